import { Circle, CircleCheck } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { practice as words } from '../../i18n/practice.ts';
import { team } from '../../store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { part } from '../layout.ts';
import { TeamScreen } from '../screen.tsx';
import { closePractice, openPractice, practice, practising, show, stepPractice } from './state.ts';
import { stepsPerSecond } from './step.ts';
import { hintOf, tasksOf } from './tasks.ts';
import './practice.css';

const t = words.t;

/**
 * The team's real screen on a made-up table. Going: about a minute of practice; standing: the picture behind the guided start.
 * Nothing of it reaches the server, and the server's own table takes its place again when it goes.
 */
export function PracticeScreen({ going }: { going: boolean }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    openPractice();
    setOpen(true);
    return () => {
      closePractice();
      part.value = 'situation';
    };
  }, []);
  const served = team.served.value;
  useEffect(show, [served]);
  if (!open) return null;
  return going ? <Going /> : <TeamScreen above={null} />;
}

const leave = () => {
  practising.value = false;
};

function Going() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => {
      // The practice stands still while a dialog is open: reading one would use up its minute.
      if (!document.querySelector('dialog[open]') && stepPractice()) setOver(true);
    }, 1000 / stepsPerSecond);
    return () => clearInterval(timer);
  }, [over]);
  const again = () => {
    openPractice();
    setOver(false);
  };
  return (
    <>
      <TeamScreen above={<Ribbon />} />
      {over && (
        <Dialog
          title={t('endTitle')}
          onClose={leave}
          footer={
            <>
              <Button kind="plain" onClick={again}>
                {t('again')}
              </Button>
              <Button kind="primary" onClick={leave}>
                {t('back')}
              </Button>
            </>
          }
        >
          <p>{t('endBody')}</p>
        </Dialog>
      )}
    </>
  );
}

/** Says what this is, what to try next and how to get out. */
function Ribbon() {
  const now = practice.value;
  if (!now) return null;
  return (
    <aside class="practice" aria-label={t('label')}>
      <b class="practice-mark">{t('label')}</b>
      <div class="practice-words">
        <p role="status">{t(hintOf(now.table))}</p>
        <p class="muted caption">{t('about')}</p>
      </div>
      <ol class="practice-tasks">
        {tasksOf(now.table).map(({ name, done }) => (
          <li key={name} class={done ? 'is-done' : ''}>
            <Icon of={done ? CircleCheck : Circle} size={14} />
            {t(name)}
            <span class="visually-hidden">: {t(done ? 'taskDone' : 'taskOpen')}</span>
          </li>
        ))}
      </ol>
      <Button small class="practice-back" onClick={leave}>
        {t('back')}
      </Button>
    </aside>
  );
}
