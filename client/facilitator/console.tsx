import { effect } from '@preact/signals';
import { Name } from '../ui/written.tsx';
import { dayAndTime } from '../format.ts';
import { exerciseTitle } from '../exerciseTitle.ts';
import { to } from '../base.ts';
import { useEffect, useState } from 'preact/hooks';
import { loadCatalogue, type ClientRefusal } from '../api.ts';
import { connect, disconnect, removal, status } from '../connection.ts';
import { catalogue, facilitator as store } from '../store.ts';
import { console as words } from '../i18n/console.ts';
import { facilitator as deskWords } from '../i18n/facilitator.ts';
import { refusalText } from '../i18n/refusals.ts';
import { HaltedBanner } from '../ui/haltedBanner.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Bar } from './bar.tsx';
import './console.css';
import { DebriefRoom } from './debriefRoom.tsx';
import { LostBanner } from './lostBanner.tsx';
import { PageBar } from './pageBar.tsx';
import { PlayRoom } from './playRoom.tsx';
import { useSpaceBar } from './spaceBar.ts';
import './office.css';

export interface ConsoleProps {
  code: string;
  facilitatorKey: string;
  onWrongKey: () => void;
}

/** One exercise: the bar with the time and the buttons of the lifecycle always on top, below it the room it is in. */
export function Console({ code, facilitatorKey, onWrongKey }: ConsoleProps) {
  const [failed, setFailed] = useState<ClientRefusal | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    setFailed(null);
    void connect({ audience: 'facilitator', key: facilitatorKey, code });
    void loadCatalogue(code).then((answer) => {
      if (!answer.ok) setFailed(answer.refusal);
    });
    const stop = effect(() => {
      if (removal.value?.code === 'wrong-key') onWrongKey();
    });
    return () => {
      stop();
      disconnect();
    };
  }, [code, facilitatorKey, attempt]);

  const exercise = store.record('exercise');
  const known = catalogue.value;
  useSpaceBar(exercise?.lifecycle ?? null);
  useEffect(() => {
    if (exercise) document.title = `${exercise.title} · Poste Restante`;
  }, [exercise?.title]);

  const refusal = removal.value ?? failed;
  if (!exercise || !known || status.value === 'removed') {
    return (
      <div class="office">
        <PageBar />
        <main class="office-main">
          {refusal ? (
            <ErrorState title={words.t('consoleFailed')} onRetry={() => setAttempt((n) => n + 1)}>
              {/* What the server said is more exact than our sentence: which line of the log, which disk. */}
              {refusal.code === 'storage-failed' ? (
                <span lang="en">{refusal.message}</span>
              ) : (
                refusalText(refusal)
              )}{' '}
              <a href={to('/facilitator')}>{deskWords.t('back')}</a>
            </ErrorState>
          ) : (
            <Waiting />
          )}
        </main>
      </div>
    );
  }

  const over = exercise.lifecycle === 'debrief' || exercise.lifecycle === 'closed';
  return (
    <div class="console">
      <LostBanner />
      <HaltedBanner refusal={store.record('halted')} reader="facilitator" />
      <PrintHead title={exerciseTitle(exercise.title, known.scenario.title)} code={exercise.code} />
      <Bar exercise={exercise} clock={known.clock} />
      {over ? (
        <DebriefRoom catalogue={known} exercise={exercise} />
      ) : (
        <PlayRoom catalogue={known} exercise={exercise} />
      )}
    </div>
  );
}

/** What a sheet of paper must say by itself. */
function PrintHead({ title, code }: { title: string; code: string }) {
  const clock = catalogue.value?.clock;
  const tick = store.record('clock')?.tick ?? 0;
  return (
    <p class="only-print">
      <b>
        <Name of={title} />
      </b>{' '}
      · {code} · {clock && dayAndTime(tick, clock)}
    </p>
  );
}
