import { statSync } from 'node:fs';
import { StorageError } from './errors.ts';

/**
 * Watches that a path is still the file that was opened. What is written into a file that was deleted, or whose folder was put
 * elsewhere, is gone with the program, and the database notices nothing.
 * @param files that exist now; which of them do not is not asked
 * @returns throws StorageError, with the path and the remedy, once one of them is no longer there or another one
 */
export function sameFiles(files: readonly string[]): () => void {
  const opened = files.flatMap((file) => {
    const is = identity(file);
    return is === null ? [] : [{ file, is }];
  });
  return () => {
    for (const { file, is } of opened) {
      const now = identity(file);
      if (now === is) continue;
      throw new StorageError(
        `${now === null ? 'The journal was deleted or moved away' : 'Another file was put in the place of the journal'} while the server ran: ${file}. ` +
          'Nothing more is stored. Put the folder back where it was if you still have it, then start the server again.',
      );
    }
  };
}

/** Device and number of a file; its name where a file system gives no numbers. */
function identity(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.dev} ${found.ino === 0n ? file : found.ino}` : null;
}
