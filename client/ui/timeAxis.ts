import { minutesSinceMidnight, perHour } from '../clock.ts';
import { day, type ExerciseClock, timeOfDay } from '../format.ts';

const hourSteps = [1, 2, 3, 6, 12, 24, 48, 96, 168];

/**
 * Ticks to mark on an axis of exercise time: whole hours of the clock, in the finest step that leaves room for the words.
 * @param from @param to ticks @param room how many marks fit
 */
export function timeSplits(from: number, to: number, room: number, clock: ExerciseClock): number[] {
  const hour = perHour(clock);
  const hours = (to - from) / hour;
  const step = hourSteps.find((h) => hours / h <= Math.max(1, room)) ?? 168;
  // Steps count from midnight of the first day, so that 24 h means midnight and not the hour of the start.
  const startHour = minutesSinceMidnight(0, clock) / 60;
  const first = Math.ceil((from / hour + startHour) / step - 1e-9) * step;
  const splits: number[] = [];
  for (let h = first; (h - startHour) * hour <= to + 1e-9; h += step) {
    splits.push(Math.round((h - startHour) * hour));
  }
  return splits;
}

/** Words under a mark: the day at midnight, else the hour. */
export function timeLabel(tick: number, clock: ExerciseClock): string {
  const time = timeOfDay(tick, clock);
  return time === '00:00' ? day(tick, clock) : time;
}
