import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Set to write the golden files anew instead of comparing: `UPDATE_GOLDEN=1 npx vitest run test/golden`. */
const update = process.env['UPDATE_GOLDEN'] === '1';

/**
 * The lines of a golden file, to compare with what the program does now. With `UPDATE_GOLDEN=1` the file is first
 * written as it is now: look at its diff before you commit it, every line of it is a change that players will meet.
 */
export async function golden(name: string, now: readonly string[]): Promise<string[]> {
  const path = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  if (update) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${now.join('\n')}\n`);
  }
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text === '')
    throw new Error(`test/golden/${name} is not there; run once with UPDATE_GOLDEN=1 to write it`);
  return text.trimEnd().split('\n');
}
