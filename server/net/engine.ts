import type { Table } from '#protocol/delta.ts';
import type { ScenarioSummary } from '#protocol/http.ts';
import type { Exercise } from '#exercise/exercise.ts';
import type { Seat } from '#exercise/team.ts';
import type { Journal, Restored as RestoredExercise } from '#exercise/restore.ts';
import type { Definition } from '#exercise/types.ts';
import type { Steps } from '#sim/steps.ts';

/** What the network needs of an exercise, and all it may touch. */
export interface Played extends Pick<
  Exercise,
  | 'definition'
  | 'lifecycle'
  | 'tick'
  | 'ticksPerMinute'
  | 'locked'
  | 'catalogue'
  | 'teamIds'
  | 'takeDirtyTeams'
  | 'setOnline'
  | 'setPlace'
  | 'submit'
  | 'answered'
  | 'beginTick'
  | 'atEnd'
  | 'teamsThatCame'
  | 'scoresShown'
  | 'stepTeam'
  | 'finishTick'
  | 'mark'
  | 'jumping'
  | 'now'
  | 'runAhead'
  | 'playGhosts'
  | 'keepSnapshots'
  | 'takeKept'
  | 'freezing'
> {
  readonly teams: ReadonlyMap<string, { id: string; name: string }>;
  /** What an audience may know, as it is sent: the network reads no more of it than every audience has. */
  view(audience: 'team', team: string): Table;
  view(audience: 'facilitator' | 'projector'): Table;
  /** Removed ones included. */
  readonly allSeats: ReadonlyMap<string, Seat>;
}

/** A pack as the network needs it: enough to offer it, and its JSON to keep it as it was. */
export interface KeptPack {
  id: string;
  hash: string;
  json: string;
}

/** An exercise that the journal gave back. */
export type Restored = Omit<RestoredExercise, 'exercise'> & { exercise: Played };

/** What makes exercises out of packs, in steps. The network knows no scenario and no simulation beyond this. */
export interface Engine<P extends KeptPack = KeptPack> {
  /** Version of its rules of the world: an exercise goes on exactly under the rules it was made under. */
  readonly rules: number;
  /** Packs that new exercises may be made from, by id. */
  readonly offered: ReadonlyMap<string, P>;
  /**
   * A pack as the store kept it, which may be older than the one on offer.
   * @throws Error saying what this version of the program does not understand in it.
   */
  packOf(json: string, hash: string): P | Promise<P>;
  summary(pack: P): ScenarioSummary;
  /** Makes ready what the first exercise of each pack would wait for, once nobody is kept waiting by it. */
  warm(): Steps;
  create(definition: Definition, pack: P): Steps<Played>;
  /** @throws Error naming the tick where the run differs from the one that was logged. */
  restore(definition: Definition, pack: P, kept: Journal): Steps<Restored>;
}
