import { type ExerciseClock, sixtieths } from '../format.ts';

/**
 * The tick somebody means by a time since the onset. Understands `T+30:05`, `30:05`, `T+30 h 05`, `30h`, `-0:30` and
 * `T−0 h 30`; a lone number is hours. Rounds up to a whole tick: never before the time asked for.
 * @returns null when it is none of these.
 */
export function tickOf(typed: string, clock: ExerciseClock): number | null {
  const found = /^\s*T?\s*([+\-−])?\s*(\d{1,5})\s*(?:[h:]\s*(\d{1,2})?\s*(?:min|m)?)?\s*$/i.exec(typed);
  if (!found) return null;
  const [, sign, hours = '0', minutes = '0'] = found;
  if (Number(minutes) > 59) return null;
  const size = Number(hours) * 60 + Number(minutes);
  const total = sign === '-' || sign === '−' ? -size : size;
  return clock.zeroTick + Math.ceil(total / clock.tickMinutes);
}

/** The inverse, as one would type it: `30:05`. */
export function typedTime(tick: number, clock: ExerciseClock): string {
  return sixtieths((tick - clock.zeroTick) * clock.tickMinutes);
}

export type TimeError = 'wrong' | 'past' | 'beyond';

/** A time one can still go to: after now and not beyond the end of the scenario. */
export function futureTick(
  typed: string,
  now: number,
  clock: ExerciseClock,
): { tick: number } | { error: TimeError } {
  const tick = tickOf(typed, clock);
  if (tick === null) return { error: 'wrong' };
  if (tick <= now) return { error: 'past' };
  if (tick > clock.endTick) return { error: 'beyond' };
  return { tick };
}
