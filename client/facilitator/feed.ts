import type { FacilitatorRecords } from '#protocol/views.ts';

export type Line = FacilitatorRecords[`line:${number}`];

export interface FeedItem {
  id: string;
  tick: number;
  log: Line['log'];
  /** Teams it happened to; empty: the exercise itself. */
  teams: string[];
}

/** What the exercise does to every team at the same moment: one line for all of them. */
const common = new Set<Line['log']['kind']>(['inject', 'announcement', 'obligation']);

/** Lines newest first by the exercise's clock (a jump is written down after all it made happen); the same thing happening to many teams at once is one item. At most `atMost` items. */
export function feedOf(lines: readonly { id: string; record: Line }[], atMost: number): FeedItem[] {
  const items: FeedItem[] = [];
  const known = new Map<string, FeedItem>();
  for (const { id, record } of lines.toSorted(newestFirst)) {
    const { tick, team, log } = record;
    const said = log.kind === 'notice' ? undefined : log.text;
    const key = common.has(log.kind) ? `${tick} ${log.kind} ${log.ref ?? ''} ${said ?? ''}` : null;
    const same = key === null ? undefined : known.get(key);
    if (same) {
      if (team !== null) same.teams.push(team);
      continue;
    }
    if (items.length >= atMost) break;
    const item = { id, tick, log, teams: team === null ? [] : [team] };
    items.push(item);
    if (key !== null) known.set(key, item);
  }
  return items;
}

function newestFirst(a: { id: string; record: Line }, b: { id: string; record: Line }): number {
  return b.record.tick - a.record.tick || Number(b.id) - Number(a.id);
}
