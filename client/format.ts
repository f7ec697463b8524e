import type { Catalogue } from '#protocol/catalogue.ts';
import { common } from './i18n/common.ts';
import { locale } from './i18n/index.ts';

/**
 * The one place that turns ticks, counts and money into words. Everything follows the reader's language; read inside a
 * component, it follows a change of language too.
 */
export type ExerciseClock = Catalogue['clock'];

const cache = new Map<string, Intl.NumberFormat>();
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.NumberFormat(locale(), options)));
  return format;
}

/** `2,412,300` or `2 412 300`. */
export function number(value: number, fractionDigits = 0): string {
  return numberFormat({
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
}

/** `2.4 M`, `310 k`: for the narrowest places only; the full figure stands in the accessible name. */
export function short(value: number): string {
  if (Math.abs(value) >= 1_000_000) return `${number(value / 1_000_000, 1)} M`;
  if (Math.abs(value) >= 10_000) return `${number(Math.floor(value / 1000))} k`;
  return number(value);
}

/**
 * Basis points as a percentage: `61.4%` or `61,4 %`. Without digits it rounds, but never up to 100 nor down to 0: a
 * service at 99.9 % is not whole and one at 0.1 % is not gone.
 */
export function percent(bp: number, fractionDigits = 0): string {
  const step = 10 ** (2 - fractionDigits);
  let rounded = Math.round(bp / step) * step;
  if (rounded === 10_000 && bp < 10_000) rounded -= step;
  if (rounded === 0 && bp > 0) rounded = step;
  return numberFormat({
    style: 'percent',
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(rounded / 10_000);
}

/** Basis points as a number out of a hundred, `66`: for what is no share of anything, such as trust. */
export function hundredths(bp: number): string {
  return number(Math.round(bp / 100));
}

/** k€ as `180 k€`, from a million on as `1.8 M€`. */
export function money(kiloEuro: number): string {
  if (Math.abs(kiloEuro) < 1000) return common.t('kiloEuro', { n: number(kiloEuro) });
  const digits = kiloEuro % 1000 === 0 ? 0 : 1;
  return common.t('megaEuro', { n: number(kiloEuro / 1000, digits) });
}

/** Minutes as `45 min`, `2 h 10`, `43 h`, from two days on `3 d 4 h`. */
export function duration(minutes: number): string {
  const total = Math.max(0, Math.round(minutes));
  const h = Math.floor(total / 60);
  const m = total % 60;
  if (h >= 48) {
    const d = Math.floor(h / 24);
    return h % 24 === 0 ? common.t('days', { d }) : common.t('daysHours', { d, h: h % 24 });
  }
  if (h === 0) return common.t('minutes', { n: m });
  return m === 0 ? common.t('hours', { h }) : common.t('hoursMinutes', { h, m: pad(m) });
}

/** A duration given in ticks of this exercise. */
export function ticks(count: number, clock: ExerciseClock): string {
  return duration(count * clock.tickMinutes);
}

/** Minutes as `30:05` hours, or seconds as `4:05` minutes: on a clock that runs, and as one types a time. */
export function sixtieths(count: number): string {
  const size = Math.abs(count);
  return `${count < 0 ? '−' : ''}${Math.floor(size / 60)}:${pad(size % 60)}`;
}

/** Local time of day at a tick: `10:35`. Only for what stands under its day; everywhere else `moment`. */
export function timeOfDay(tick: number, clock: ExerciseClock): string {
  const date = dateOf(tick, clock);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

/**
 * A moment as one reads it now: `09:40`, of another day `Mon 09:40`, from a week on, where the name of the day would be
 * that of two days, `Mon 22 Dec 09:40`.
 */
export function moment(tick: number, now: number, clock: ExerciseClock): string {
  const then = dateOf(tick, clock);
  const days = Math.abs(dayNumber(then) - dayNumber(dateOf(now, clock)));
  if (days === 0) return timeOfDay(tick, clock);
  if (days >= 7) return dayAndTime(tick, clock);
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(then);
  return common.t('dayTime', { day: weekday, time: timeOfDay(tick, clock) });
}

/** `Tue 23 Dec`, `mar. 23 déc.` */
export function day(tick: number, clock: ExerciseClock): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
    .format(dateOf(tick, clock))
    .replace(',', '');
}

/** `Tue 23 Dec 10:35`. */
export function dayAndTime(tick: number, clock: ExerciseClock): string {
  return common.t('dayTime', { day: day(tick, clock), time: timeOfDay(tick, clock) });
}

/** Time since the onset, `T+28 h 05`; before it, `T−0 h 30`. */
export function sinceOnset(tick: number, clock: ExerciseClock): string {
  const minutes = (tick - clock.zeroTick) * clock.tickMinutes;
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '−' : '+';
  return `T${sign}${common.t('hoursMinutes', { h: Math.floor(size / 60), m: pad(size % 60) })}`;
}

/** `start` is a wall time without a zone: read as UTC and written as UTC, it never shifts. */
function dateOf(tick: number, clock: ExerciseClock): Date {
  return new Date(Date.parse(`${clock.start.slice(0, 16)}:00Z`) + tick * clock.tickMinutes * 60_000);
}

/** Midnights passed, so that two dates of one day have the same. */
function dayNumber(date: Date): number {
  return Math.floor(date.getTime() / 86_400_000);
}

/** A day of the calendar, not of the exercise: `2026-03-31` as `31 Mar 2026`. */
export function calendarDay(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso));
}

/** When a file on the server was made, `22 Dec 2025, 09:40`: wall time of the reader, not of the exercise. */
export function wallTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
