import { minutesSinceMidnight } from '../clock.ts';
import type { ExerciseClock } from '../format.ts';

/** Sunrise and sunset in the middle of the country in late December, minutes of the day, legal time. */
const sunrise = 8 * 60 + 45;
const sunset = 17 * 60;
/** Civil twilight at that time of the year. */
const twilight = 35;

/**
 * How dark it is, 0 by day to 1 by night, at a minute of the day. The scenarios live in the last days of the year; a pack of
 * another season needs other times.
 */
export function darkness(minuteOfDay: number): number {
  const toDay = Math.min(minuteOfDay - (sunrise - twilight), sunset + twilight - minuteOfDay);
  return 1 - Math.min(1, Math.max(0, toDay / twilight));
}

/**
 * Darkness of the country at a tick.
 * @param steps in how many steps night falls: each is a repaint of the ground
 */
export function nightAt(tick: number, clock: ExerciseClock, steps: number): number {
  const minute = minutesSinceMidnight(tick, clock) % 1440;
  return Math.round(darkness((minute + 1440) % 1440) * steps) / steps;
}
