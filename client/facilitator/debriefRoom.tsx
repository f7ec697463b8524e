import { MonitorPlay } from 'lucide-preact';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { ExerciseRecord } from '#protocol/views.ts';
import { console as words } from '../i18n/console.ts';
import { renewedSince } from '../renewed.ts';
import { facilitator as store } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Loading } from '../ui/states.tsx';
import { SlideControl } from './slideControl.tsx';
import './debriefRoom.css';

const DebriefScreen = lazily(async () => (await import('../debrief/index.tsx')).DebriefScreen);

/** After ENDEX: the results of every team and ghost, and a word on how to show them to the room. */
export function DebriefRoom({ catalogue, exercise }: { catalogue: Catalogue; exercise: ExerciseRecord }) {
  const result = store.record('result');
  return (
    <div class="debrief-room">
      <aside class="debrief-hint no-print" aria-label={words.t('debriefHint')}>
        <Icon of={MonitorPlay} size={16} /> {words.t('debriefProject')}
        {result && <SlideControl result={result} />}
      </aside>
      {result ? (
        <DebriefScreen result={result} catalogue={catalogue} renewed={renewedSince(exercise)} />
      ) : (
        <Loading what={words.t('debriefWait')} />
      )}
    </div>
  );
}
