import { join } from 'node:path';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import type { Definition, LogEntry } from '../exercise/types.ts';
import { reasonOf, StorageError } from './errors.ts';
import { holdFolder, journalFile } from './folder.ts';
import { GroupCommit } from './groupCommit.ts';
import { sameFiles } from './sameFiles.ts';
import { migrate } from './schema.ts';
import type { Store, StoredSnapshot, Summary } from './store.ts';

/** How long a lone write waits for others to share its flush, ms. Under load they gather during the flush before. */
const gatherMs = 1;

/** Parts of a snapshot that are read at a time: about 20 KB each. */
const partsAtATime = 8;
/** Those that are deleted at a time. */
const partsDroppedAtATime = 64;
/** How long it is remembered that an exercise was deleted, ms. */
const deletedKnownMs = 30 * 24 * 3_600_000;

export interface SqliteOptions {
  /** Largest size of the file, in pages of 4 KiB; a full disk on demand. Default: what the disk gives. */
  maxPages?: number;
}

/** The part of libsql's promise API used here; its own declarations are `any`. */
interface Writer {
  exec(sql: string): Promise<void>;
  prepare(sql: string): Promise<WriterStatement>;
  close(): void;
}
/** `run` works at once, in memory; only COMMIT touches the disk. */
interface WriterStatement {
  run(...parameters: (string | number | null)[]): unknown;
}

/**
 * The Store over libsql: one file in the data folder, write-ahead log, synchronous=FULL.
 *
 * Two connections: a writer whose COMMIT (and the disk flush in it) runs on libsql's own thread, so that a slow disk never
 * blocks the event loop; and a reader, which sees committed rows only. Rows are put into a transaction synchronously and
 * never while a COMMIT is under way: that would block until the flush ends.
 * @throws StorageError when the folder or the file in it cannot be used; the message says what to do.
 */
export async function openSqliteStore(folder: string, options: SqliteOptions = {}): Promise<Store> {
  const held = holdFolder(folder);
  try {
    return await openIn(held.path, options, () => held.release());
  } catch (error) {
    held.release();
    throw error;
  }
}

async function openIn(folder: string, options: SqliteOptions, release: () => void): Promise<Store> {
  const file = join(folder, journalFile);
  const { reader, writer } = await connect(file);
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw damaged(file, error);
    }
  };
  if (options.maxPages) await writer.exec(`PRAGMA max_page_count = ${options.maxPages}`);

  const known = new Map<string, { lastSeq: number; code: string }>();
  const rows = reading(
    () =>
      reader
        .prepare(
          'SELECT id, code, (SELECT max(seq) FROM entry WHERE exercise = exercise.id) AS last FROM exercise',
        )
        .all() as { id: string; code: string; last: number | null }[],
  );
  for (const { id, code, last } of rows) known.set(id, { lastSeq: last ?? 0, code });

  const write = {
    begin: await writer.prepare('BEGIN IMMEDIATE'),
    pack: await writer.prepare('INSERT INTO pack (hash, json) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    exercise: await writer.prepare(
      'INSERT INTO exercise (id, code, definition, pack, created_at) VALUES (?, ?, ?, ?, ?)',
    ),
    progress: await writer.prepare('INSERT INTO progress (exercise, tick, summary) VALUES (?, 0, ?)'),
    summary: await writer.prepare('UPDATE progress SET summary = ? WHERE exercise = ?'),
    entry: await writer.prepare(
      'INSERT INTO entry (exercise, seq, tick, at, actor, command_id, command) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    reached: await writer.prepare('UPDATE progress SET tick = ? WHERE exercise = ? AND tick < ?'),
    seat: await writer.prepare('INSERT INTO seat (token_hash, exercise, seat) VALUES (?, ?, ?)'),
    deleted: await writer.prepare('INSERT OR REPLACE INTO deleted (code, at) VALUES (?, ?)'),
    forgetDeleted: await writer.prepare('DELETE FROM deleted WHERE at < ?'),
    dropTokens: await writer.prepare('DELETE FROM seat WHERE exercise = ? AND seat = ?'),
    dropSnapshot: await writer.prepare('DELETE FROM snapshot WHERE exercise = ? AND slot = ?'),
    part: await writer.prepare(
      'INSERT OR REPLACE INTO snapshot_part (exercise, slot, team, tick, seq, data) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    snapshot: await writer.prepare(
      'INSERT OR REPLACE INTO snapshot (exercise, slot, tick, seq, rules, core) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    dropSnapshots: await writer.prepare('DELETE FROM snapshot WHERE exercise = ?'),
    dropParts: await writer.prepare(
      'DELETE FROM snapshot_part WHERE rowid IN (SELECT rowid FROM snapshot_part WHERE exercise = ? LIMIT ?)',
    ),
    dropEntries: await writer.prepare('DELETE FROM entry WHERE exercise = ?'),
    dropSeats: await writer.prepare('DELETE FROM seat WHERE exercise = ?'),
    dropProgress: await writer.prepare('DELETE FROM progress WHERE exercise = ?'),
    dropExercise: await writer.prepare('DELETE FROM exercise WHERE id = ?'),
    dropPacks: await writer.prepare('DELETE FROM pack WHERE hash NOT IN (SELECT pack FROM exercise)'),
  };
  const read = {
    exercises: reader.prepare(
      'SELECT id, code, created_at, definition, tick, CASE WHEN json_valid(summary) THEN summary END AS summary FROM exercise JOIN progress ON exercise = id ORDER BY created_at DESC, id',
    ),
    pack: reader.prepare('SELECT json FROM pack WHERE hash = ?'),
    entries: reader.prepare(
      'SELECT seq, tick, at, actor, command_id, command FROM entry WHERE exercise = ? AND seq > ? ORDER BY seq LIMIT ?',
    ),
    snapshots: reader.prepare(
      'SELECT slot, tick, seq, rules, core FROM snapshot WHERE exercise = ? ORDER BY tick DESC, seq DESC',
    ),
    anyPart: reader.prepare('SELECT EXISTS (SELECT 1 FROM snapshot_part WHERE exercise = ?) AS rest'),
    parts: reader.prepare(
      'SELECT team, data FROM snapshot_part WHERE exercise = ? AND slot = ? AND tick = ? AND seq = ? AND team > ? ORDER BY team LIMIT ?',
    ),
    seat: reader.prepare('SELECT exercise, seat FROM seat WHERE token_hash = ?'),
    code: reader.prepare('SELECT code FROM exercise WHERE id = ?'),
    deleted: reader.prepare('SELECT at FROM deleted WHERE code = ?'),
  };

  // The log beside the file is there from the first connection to the last.
  const still = sameFiles([file, `${file}-wal`]);
  const commits = new GroupCommit({
    transaction: {
      begin: () => void write.begin.run(),
      async commit() {
        await writer.exec('COMMIT');
        // Before anybody is told that it is stored.
        still();
      },
    },
    explain(error) {
      if (error instanceof StorageError) return error;
      return new StorageError(
        `Nothing more can be stored in ${file} (${reasonOf(error)}). The exercise stands still so that nothing is lost: ` +
          'make room on the disk or repair it, then start the server again.',
        error,
      );
    },
    gather: (begin) => void setTimeout(begin, gatherMs),
  });
  const reachedTicks = new Map<string, number>();
  let closing: Promise<void> | null = null;

  function add(task: () => void): Promise<void> {
    if (closing) return Promise.reject(new StorageError('The store is closed: nothing more is written.'));
    return commits.add(task);
  }
  async function shut(): Promise<void> {
    await commits.idle();
    // Everything into the one file, so that whoever copies it copies all. The log beside it is as durable as the file.
    await writer.exec('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
    reader.close();
    writer.close();
    release();
  }
  function knownExercise(id: string): { lastSeq: number; code: string } {
    const exercise = known.get(id);
    if (!exercise) throw new StorageError(`There is no exercise ${id} in the store.`);
    return exercise;
  }

  return {
    async createExercise(definition, pack) {
      const { id, code } = definition;
      if (known.has(id)) throw new StorageError(`Exercise ${id} exists already.`);
      if ([...known.values()].some((other) => other.code === code)) {
        throw new StorageError(`An exercise with the code ${code} exists already.`);
      }
      known.set(id, { lastSeq: 0, code });
      await add(() => {
        write.pack.run(pack.hash, pack.json);
        write.exercise.run(id, code, JSON.stringify(definition), pack.hash, definition.createdAt);
        write.progress.run(id, JSON.stringify(atFirst(definition)));
      });
    },

    exercises: (unreadable = () => undefined) =>
      reading(() => read.exercises.all() as ExerciseRow[]).flatMap((row) => {
        try {
          return exerciseOf(row);
        } catch (error) {
          unreadable(row.code, error);
          return [];
        }
      }),

    pack: (hash) => reading(() => (read.pack.get(hash) as { json: string } | undefined)?.json ?? null),

    // Minus one: no limit, to SQLite.
    entries: (exerciseId, after = 0, most = -1) =>
      reading(() => (read.entries.all(exerciseId, after, most) as EntryRow[]).map(entryOf)),

    async append(exerciseId, entry, summary) {
      const exercise = knownExercise(exerciseId);
      if (entry.seq !== exercise.lastSeq + 1) {
        throw new StorageError(
          `Entry ${entry.seq} of exercise ${exerciseId} is out of order: ${exercise.lastSeq + 1} comes next.`,
        );
      }
      exercise.lastSeq = entry.seq;
      await add(() => {
        const { seq, tick, at, actor, commandId, command } = entry;
        write.entry.run(exerciseId, seq, tick, at, JSON.stringify(actor), commandId, JSON.stringify(command));
        write.reached.run(tick, exerciseId, tick);
        if (summary) write.summary.run(JSON.stringify(summary), exerciseId);
      });
    },

    async summarize(exerciseId, summary) {
      knownExercise(exerciseId);
      await add(() => void write.summary.run(JSON.stringify(summary), exerciseId));
    },

    snapshots: (exerciseId) =>
      reading(() =>
        (read.snapshots.all(exerciseId) as Omit<StoredSnapshot, 'parts'>[]).map((head) => ({
          ...head,
          // Page by page: a statement left open while others have their turn would keep the reader in the past.
          *parts() {
            const { slot, tick, seq } = head;
            for (let after = ''; ;) {
              const page = reading(
                () => read.parts.all(exerciseId, slot, tick, seq, after, partsAtATime) as PartRow[],
              );
              for (const { data } of page) yield data;
              const last = page.at(-1);
              if (!last || page.length < partsAtATime) return;
              after = last.team;
            }
          },
        })),
      ),

    async dropSnapshot(exerciseId, slot) {
      knownExercise(exerciseId);
      await add(() => void write.dropSnapshot.run(exerciseId, slot));
    },

    async keepPart(exerciseId, slot, { tick, seq }, team, data) {
      knownExercise(exerciseId);
      await add(() => void write.part.run(exerciseId, slot, team, tick, seq, data));
    },

    async keepSnapshot(exerciseId, slot, { tick, seq, rules, core }) {
      knownExercise(exerciseId);
      await add(() => void write.snapshot.run(exerciseId, slot, tick, seq, rules, core));
    },

    async reached(exerciseId, tick) {
      knownExercise(exerciseId);
      const pending = reachedTicks.has(exerciseId);
      reachedTicks.set(exerciseId, tick);
      // A write that waits already will store this tick, and its caller is told if it fails.
      if (pending) return;
      await add(() => {
        const latest = reachedTicks.get(exerciseId);
        reachedTicks.delete(exerciseId);
        if (latest !== undefined) write.reached.run(latest, exerciseId, latest);
      });
    },

    async addSeat(exerciseId, seat, tokenHash) {
      knownExercise(exerciseId);
      await add(() => void write.seat.run(tokenHash, exerciseId, seat));
    },

    async renewSeat(exerciseId, seat, tokenHash) {
      knownExercise(exerciseId);
      await add(() => {
        write.dropTokens.run(exerciseId, seat);
        write.seat.run(tokenHash, exerciseId, seat);
      });
    },

    seatOf(tokenHash) {
      const row = read.seat.get(tokenHash) as { exercise: string; seat: string } | undefined;
      return row ? { exerciseId: row.exercise, seat: row.seat } : null;
    },

    async deleteExercise(exerciseId, at) {
      knownExercise(exerciseId);
      const code = reading(() => (read.code.get(exerciseId) as { code: string }).code);
      known.delete(exerciseId);
      await add(() => void write.dropSnapshots.run(exerciseId));
      // A crowd's snapshots are many megabytes: each group of commits takes away a few. What is left after a stop goes with the rest.
      for (let rest = 1; rest > 0;) {
        await add(() => void write.dropParts.run(exerciseId, partsDroppedAtATime));
        rest = reading(() => (read.anyPart.get(exerciseId) as { rest: number }).rest);
      }
      await add(() => {
        write.dropEntries.run(exerciseId);
        write.dropSeats.run(exerciseId);
        write.dropProgress.run(exerciseId);
        write.dropExercise.run(exerciseId);
        write.forgetDeleted.run(at - deletedKnownMs);
        write.deleted.run(code, at);
        write.dropPacks.run();
      });
    },

    deletedAt(code) {
      return (read.deleted.get(code) as { at: number } | undefined)?.at ?? null;
    },

    lost() {
      if (commits.failure) return commits.failure;
      if (closing) return null;
      try {
        still();
        return null;
      } catch (error) {
        commits.fail(error as StorageError);
        return error as StorageError;
      }
    },

    close() {
      closing ??= shut();
      return closing;
    },
  };
}

const atFirst = ({ teams }: Definition): Summary => ({ lifecycle: 'lobby', teams: teams.length, seats: 0 });

async function connect(file: string): Promise<{ reader: Database.Database; writer: Writer }> {
  let reader: Database.Database | null = null;
  try {
    reader = new Database(file);
    reader.pragma('journal_mode = WAL');
    migrate(reader, file);
    const writer = new AsyncDatabase(file, {}) as unknown as Writer;
    await writer.exec('PRAGMA synchronous = FULL');
    await writer.exec('PRAGMA foreign_keys = ON');
    return { reader, writer };
  } catch (error) {
    reader?.close();
    if (error instanceof StorageError) throw error;
    throw damaged(file, error);
  }
}

const damaged = (file: string, error: unknown): StorageError =>
  new StorageError(
    `${file} cannot be read (${reasonOf(error)}). If it is damaged, put a copy back or choose another folder with --data.`,
    error,
  );

interface PartRow {
  team: string;
  data: string;
}

interface ExerciseRow {
  id: string;
  code: string;
  created_at: number;
  definition: string;
  tick: number;
  summary: string | null;
}

/** @throws Error when its definition is not the one of this row */
function exerciseOf({ id, code, created_at, definition: json, tick, summary }: ExerciseRow) {
  const definition = JSON.parse(json) as Definition;
  if (definition.id !== id || definition.code !== code || definition.createdAt !== created_at) {
    throw new Error('its definition is that of another exercise');
  }
  return { definition, tick, summary: summary === null ? null : (JSON.parse(summary) as Summary) };
}

interface EntryRow {
  seq: number;
  tick: number;
  at: number;
  actor: string;
  command_id: string | null;
  command: string;
}

function entryOf(row: EntryRow): LogEntry {
  return {
    seq: row.seq,
    tick: row.tick,
    at: row.at,
    actor: JSON.parse(row.actor) as LogEntry['actor'],
    commandId: row.command_id,
    command: JSON.parse(row.command) as LogEntry['command'],
  };
}
