import type { ScenarioSummary } from '#protocol/http.ts';
import type { Exercise } from '#exercise/exercise.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';

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
  | 'stepTeam'
  | 'finishTick'
  | 'view'
  | 'hash'
> {
  readonly teams: ReadonlyMap<string, { id: string; name: string }>;
  /** Removed ones included. */
  readonly allSeats: ReadonlyMap<string, Seat>;
}

export interface Seat {
  id: string;
  team: string;
  name: string;
  roles: string[];
  removed: boolean;
}

/** A pack as the network needs it: enough to offer it, and its JSON to keep it as it was. */
export interface KeptPack {
  id: string;
  hash: string;
  json: string;
}

/** What makes exercises out of packs. The network knows no scenario and no simulation beyond this. */
export interface Engine<P extends KeptPack = KeptPack> {
  /** Packs that new exercises may be made from, by id. */
  readonly offered: ReadonlyMap<string, P>;
  /**
   * A pack as the store kept it, which may be older than the one on offer.
   * @throws Error saying what this version of the program does not understand in it.
   */
  packOf(json: string, hash: string): P;
  summary(pack: P): ScenarioSummary;
  create(definition: Definition, pack: P): Played;
  /** @throws Error naming the tick where the run differs from the one that was logged. */
  replay(definition: Definition, pack: P, entries: readonly LogEntry[], tick: number): Played;
}
