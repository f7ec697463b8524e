import type { InjectRecord } from '#protocol/views.ts';
import { asksForAnswer } from './asks.ts';

export interface Pace {
  tick: number;
  tickMinutes: number;
  ticksPerMinute: number;
}

export type Deadline =
  | { kind: 'none' | 'open' | 'answered' }
  | { kind: 'expired'; tick: number | null }
  | {
      kind: 'running';
      /** Minutes of the exercise and seconds on the watch that are left; 0: the last tick. */
      minutes: number;
      realSeconds: number;
      /** Little of either. */
      soon: boolean;
      tick: number;
    };

const soonMinutes = 30;
const soonSeconds = 60;

/** How it stands with the answer: what is left of its time, in the exercise and on the watch. */
export function deadlineOf(
  inject: Pick<InjectRecord, 'options' | 'freeText' | 'answer' | 'expired' | 'answerByTick'>,
  pace: Pace,
): Deadline {
  if (inject.answer) return { kind: 'answered' };
  if (inject.expired) return { kind: 'expired', tick: inject.answerByTick };
  if (!asksForAnswer(inject)) return { kind: 'none' };
  if (inject.answerByTick === null) return { kind: 'open' };
  const ticks = Math.max(0, inject.answerByTick - pace.tick);
  const minutes = ticks * pace.tickMinutes;
  const realSeconds = Math.round((ticks * 60) / pace.ticksPerMinute);
  const soon = minutes <= soonMinutes || realSeconds <= soonSeconds;
  return { kind: 'running', minutes, realSeconds, soon, tick: inject.answerByTick };
}
