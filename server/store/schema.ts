import type Database from 'libsql';
import { StorageError } from './errors.ts';

/**
 * Each step brings a journal from version `index` to `index + 1`. A step that has been released is never edited; a change
 * is a new step at the end.
 */
const steps: readonly string[] = [
  `CREATE TABLE pack (
     hash TEXT PRIMARY KEY,
     json TEXT NOT NULL
   ) STRICT;
   CREATE TABLE exercise (
     id TEXT PRIMARY KEY,
     code TEXT NOT NULL UNIQUE,
     definition TEXT NOT NULL,
     pack TEXT NOT NULL REFERENCES pack (hash),
     created_at INTEGER NOT NULL
   ) STRICT;
   -- Apart from the exercise: a definition with a thousand teams must not be written again every tick.
   CREATE TABLE progress (
     exercise TEXT PRIMARY KEY REFERENCES exercise (id),
     tick INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX exercise_by_pack ON exercise (pack);
   CREATE TABLE entry (
     exercise TEXT NOT NULL REFERENCES exercise (id),
     seq INTEGER NOT NULL,
     tick INTEGER NOT NULL,
     at INTEGER NOT NULL,
     actor TEXT NOT NULL,
     command_id TEXT,
     command TEXT NOT NULL,
     PRIMARY KEY (exercise, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE seat (
     token_hash TEXT PRIMARY KEY,
     exercise TEXT NOT NULL REFERENCES exercise (id),
     seat TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX seat_by_exercise ON seat (exercise);`,
  `-- What a list shows of an exercise that nobody has opened; null until its next command.
   ALTER TABLE progress ADD COLUMN summary TEXT;
   -- The head of a snapshot is written last and dropped first: where it stands, its parts do. The next one writes over the parts
   -- of the one before the last: to delete them all at once would take long.
   CREATE TABLE snapshot (
     exercise TEXT NOT NULL REFERENCES exercise (id),
     slot INTEGER NOT NULL,
     tick INTEGER NOT NULL,
     seq INTEGER NOT NULL,
     rules INTEGER NOT NULL,
     core TEXT NOT NULL,
     PRIMARY KEY (exercise, slot)
   ) STRICT;
   CREATE TABLE snapshot_part (
     exercise TEXT NOT NULL REFERENCES exercise (id),
     slot INTEGER NOT NULL,
     team TEXT NOT NULL,
     tick INTEGER NOT NULL,
     seq INTEGER NOT NULL,
     data TEXT NOT NULL,
     PRIMARY KEY (exercise, slot, team)
   ) STRICT;`,
  `-- Codes of exercises that were deleted, so that whoever comes is told that and not that they mistyped.
   CREATE TABLE deleted (
     code TEXT PRIMARY KEY,
     at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];

export const schemaVersion = steps.length;

/**
 * Brings the journal to this program's schema, or refuses one that a newer program wrote: guessing at columns that are
 * not known here could lose what they mean.
 * @throws StorageError
 */
export function migrate(db: Database.Database, file: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS schema (version INTEGER NOT NULL) STRICT');
    const row = db.prepare('SELECT version FROM schema').get() as { version: number } | undefined;
    const found = row?.version ?? 0;
    if (found > schemaVersion) {
      throw new StorageError(
        `${file} was written by a newer Poste Restante (schema ${found}; this one knows ${schemaVersion}). ` +
          'Start the newer program, or choose another folder with --data.',
      );
    }
    for (const step of steps.slice(found)) db.exec(step);
    if (!row) db.prepare('INSERT INTO schema (version) VALUES (?)').run(schemaVersion);
    else if (found < schemaVersion) db.prepare('UPDATE schema SET version = ?').run(schemaVersion);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
