import { perHour } from '../clock.ts';
import type { ExerciseClock } from '../format.ts';

const spansInHours = [6, 12, 18, 24, 36, 48, 72, 96, 120, 144, 168];

/**
 * Where the common time axis ends: at the next of a few round spans, so that it jumps seldom instead of shrinking at every
 * sample, and never beyond the scenario.
 */
export function axisEnd(now: number, clock: ExerciseClock): number {
  const { endTick } = clock;
  const span = spansInHours.map((hours) => hours * perHour(clock)).find((ticks) => ticks >= now);
  return Math.max(1, now, Math.min(endTick, span ?? endTick));
}

/** Index of the sample nearest to a moment; `ticks` rise. -1: there is none. */
export function nearest(ticks: readonly number[], moment: number): number {
  let low = 0;
  let high = ticks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ticks[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  const before = ticks[low - 1];
  return before !== undefined && moment - before < ticks[low]! - moment
    ? low - 1
    : Math.min(low, ticks.length - 1);
}

/** Samples: the server takes one every half-hour, whatever a tick is. */
const quarterOfADay = 12;

/**
 * The sample a key leads to from `at`; null: back to following the latest; undefined: the key means nothing here.
 * @param at index of the sample shown @param length how many there are
 */
export function keyTo(key: string, at: number, length: number): number | null | undefined {
  const by = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -quarterOfADay,
    PageUp: quarterOfADay,
    Home: -length,
    End: length,
  }[key];
  if (key === 'Escape') return null;
  if (by === undefined) return undefined;
  return Math.max(0, Math.min(length - 1, at + by));
}
