import type { Catalogue } from '#protocol/catalogue.ts';
import type { Lifecycle, Result } from '#protocol/views.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { Roads } from '#scenarios/roads.ts';
import type { Story } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import type { Ghost } from './ghosts.ts';
import type { Seat, Team } from './team.ts';
import type { Definition } from './types.ts';

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
  readonly online: ReadonlySet<string>;
  readonly ghosts: ReadonlyMap<string, Ghost>;
  /** Words to all teams, in order. */
  readonly announcements: readonly { tick: number; text: string }[];
  /** Null until the debrief. */
  readonly result: Result | null;
}

export const seatsOf = (course: Course, team: string): Seat[] =>
  [...course.allSeats.values()].filter((seat) => seat.team === team && !seat.removed);
