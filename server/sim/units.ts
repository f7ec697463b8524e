import { z } from 'zod';

/**
 * Quantities as a pack writes them: a number with its unit, so that a reader never guesses and a slip is refused. Each
 * schema takes the written text and gives an integer in the unit its name tells. Its pattern is published for editors.
 */
function quantity(example: string, pattern: RegExp, read: (written: string) => number | null) {
  return z
    .union([z.string(), z.number()], { error: `must be ${example}` })
    .transform((written, context) => {
      const value = read(String(written).trim());
      if (value === null || !Number.isFinite(value)) {
        context.addIssue({ code: 'custom', message: `"${written}" is not ${example}`, input: written });
        return z.NEVER;
      }
      return value;
    })
    .meta(form(example, pattern.source));
}

/** A quantity that is one number and its unit: `read` gets the match of its pattern. */
const measured = (example: string, pattern: RegExp, read: (found: RegExpExecArray) => number) =>
  quantity(example, pattern, (written) => {
    const found = pattern.exec(written);
    return found ? Math.round(read(found)) : null;
  });

/** How a text is written, for the JSON Schemas that editors read: the words, the pattern, and what to say when it differs. */
const form = (example: string, pattern: string) => ({
  description: `${example[0]!.toUpperCase()}${example.slice(1)}.`,
  pattern,
  patternErrorMessage: `must be ${example}`,
});

const number = (text: string) => (/\d/.test(text) ? Number(text.replace(/[ _]/g, '')) : Number.NaN);
const MINUTES: Record<string, number> = { min: 1, h: 60, d: 1440 };
const DURATION = /^(\d+(\.\d+)?\s*(min|h|d)\b\s*)+$/;
const PERCENT = /^([+-]?\d+(?:\.\d+)?)\s*%$/;
const MONEY = /^([+-]?\d+(?:\.\d+)?)\s*(k€|M€)$/;
/** A day and a wall time as they are written; whether the calendar has them is another question. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Reads `90 min`, `1 h 30 min`, `2 d` into minutes; null when it is nothing of the kind. */
export function readDuration(written: string): number | null {
  const parts = [...written.matchAll(/(\d+(?:\.\d+)?)\s*(min|h|d)\b/g)];
  if (parts.length === 0) return null;
  const rest = parts.reduce((text, part) => text.replace(part[0], ''), written);
  if (rest.trim() !== '') return null;
  return Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * MINUTES[unit!]!, 0));
}

/** Reads `35 %`, `-3.5 %`, `300 %` into basis points. */
export function readPercent(written: string): number | null {
  const match = PERCENT.exec(written);
  return match ? Math.round(Number(match[1]) * 100) : null;
}

/** Reads `180 k€`, `1.8 M€` into k€. */
export function readMoney(written: string): number | null {
  const match = MONEY.exec(written);
  return match ? Math.round(Number(match[1]) * (match[2] === 'M€' ? 1000 : 1)) : null;
}

/** Minutes. */
export const duration = quantity(
  'a duration such as "45 min", "2 h", "1 h 30 min" or "3 d"',
  DURATION,
  readDuration,
);
/** Basis points; may be negative or above 10,000. */
export const percent = quantity('a percentage such as "35 %" or "-5 %"', PERCENT, readPercent);
/** Basis points, 0..10,000. */
export const share = percent
  .refine((bp) => bp >= 0 && bp <= 10_000, 'a share lies between 0 % and 100 %')
  .meta(form('a share from 0 % to 100 %', String.raw`^\+?0*(100(\.0+)?|\d{1,2}(\.\d+)?)\s*%$`));
/** Millionths, 0..1,000,000: for shares that must add up exactly. */
export const fineShare = measured(
  'a percentage such as "1.134 %"',
  /^(\d+(?:\.\d+)?)\s*%$/,
  ([, count]) => Number(count) * 10_000,
);
/** k€. */
export const money = quantity('an amount such as "180 k€" or "1.2 M€"', MONEY, readMoney);
/** Parcels an hour. */
export const perHour = measured('an hourly rate such as "30000/h"', /^([\d _.]+)\s*\/\s*h$/, ([, count]) =>
  number(count!),
);
/** Requests a second. */
export const perSecond = measured('a rate such as "9000/s"', /^([\d _.]+)\s*\/\s*s$/, ([, count]) =>
  number(count!),
);
/** Thousands of packets a second. */
export const packets = measured(
  'a packet rate such as "40 Mpps" or "2.5 Bpps"',
  /^(\d+(?:\.\d+)?)\s*(kpps|Mpps|Bpps)$/,
  ([, count, unit]) => Number(count) * { kpps: 1, Mpps: 1e3, Bpps: 1e6 }[unit as 'kpps'],
);

/** Minutes since local midnight, 0..1440. */
export function readClock(written: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(written);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 && Number(match[2]) < 60 ? minutes : null;
}

/** `06:00-14:00` into two minutes of the day. */
export const hours = z
  .string()
  .transform((written, context): [number, number] => {
    const [from, to] = written.split('-').map((part) => readClock(part.trim()));
    if (from === null || to === null || from === undefined || to === undefined || to <= from) {
      context.addIssue({
        code: 'custom',
        message: `"${written}" is not a span of the day such as "06:00-14:00"`,
        input: written,
      });
      return z.NEVER;
    }
    return [from, to];
  })
  .meta(
    form('a span of the day such as "06:00-14:00"', String.raw`^\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}\s*$`),
  );

/** A moment of the exercise: minutes after T+0 (`T+2 h`, `T-30 min`) or a local date and time. */
export type Moment = { afterZero: number } | { local: string };
export const moment = z
  .string()
  .transform((written, context): Moment => {
    const text = written.trim();
    if (text === 'T+0') return { afterZero: 0 };
    const relative = /^T\s*([+-])\s*(.+)$/.exec(text);
    const minutes = relative ? readDuration(relative[2]!) : null;
    if (relative && minutes !== null) return { afterZero: relative[1] === '-' ? -minutes : minutes };
    if (isLocal(text)) return { local: text };
    context.addIssue({
      code: 'custom',
      message: `"${written}" is not a moment such as "T+2 h", "T-30 min" or "2025-12-22T14:35"`,
      input: written,
    });
    return z.NEVER;
  })
  .meta(
    form(
      'a moment such as "T+2 h" or "T-30 min" (T+0 is the onset), or a local date and time such as "2025-12-22T14:35"',
      String.raw`^T\+0$|^T\s*[+-]\s*${DURATION.source.slice(1)}|${LOCAL.source}`,
    ),
  );

/** Whether a text is a day that the calendar has: `2025-12-22`. */
export function isDay(written: string): boolean {
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** Whether a text is a local wall time that exists: `2025-12-22T14:35`. */
export const isLocal = (written: string): boolean =>
  /^.{10}T\d{2}:\d{2}$/.test(written) && isDay(written.slice(0, 10)) && readClock(written.slice(11)) !== null;

/** A day of the calendar, as it is written. */
export const day = z
  .string()
  .refine(isDay, 'a day such as "2025-12-22"')
  .meta(form('a day such as "2025-12-22"', DAY.source));
/** A local wall time, as it is written. */
export const local = z
  .string()
  .refine(isLocal, 'a local date and time such as "2025-12-22T06:30"')
  .meta(form('a local date and time such as "2025-12-22T06:30"', LOCAL.source));

/** Minutes from one local wall time to another, both `YYYY-MM-DDTHH:MM`. No daylight saving lies inside a scenario. */
export function minutesBetween(from: string, to: string): number {
  return minuteOf(to) - minuteOf(from);
}

/** Minutes since 1970-01-01T00:00 of a local wall time, by the civil calendar alone (no clock, no time zone). */
export function minuteOf(local: string): number {
  const [date, time] = local.split('T') as [string, string | undefined];
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const days =
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468;
  return days * 1440 + (time ? (readClock(time) ?? 0) : 0);
}
