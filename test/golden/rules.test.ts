import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RULES } from '#exercise/proof.ts';
import { hashText } from '#protocol/hash.ts';
import { mini } from '../support/mini.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Each line of rules.txt: a version of the rules, the pack that was played, and a hash of the golden states of that pack. An
 * exercise goes on exactly under the version it was made under, so a version that stands for two states would break it unseen.
 */
it('the version of the rules stands for the golden states', async () => {
  const states = await Promise.all(
    ['idle', 'as-happened', 'textbook'].map((policy) => readFile(path(`mini.${policy}.txt`), 'utf8')),
  );
  const now = `${RULES} ${mini.hash.slice(0, 8)} ${hashText(states.join('\n'))}`;
  const text = await readFile(path('rules.txt'), 'utf8').catch(() => '');
  const known = text.split('\n').filter((line) => line !== '');
  const same = known.find((line) => line.startsWith(now.slice(0, now.lastIndexOf(' '))));
  if (same !== undefined && same !== now) {
    throw new Error(
      `The golden states are others than those of rules ${RULES}, for the same pack: the simulation was changed. Count RULES up in server/exercise/proof.ts, then run once with UPDATE_GOLDEN=1.`,
    );
  }
  if (process.env['UPDATE_GOLDEN'] === '1' && same === undefined) {
    known.push(now);
    await writeFile(path('rules.txt'), `${known.join('\n')}\n`);
  }
  expect(known).toContain(now);
});
