import type { Result, RunResult } from '#protocol/views.ts';
import { scoreOf } from '#sim/score.ts';
import type { World } from '#sim/world.ts';
import { ghostAt, type Ghost } from './ghosts.ts';
import { outcomeOf } from './outcome.ts';
import type { ReadonlyExercise } from './state.ts';
import type { Team } from './team.ts';

/** Runs with curves that one audience gets: the ghosts, the first teams, and its own. */
const RUNS = 8;

/** The result as one audience gets it: all scores, but no more curves than a chart can carry. */
export function resultFor(result: Result, own: string | null): Result {
  const first = new Set(result.points.slice(0, RUNS).map((one) => one.team));
  const runs = result.runs.filter((run) => run.kind === 'ghost' || run.id === own || first.has(run.id));
  return { points: result.points, runs };
}

/** The result of an exercise that ends at this moment, or has ended. */
export const resultNow = (exercise: ReadonlyExercise): Result => {
  const { world, ghosts, tick } = exercise;
  return resultOf(world, teamsThatCame(exercise), ghosts.values(), tick);
};

/** Teams in which somebody has ever sat: a name on a list that nobody came for is not compared. */
export function teamsThatCame({ teams, allSeats }: ReadonlyExercise): Team[] {
  const came = new Set([...allSeats.values()].map((seat) => seat.team));
  return [...teams.values()].filter(({ id, lastActTick }) => came.has(id) || lastActTick !== null);
}

/** Final scores and curves of every team beside the ghosts, at the tick the exercise ended. */
export function resultOf(world: World, teams: Iterable<Team>, ghosts: Iterable<Ghost>, tick: number): Result {
  const points: Result['points'] = [];
  const runs: RunResult[] = [];
  for (const team of teams) {
    const { state } = team;
    const { points: score, parcelsBp, uptimeBp } = scoreOf(world, state);
    points.push({ team: team.id, name: team.name, points: score, parcelsBp, uptimeBp });
    runs.push({
      id: team.id,
      kind: 'team',
      name: { en: team.name, fr: team.name },
      ...outcomeOf(world, state),
      curves: team.curves,
    });
  }
  for (const ghost of ghosts) runs.push(ghostAt(ghost, world, tick));
  return { points: points.toSorted((a, b) => b.points - a.points), runs };
}
