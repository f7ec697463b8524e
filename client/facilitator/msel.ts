import type { Catalogue } from '#protocol/catalogue.ts';
import type { MselRow } from '#protocol/views.ts';

/** Where an inject stands, in the order in which one asks: is it off, is it out, when does it come. */
export type InjectStatus = 'skipped' | 'held' | 'sent' | 'partly-sent' | 'waiting' | 'due' | 'planned';

export function statusOf(row: MselRow, tick: number): InjectStatus {
  if (row.skipped) return 'skipped';
  if (row.sent > 0 && row.sent >= row.teams) return 'sent';
  if (row.held) return 'held';
  if (row.sent > 0) return 'partly-sent';
  if (row.dueTick === null) return 'waiting';
  return row.dueTick <= tick ? 'due' : 'planned';
}

/** When it stands on the time line: when it went out, else when it is due; null: it waits for a condition. */
export function placeOf(row: MselRow): number | null {
  return row.sentTick ?? row.dueTick;
}

export interface TimeGroup {
  /** First tick of the hour of play, counted from the onset. */
  fromTick: number;
  rows: MselRow[];
}

export interface Timeline {
  /** Groups whose injects are all out or past, oldest first. */
  past: TimeGroup[];
  /** From now on, soonest first. */
  ahead: TimeGroup[];
  /** Not placed in time: they wait for a condition. */
  waiting: MselRow[];
}

/** Injects by the hour, cut in two where "now" is. Within a group by time, then must before should before may. */
export function timeline(rows: readonly MselRow[], tick: number, clock: Catalogue['clock']): Timeline {
  const placed: { row: MselRow; at: number }[] = [];
  const waiting: MselRow[] = [];
  for (const row of rows) {
    const at = placeOf(row);
    if (at === null) waiting.push(row);
    else placed.push({ row, at });
  }
  placed.sort((a, b) => a.at - b.at || byPriority(a.row, b.row));
  waiting.sort(byPriority);
  return {
    past: grouped(
      placed.filter((p) => p.at <= tick && !isOpen(p.row)),
      clock,
    ),
    ahead: grouped(
      placed.filter((p) => p.at > tick || isOpen(p.row)),
      clock,
    ),
    waiting,
  };
}

/** Still to come although its time may have passed: held back, or due at this very moment. */
function isOpen(row: MselRow): boolean {
  return row.sent === 0 && !row.skipped;
}

function grouped(placed: readonly { row: MselRow; at: number }[], clock: Catalogue['clock']): TimeGroup[] {
  const hour = Math.max(1, Math.round(60 / clock.tickMinutes));
  const groups: TimeGroup[] = [];
  for (const { row, at } of placed) {
    const fromTick = clock.zeroTick + Math.floor((at - clock.zeroTick) / hour) * hour;
    const last = groups.at(-1);
    if (last && last.fromTick === fromTick) last.rows.push(row);
    else groups.push({ fromTick, rows: [row] });
  }
  return groups;
}

const priorityOrder = { must: 0, should: 1, may: 2 } as const;
function byPriority(a: MselRow, b: MselRow): number {
  return priorityOrder[a.priority] - priorityOrder[b.priority] || (a.id < b.id ? -1 : 1);
}

/** The next injects that go out by themselves, soonest first. */
export function nextInjects(rows: readonly MselRow[], tick: number, count: number): MselRow[] {
  return rows
    .filter((row) => row.dueTick !== null && row.dueTick > tick && row.sent === 0 && !row.held && !row.skipped)
    .toSorted((a, b) => (a.dueTick ?? 0) - (b.dueTick ?? 0) || byPriority(a, b))
    .slice(0, count);
}

/** Whether an inject is meant for a role; an empty list means everyone. */
export function isFor(row: MselRow, role: string): boolean {
  return row.roles.length === 0 || row.roles.includes(role);
}

export type MselFilter = { role: string | null; hideDone: boolean; search: string };

/** Rows left by the filter; `search` looks in the titles the reader sees. */
export function filtered(rows: readonly MselRow[], filter: MselFilter, titleOf: (row: MselRow) => string): MselRow[] {
  const wanted = fold(filter.search.trim());
  return rows.filter(
    (row) =>
      (filter.role === null || isFor(row, filter.role)) &&
      (!filter.hideDone || (row.sent < row.teams && !row.skipped)) &&
      (wanted === '' || fold(titleOf(row)).includes(wanted)),
  );
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}
