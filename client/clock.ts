import type { ExerciseClock } from './format.ts';

/**
 * The arithmetic of an exercise's clock; its words are in format.ts. A pack says how long a tick is, so that no screen may count
 * on five minutes: a span is said in minutes and turned into ticks here.
 */
type Tick = Pick<ExerciseClock, 'tickMinutes'>;

/** Whole ticks that a span of minutes takes; at least one. */
export const ticksIn = (minutes: number, { tickMinutes }: Tick): number =>
  Math.max(1, Math.ceil(minutes / tickMinutes));

/** Ticks in an hour; not whole where a tick is not a part of an hour. */
export const perHour = ({ tickMinutes }: Tick): number => 60 / tickMinutes;

/** Minutes since midnight of the day in which the clock starts, local time; below 0 on the days before. */
export function minutesSinceMidnight(tick: number, { start, tickMinutes }: ExerciseClock): number {
  return Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) + tick * tickMinutes;
}
