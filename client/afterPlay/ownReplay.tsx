import type { LogRecord, Moment } from '#protocol/views.ts';
import { request } from '../api.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { seatsOf } from '../session.ts';
import { mySeat, team } from '../store.ts';
import { Replay } from './replay.tsx';

/** What a replay needs to know of the run; taken before its table gives way to that of another moment. */
export interface Replayed {
  code: string;
  name: string;
  token: string;
  end: number;
  pace: number;
  log: LogRecord[];
}

/** The own run as it stands now, at its end. */
export function replayedNow(): Replayed {
  const exercise = team.record('exercise');
  const code = exercise?.code ?? '';
  return {
    code,
    name: team.record('team')?.name ?? '',
    token: seatsOf(code).find(({ seat }) => seat === mySeat.value)?.token ?? '',
    end: team.record('clock')?.tick ?? 0,
    pace: exercise?.ownTicksPerMinute ?? 1,
    log: team.all('log').map(({ record }) => record),
  };
}

/** The own team's run, to be looked at again. */
export function OwnReplay({ of, onClose }: { of: Replayed; onClose: () => void }) {
  const ask = (tick: number) =>
    request<Moment>('GET', `/api/exercises/${encodeURIComponent(of.code)}/replay/own?tick=${tick}`, {
      headers: { authorization: `Bearer ${of.token}` },
    });
  return (
    <Replay
      title={afterPlay.t('replayOf', { team: of.name })}
      ask={ask}
      end={of.end}
      pace={of.pace}
      log={of.log}
      onClose={onClose}
    />
  );
}
