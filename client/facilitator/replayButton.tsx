import { History } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { LogRecord, TeamRow } from '#protocol/views.ts';
import { Replay } from '../afterPlay/replay.tsx';
import { afterPlay } from '../i18n/afterPlay.ts';
import { facilitator, team as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { fetchMoment } from './api.ts';
import { takeKey } from './kept.ts';
import '../afterPlay/replay.css';

const { t } = afterPlay;

/** A team's run as it saw it at any moment, over everything else until it is closed. */
export function ReplayButton({ team }: { team: TeamRow }) {
  const [key] = useState(takeKey);
  const [log, setLog] = useState<LogRecord[] | null>(null);
  const exercise = facilitator.record('exercise');
  if (key === null || !exercise) return null;
  return (
    <>
      <Button small icon={History} onClick={() => setLog(store.all('log').map(({ record }) => record))}>
        {t('replay')}
      </Button>
      {log && (
        <div class="replay-over">
          <Replay
            title={t('replayOf', { team: team.name })}
            ask={(tick) => fetchMoment(key, exercise.code, team.id, tick)}
            end={facilitator.record('clock')?.tick ?? 0}
            pace={exercise.ownTicksPerMinute}
            log={log}
            onClose={() => setLog(null)}
          />
        </div>
      )}
    </>
  );
}
