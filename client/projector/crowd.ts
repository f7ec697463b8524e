import type { WallTeam } from './race.ts';

export interface Arrival {
  /** Counts arrivals since the page was opened: a name may come twice. */
  id: number;
  name: string;
  team: string;
}

/** Newest arrivals shown, and how many names a group shows before it counts. */
const arrivalsShown = 4;

/**
 * Who has come since the last look, newest first. People who were there when the page was opened did not arrive.
 * @param before seats by team at the last look; null at the first
 */
export function arrivals(
  known: readonly Arrival[],
  before: ReadonlyMap<string, readonly string[]> | null,
  teams: readonly Pick<WallTeam, 'id' | 'name' | 'seats'>[],
): readonly Arrival[] {
  if (!before) return known;
  let id = known[0]?.id ?? 0;
  const fresh: Arrival[] = [];
  for (const { id: team, name: teamName, seats } of teams) {
    const there = [...(before.get(team) ?? [])];
    for (const name of seats) {
      const at = there.indexOf(name);
      if (at >= 0) there.splice(at, 1);
      else fresh.unshift({ id: (id += 1), name, team: teamName });
    }
  }
  return fresh.length === 0 ? known : [...fresh, ...known].slice(0, arrivalsShown);
}

/** How a crowd of teams is laid out: with names, while there is room for them. */
export function groupsOf(teams: number): { named: boolean; names: number } {
  if (teams <= 4) return { named: true, names: 12 };
  return teams <= 8 ? { named: true, names: 5 } : { named: false, names: 0 };
}

/** Pages that can be waited for; beyond, only teams somebody sits in are shown. */
const pagesWaitedFor = 4;

/** The teams worth a place on the wall: all while they fit some pages, else those who have come. */
export function shownTeams<T extends { seats: readonly string[] }>(
  teams: readonly T[],
  perPage: number,
): readonly T[] {
  return teams.length <= perPage * pagesWaitedFor ? teams : teams.filter(({ seats }) => seats.length > 0);
}

/** What is on one page of a list that turns: `turn` counts on for ever. */
export function pageOf<T>(
  items: readonly T[],
  perPage: number,
  turn: number,
): { items: readonly T[]; at: number; of: number } {
  const of = Math.max(1, Math.ceil(items.length / Math.max(1, perPage)));
  const at = turn % of;
  return { items: items.slice(at * perPage, (at + 1) * perPage), at: at + 1, of };
}

/** Width of a code in ems of its type, with a little air: its characters are of three widths. */
export function codeWidth(code: string): number {
  let width = 0.05;
  for (const character of code)
    width += 'WM'.includes(character) ? 0.95 : 'JLEFT1'.includes(character) ? 0.55 : 0.72;
  return width;
}
