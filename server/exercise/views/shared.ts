import type { ExerciseRecord, RunFigures, SharedRecords, WallRecords } from '#protocol/views.ts';
import { phaseNow, type Course } from '../state.ts';
import type { Ghost } from '../ghosts.ts';
import { resultFor } from '../result.ts';
import type { Team } from '../team.ts';

export const exerciseOf = (course: Course): ExerciseRecord => ({
  code: course.definition.code,
  title: course.definition.title,
  lifecycle: course.lifecycle,
  locked: course.locked,
  phase: phaseNow(course),
  ticksPerMinute: course.ticksPerMinute,
  ownTicksPerMinute: course.definition.ticksPerMinute,
  recovered: course.recovered,
  renewedTick: course.renewedTick,
  jump: course.jump,
});

/** What else every audience is told. @param own the team it is for; null: it is for none */
export function toAll(course: Course, own: Team | null, table: SharedRecords): void {
  const ghost = figuresAt(course.ghosts.get('as-happened'), own?.state.tick ?? course.tick);
  if (ghost) table.ghost = ghost;
  course.announcements.forEach(({ tick, text }, i) => {
    table[`announcement:${i}`] = { tick, text, team: null };
  });
  if (course.result) table.result = resultFor(course.result, own?.id ?? null);
}

/** The two figures of a ghost at a tick; null when the pack has no such policy. */
export function figuresAt(ghost: Ghost | undefined, tick: number): RunFigures | null {
  if (!ghost) return null;
  const at = Math.min(tick, ghost.parcelsDelivered.length - 1);
  return { parcelsDelivered: ghost.parcelsDelivered[at]!, uptimeBp: ghost.uptimeBp[at]! };
}

/** What the facilitator has put on the wall: for the wall, and for the facilitator to take off again. */
export function onTheWall({ wall }: Course, table: WallRecords): void {
  if (wall.prompt) table.prompt = wall.prompt;
  if (wall.slide) table.slide = { slide: wall.slide };
}
