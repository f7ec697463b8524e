import { MousePointerClick, Route } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { guide } from '../i18n/guide.ts';
import { practice } from '../i18n/practice.ts';
import { Button } from '../ui/button.tsx';
import { guideStep, startGuide } from './guide/state.ts';
import { practising } from './practice/state.ts';
import './lobby.css';

/** Whether the reader comes back from one of the two: the focus goes where they left. */
let wasAway = false;

/** What a newcomer can do before play: try the real screen, and be shown round it. */
export function FirstSteps({ mayPractise }: { mayPractise: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasAway) box.current?.querySelector('button')?.focus();
    wasAway = false;
    return () => {
      wasAway = practising.peek() || guideStep.peek() !== null;
    };
  }, []);
  return (
    <div class="first-steps" ref={box}>
      {mayPractise && (
        <Button
          kind="primary"
          icon={MousePointerClick}
          onClick={() => {
            practising.value = true;
          }}
        >
          {practice.t('try')}
        </Button>
      )}
      <Button icon={Route} kind={mayPractise ? 'quiet' : 'primary'} onClick={startGuide}>
        {guide.t('show')}
      </Button>
      {mayPractise && <p class="muted">{practice.t('tryAbout')}</p>}
    </div>
  );
}
