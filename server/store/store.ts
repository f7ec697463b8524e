import type { Definition, LogEntry } from '../exercise/types.ts';

/**
 * The port between exercises and their storage. SQLite fills it by default; another database can. Every promise resolves
 * only once the write survives `kill -9` and a power cut, and rejects if it does not.
 */
export interface Store {
  /** Creates an exercise and, if not yet kept, the pack it is played from. */
  createExercise(definition: Definition, pack: { hash: string; json: string }): Promise<void>;
  /** Newest first. `tick` is the last simulated time noted by `reached` or an entry. */
  exercises(): { definition: Definition; tick: number }[];
  /** JSON of the pack with this hash. */
  pack(hash: string): string | null;
  /** In order of `seq`, from 1, without gaps. */
  entries(exerciseId: string): LogEntry[];
  /** Appends to the log; entries of one exercise must come in order of `seq`. Commits are grouped over a few ms. */
  append(exerciseId: string, entry: LogEntry): Promise<void>;
  /** Notes simulated time passed, so that a restart resumes there. Need not be awaited: may lag a crash by one group. */
  reached(exerciseId: string, tick: number): Promise<void>;
  /** A seat's token, as a SHA-256 hex digest, never in clear. */
  addSeat(exerciseId: string, seat: string, tokenHash: string): Promise<void>;
  /** Which seat this token opens, removed seats included (the log says which are); null if none. */
  seatOf(tokenHash: string): { exerciseId: string; seat: string } | null;
  /** Deletes an exercise with its log and seats, and packs nobody uses any more. */
  deleteExercise(exerciseId: string): Promise<void>;
  /** Commits what is pending and closes. */
  close(): Promise<void>;
}
