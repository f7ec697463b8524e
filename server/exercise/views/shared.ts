import type { Table } from '#protocol/delta.ts';
import type { Headline } from '#protocol/views.ts';
import { scoreOf } from '#sim/score.ts';
import type { World } from '#sim/world.ts';
import { phaseNow, type Course } from '../state.ts';
import type { Ghost } from '../ghosts.ts';
import type { Team } from '../team.ts';

/** Records that every audience has. */
export function sharedRecords(course: Course): Table {
  return {
    exercise: {
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
    },
    clock: { tick: course.tick },
  };
}

export function headlineOf(world: World, team: Team): Headline {
  const { parcelsDelivered, parcelsDeliverable, uptimeBp, points } = scoreOf(world, team.state);
  return { parcelsDelivered, parcelsDeliverable, uptimeBp, points };
}

/** The two headline figures of a ghost at a tick; null when the pack has no such policy. */
export function ghostFigures(
  ghost: Ghost | undefined,
  tick: number,
): { parcelsDelivered: number; uptimeBp: number } | null {
  if (!ghost) return null;
  const at = Math.min(tick, ghost.parcelsDelivered.length - 1);
  return { parcelsDelivered: ghost.parcelsDelivered[at]!, uptimeBp: ghost.uptimeBp[at]! };
}

/** What the facilitator has put on the wall: for the wall, and for the facilitator to take off again. */
export function onTheWall({ wall }: Course, table: Table): void {
  if (wall.prompt) table['prompt'] = wall.prompt;
  if (wall.slide) table['slide'] = { slide: wall.slide };
}
