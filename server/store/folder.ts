import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { reasonOf, StorageError } from './errors.ts';

/** The file of the journal in a data folder. */
export const journalFile = 'poste-restante.db';
const lockFile = 'in-use.lock';

/** A data folder held by this process until `release` or the end of the process, however it ends. */
export interface HeldFolder {
  /** Absolute path. */
  path: string;
  release(): void;
}

/**
 * Creates the data folder if need be and holds it: two processes writing one journal would each miss what the other
 * knows in memory. The hold is an operating-system lock on an SQLite file of its own, so that `kill -9` frees it at once
 * and no stale lock file is ever left to be removed by hand.
 * @throws StorageError when the folder cannot be created or written to, or another process holds it.
 */
export function holdFolder(folder: string): HeldFolder {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    // SQLite opens a file that it may only read without a word: it would hold nothing and store nothing.
    for (const file of [lockFile, journalFile].map((name) => join(path, name))) {
      if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    }
  } catch (error) {
    throw new StorageError(
      `The data folder ${path} cannot be written to (${reasonOf(error)}). ` +
        'Make it writable for the user who starts the server, or choose another one with --data.',
      error,
    );
  }
  let lock: Database.Database;
  try {
    lock = new Database(join(path, lockFile));
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') {
      throw new StorageError(
        `The data folder ${path} is in use by another Poste Restante. ` +
          'Stop that one first, or give this one its own folder with --data.',
        error,
      );
    }
    throw new StorageError(`The data folder ${path} cannot be locked (${reasonOf(error)}).`, error);
  }
  return { path, release: () => lock.close() };
}
