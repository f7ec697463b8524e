import type { Catalogue } from '#protocol/catalogue.ts';
import type { Place } from '#protocol/places.ts';
import type { CourseLine, Lifecycle, LogRecord, Result } from '#protocol/views.ts';
import type { PromptRecord, WallSlide } from '#protocol/wall.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { Roads } from '#scenarios/roads.ts';
import type { Story } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import type { Ghost } from './ghosts.ts';
import type { Seat, Team } from './team.ts';
import type { Definition } from './types.ts';

/** A line of the facilitator's live log; team null: the exercise itself. */
export interface Line {
  seq: number;
  tick: number;
  team: string | null;
  log: LogRecord | CourseLine;
}

/** What stands on the wall beside what belongs there anyway. */
export interface Wall {
  prompt: PromptRecord | null;
  slide: WallSlide | null;
}

/** What the views read of a running exercise. `Exercise` is one; nothing here lets a view change it. */
export interface Course {
  readonly definition: Definition;
  readonly pack: Scenario;
  readonly world: World;
  readonly roads: Roads;
  readonly catalogue: Catalogue;
  readonly lifecycle: Lifecycle;
  readonly locked: boolean;
  readonly recovered: boolean;
  readonly phase: string;
  readonly tick: number;
  readonly ticksPerMinute: number;
  readonly story: Story;
  readonly teams: ReadonlyMap<string, Team>;
  readonly allSeats: ReadonlyMap<string, Seat>;
  readonly seatsByTeam: ReadonlyMap<string, readonly Seat[]>;
  readonly online: ReadonlySet<string>;
  /** What seats look at, as they said last. */
  readonly places: ReadonlyMap<string, Place>;
  readonly ghosts: ReadonlyMap<string, Ghost>;
  /** Words to all teams, in order. */
  readonly announcements: readonly { tick: number; text: string }[];
  /** Teams of which somebody has opened an inject, by its id. */
  readonly readTeams: ReadonlyMap<string, number>;
  /** What happened last, anywhere; `seq` counts since the start. */
  readonly lines: readonly Line[];
  /** What the facilitator has put on the wall. */
  readonly wall: Readonly<Wall>;
  /** Null until the debrief. */
  readonly result: Result | null;
}

/** Seats of a team that are still taken. */
export const seatsOf = (course: Course, team: string): readonly Seat[] => course.seatsByTeam.get(team) ?? [];
