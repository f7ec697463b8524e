import type { Catalogue } from '#protocol/catalogue.ts';
import type { MselRow } from '#protocol/views.ts';
import { minutesSinceMidnight } from '../clock.ts';

/** Where an inject stands, in the order in which one asks: is it off, is it out, when does it come. */
export type InjectStatus = 'skipped' | 'held' | 'sent' | 'partly-sent' | 'waiting' | 'due' | 'planned';

export function statusOf(row: MselRow, tick: number): InjectStatus {
  if (row.skipped) return 'skipped';
  if (row.sent > 0 && row.sent >= row.teams) return 'sent';
  if (row.held) return 'held';
  if (row.sent > 0) return 'partly-sent';
  if (row.dueTick !== null && row.dueTick > tick) return 'planned';
  return row.dueTick === null || row.condition !== null ? 'waiting' : 'due';
}

/**
 * Where it stands on the time line: when it went out, else when it is due. Null: its time, if it has one, has come, and it
 * waits for its condition.
 */
export function placeOf(row: MselRow, tick: number): number | null {
  if (row.sentTick !== null) return row.sentTick;
  const waits = row.condition !== null && row.dueTick !== null && row.dueTick <= tick;
  return waits && !row.skipped ? null : row.dueTick;
}

/** A local day of the exercise. The day of "now" has what is out in `past` and what comes in `ahead`. */
export interface Day {
  /** Some tick of that day, for its name. */
  tick: number;
  past: MselRow[];
  isNow: boolean;
  ahead: MselRow[];
}

export interface Timeline {
  days: Day[];
  /** Not placed in time: they wait for a condition. */
  waiting: MselRow[];
}

/**
 * Injects by day, oldest first, with the place of "now" among them: what is out or dropped stands before it, what is still
 * to come after it, even where it was held beyond its time. At equal times must comes before should before may.
 */
export function timeline(rows: readonly MselRow[], tick: number, clock: Catalogue['clock']): Timeline {
  const placed: { row: MselRow; at: number }[] = [];
  const waiting: MselRow[] = [];
  for (const row of rows) {
    const at = placeOf(row, tick);
    if (at === null) waiting.push(row);
    else placed.push({ row, at });
  }
  placed.sort((a, b) => a.at - b.at || byPriority(a.row, b.row));
  waiting.sort(byPriority);

  const days = new Map<number, Day>();
  const day = (at: number) => {
    const number = dayOf(at, clock);
    let found = days.get(number);
    if (!found)
      days.set(number, (found = { tick: at, past: [], isNow: number === dayOf(tick, clock), ahead: [] }));
    return found;
  };
  day(tick);
  for (const { row, at } of placed) {
    if (at <= tick && !isOpen(row)) day(at).past.push(row);
    else day(Math.max(at, tick)).ahead.push(row);
  }
  return { days: [...days.values()].toSorted((a, b) => a.tick - b.tick), waiting };
}

/** Still to come although its time may have passed: held back, or due at this very moment. */
function isOpen(row: MselRow): boolean {
  return row.sent === 0 && !row.skipped;
}

/** Days since the one the clock starts in, by the exercise's local time. */
export function dayOf(tick: number, clock: Catalogue['clock']): number {
  return Math.floor(minutesSinceMidnight(tick, clock) / 1440);
}

const priorityOrder = { must: 0, should: 1, may: 2 } as const;
function byPriority(a: MselRow, b: MselRow): number {
  return priorityOrder[a.priority] - priorityOrder[b.priority] || (a.id < b.id ? -1 : 1);
}

/** The next injects that have a time, soonest first; a condition may still keep one back. */
export function nextInjects(rows: readonly MselRow[], tick: number, count: number): MselRow[] {
  return rows
    .filter(
      (row) => row.dueTick !== null && row.dueTick > tick && row.sent === 0 && !row.held && !row.skipped,
    )
    .toSorted((a, b) => (a.dueTick ?? 0) - (b.dueTick ?? 0) || byPriority(a, b))
    .slice(0, count);
}

/** Where a jump to the next inject leads: the next time in the list, even if a condition then still decides. */
export function nextStop(rows: readonly MselRow[], tick: number): MselRow | null {
  const open = rows.filter(
    (row) => row.dueTick !== null && row.dueTick > tick && row.sent < row.teams && !row.held && !row.skipped,
  );
  return open.toSorted((a, b) => (a.dueTick ?? 0) - (b.dueTick ?? 0) || byPriority(a, b))[0] ?? null;
}

/** Whether an inject is meant for a role; an empty list means everyone. */
export function isFor(row: MselRow, role: string): boolean {
  return row.roles.length === 0 || row.roles.includes(role);
}

export type MselFilter = { role: string | null; hideDone: boolean; search: string };

/** Rows left by the filter; `search` looks in the titles the reader sees. */
export function filtered(
  rows: readonly MselRow[],
  filter: MselFilter,
  titleOf: (row: MselRow) => string,
): MselRow[] {
  const wanted = fold(filter.search.trim());
  return rows.filter(
    (row) =>
      (filter.role === null || isFor(row, filter.role)) &&
      (!filter.hideDone || (row.sent < row.teams && !row.skipped)) &&
      (wanted === '' || fold(titleOf(row)).includes(wanted)),
  );
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
