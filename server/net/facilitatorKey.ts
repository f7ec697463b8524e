import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from './codes.ts';

/**
 * The facilitator's key of this data folder, made at the first start: a link that was bookmarked or printed goes on
 * working after a restart. Readable by the owner of the server alone.
 */
export function keptKey(dataFolder: string): string {
  const file = join(dataFolder, 'facilitator.key');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '') return kept;
  const key = newKey();
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  // Where the file was there already, and empty, `mode` had no say.
  chmodSync(file, 0o600);
  return key;
}
