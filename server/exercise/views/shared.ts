import type { Commitment } from '#protocol/debrief.ts';
import type { ExerciseRecord, RunFigures, SharedRecords, WallRecords } from '#protocol/views.ts';
import { phaseNow, type ReadonlyExercise } from '../state.ts';
import type { Ghost } from '../ghosts.ts';
import { resultFor } from '../result.ts';
import type { Team } from '../team.ts';

export const exerciseOf = (exercise: ReadonlyExercise): ExerciseRecord => ({
  code: exercise.definition.code,
  title: exercise.definition.title,
  lifecycle: exercise.lifecycle,
  locked: exercise.locked,
  phase: phaseNow(exercise),
  ticksPerMinute: exercise.ticksPerMinute,
  ownTicksPerMinute: exercise.definition.ticksPerMinute,
  recovered: exercise.recovered,
  renewed: exercise.renewed,
  jump: exercise.jump,
});

/** What else every audience is told. @param own the team it is for; null: it is for none */
export function toAll(exercise: ReadonlyExercise, own: Team | null, table: SharedRecords): void {
  const ghost = figuresAt(exercise.ghosts.get('as-happened'), own?.state.tick ?? exercise.tick);
  if (ghost) table.ghost = ghost;
  exercise.announcements.forEach(({ tick, text }, i) => {
    table[`announcement:${i}`] = { tick, text, team: null };
  });
  if (!exercise.result) return;
  table.debrief = exercise.debrief;
  if (exercise.debrief.shown) table.result = resultFor(exercise.result, own?.id ?? null);
}

/** What a team will do about it, for those who see all teams. */
export function commitmentsOf(
  { teams }: ReadonlyExercise,
  table: Record<`commitment:${string}`, Commitment & { team: string }>,
): void {
  for (const team of teams.values())
    for (const [id, one] of team.commitments)
      table[`commitment:${team.id}-${id}`] = { ...one, team: team.id };
}

/** The two figures of a ghost at a tick; null when the pack has no such policy. */
export function figuresAt(ghost: Ghost | undefined, tick: number): RunFigures | null {
  if (!ghost) return null;
  const at = Math.min(tick, ghost.parcelsDelivered.length - 1);
  return { parcelsDelivered: ghost.parcelsDelivered[at]!, uptimeBp: ghost.uptimeBp[at]! };
}

/** What the facilitator has put on the wall: for the wall, and for the facilitator to take off again. */
export function onTheWall({ wall }: ReadonlyExercise, table: WallRecords): void {
  if (wall.prompt) table.prompt = wall.prompt;
  if (wall.slide) table.slide = { slide: wall.slide };
}
