import type { Lifecycle } from '#protocol/views.ts';
import type { StorageError } from './errors.ts';
import type { Definition, LogEntry } from '../exercise/types.ts';

/** What a list shows of an exercise that is not open. */
export interface Summary {
  lifecycle: Lifecycle;
  teams: number;
  seats: number;
}

/** When a snapshot was taken: it holds the log up to `seq`, and of later lines those of ticks before `tick`. */
export interface Moment {
  tick: number;
  seq: number;
}

/** A whole snapshot. */
export interface StoredSnapshot extends Moment {
  slot: number;
  /** Rules of the world it was taken under. */
  rules: number;
  core: string;
  /** One text a team, in any order, read one by one. */
  parts(): Iterable<string>;
}

/**
 * The port between exercises and their storage. SQLite fills it by default; another database can. Every promise resolves
 * only once the write survives `kill -9` and a power cut, and rejects if it does not.
 */
export interface Store {
  /** Creates an exercise and, if not yet kept, the pack it is played from. */
  createExercise(definition: Definition, pack: { hash: string; json: string }): Promise<void>;
  /**
   * Newest first. `tick` is the last simulated time noted by `reached` or an entry; null: an older program left no summary.
   * @param unreadable told of each that cannot be read; it is left as it is, and stands in no way of the others
   */
  exercises(
    unreadable?: (code: string, error: unknown) => void,
  ): { definition: Definition; tick: number; summary: Summary | null }[];
  /** JSON of the pack with this hash. */
  pack(hash: string): string | null;
  /** In order of `seq`, from 1, without gaps; `after` and `most` for a page of them. */
  entries(exerciseId: string, after?: number, most?: number): LogEntry[];
  /**
   * Appends to the log; entries of one exercise must come in order of `seq`. Commits are grouped over a few ms.
   * @param summary what a list shows from now on; left out: as before
   */
  append(exerciseId: string, entry: LogEntry, summary?: Summary): Promise<void>;
  /** Notes simulated time passed, so that a restart resumes there. Need not be awaited: may lag a crash by one group. */
  reached(exerciseId: string, tick: number): Promise<void>;
  /** Keeps what a list shows of an exercise whose journal does not say yet. */
  summarize(exerciseId: string, summary: Summary): Promise<void>;
  /** Whole snapshots, newest first. */
  snapshots(exerciseId: string): StoredSnapshot[];
  /** Begins to write over what a slot holds: until `keepSnapshot` it holds no snapshot. */
  dropSnapshot(exerciseId: string, slot: number): Promise<void>;
  /** One team of the snapshot that is being written to a slot. */
  keepPart(exerciseId: string, slot: number, at: Moment, team: string, data: string): Promise<void>;
  /** All parts are there: from now on it is a snapshot. */
  keepSnapshot(
    exerciseId: string,
    slot: number,
    head: Moment & { rules: number; core: string },
  ): Promise<void>;
  /** A seat's token, as a SHA-256 hex digest, never in clear. */
  addSeat(exerciseId: string, seat: string, tokenHash: string): Promise<void>;
  /** Another token for a seat; those it had open nothing any more. */
  renewSeat(exerciseId: string, seat: string, tokenHash: string): Promise<void>;
  /** Which seat this token opens, removed seats included (the log says which are); null if none. */
  seatOf(tokenHash: string): { exerciseId: string; seat: string } | null;
  /** Deletes an exercise, at this wall time, with its log, seats and snapshots, and packs nobody uses any more. */
  deleteExercise(exerciseId: string, at: number): Promise<void>;
  /** When the exercise of this code was deleted, wall time in ms; null: it was not, or more than 30 days ago. */
  deletedAt(code: string): number | null;
  /** Why nothing can be stored any more, asked of the disk itself; null while all is well. */
  lost(): StorageError | null;
  /** Commits what is pending and closes. */
  close(): Promise<void>;
}
