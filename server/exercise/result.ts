import type { Result, RunResult } from '#protocol/views.ts';
import { AT, SUM } from '#sim/state.ts';
import { scoreOf } from '#sim/score.ts';
import type { World } from '#sim/world.ts';
import { countObligations, ghostAt, type Ghost } from './ghosts.ts';
import type { Team } from './team.ts';

/** Final scores and curves of every team beside the ghosts, at the tick the exercise ended. */
export function resultOf(world: World, teams: Iterable<Team>, ghosts: Iterable<Ghost>, tick: number): Result {
  const points: Result['points'] = [];
  const runs: RunResult[] = [];
  for (const team of teams) {
    const { state } = team;
    const {
      parcelsBp,
      uptimeBp,
      points: score,
      parcelsDelivered,
      parcelsDeliverable,
    } = scoreOf(world, state);
    points.push({ team: team.id, name: team.name, points: score, parcelsBp, uptimeBp });
    runs.push({
      id: team.id,
      kind: 'team',
      name: { en: team.name, fr: team.name },
      headline: { parcelsDelivered, parcelsDeliverable, uptimeBp, points: score },
      trustBp: state.v.scalar[AT.trust]!,
      spent: state.s[SUM.spent]!,
      obligations: countObligations(state.obligations),
      curves: team.curves,
    });
  }
  for (const ghost of ghosts) runs.push(ghostAt(ghost, world, tick));
  return { points: points.toSorted((a, b) => b.points - a.points), runs };
}
