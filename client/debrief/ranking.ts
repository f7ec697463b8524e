import type { Result, RunResult } from '#protocol/views.ts';

export interface RankedTeam {
  team: string;
  name: string;
  /** 1 is first; teams with equal points share a place, and the next place is skipped: 1, 1, 3. */
  place: number;
  tied: boolean;
  points: number;
  parcelsBp: number;
  uptimeBp: number;
  own: boolean;
  /** The team's finished run; null when the server did not send it. */
  run: RunResult | null;
}

/** Teams by points, best first; equal points by name, so that the order is the same on every screen. */
export function rank(result: Result, ownTeam: string | null): RankedTeam[] {
  const runs = new Map(result.runs.filter((r) => r.kind === 'team').map((run) => [run.id, run]));
  const sorted = result.points.toSorted(
    (a, b) => b.points - a.points || a.name.localeCompare(b.name) || a.team.localeCompare(b.team),
  );
  return sorted.map((row) => ({
    ...row,
    place: sorted.findIndex((other) => other.points === row.points) + 1,
    tied: sorted.filter((other) => other.points === row.points).length > 1,
    own: row.team === ownTeam,
    run: runs.get(row.team) ?? null,
  }));
}

export const ghostsOf = (result: Result): RunResult[] => result.runs.filter((run) => run.kind === 'ghost');

/** The first `count` and the reader's own team, in order of rank. */
export const foremost = (ranked: readonly RankedTeam[], count: number): RankedTeam[] =>
  ranked.filter((row, i) => i < count || row.own);

/** Teams on the steps of the podium: the first three places, as long as they fit; a field of ties has no podium. */
export function podium(ranked: readonly RankedTeam[]): RankedTeam[] {
  const steps = ranked.filter((row) => row.place <= 3);
  return ranked.length > 1 && steps.length <= 5 ? steps : [];
}
