import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, StorageError } from '../store/errors.ts';
import { newKey } from './codes.ts';

/**
 * The facilitator's key of this data folder, made at the first start: a link that was bookmarked or printed goes on
 * working after a restart. Readable by the owner of the server alone.
 * @throws StorageError when the file can be neither read nor made, or holds something else.
 */
export function keptKey(dataFolder: string): string {
  const file = join(dataFolder, 'facilitator.key');
  try {
    return keyIn(file);
  } catch (error) {
    throw new StorageError(
      `The facilitator's key in ${file} cannot be used (${reasonOf(error)}). Delete that file to have a new one made, or give one with --key.`,
      error,
    );
  }
}

function keyIn(file: string): string {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '' && !/^[!-~]{8,200}$/.test(kept))
    throw new Error('it is no key of 8 to 200 letters, digits or signs');
  if (kept !== '') return kept;
  const key = newKey();
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  // Where the file was there already, and empty, `mode` had no say.
  chmodSync(file, 0o600);
  return key;
}
