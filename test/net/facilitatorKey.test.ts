import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptKey } from '../../server/net/facilitatorKey.ts';
import { temporaryFolder } from '../store/samples.ts';

const fileIn = (folder: string) => join(folder, 'facilitator.key');

it('the key of a data folder is made once and kept', () => {
  const folder = temporaryFolder();
  const key = keptKey(folder);
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(keptKey(folder)).toBe(key);
  expect(readFileSync(fileIn(folder), 'utf8')).toBe(`${key}\n`);
});

it('one that is written by hand counts; what is no key is refused with what to do', () => {
  const folder = temporaryFolder();
  writeFileSync(fileIn(folder), 'written-by-hand\n');
  expect(keptKey(folder)).toBe('written-by-hand');
  writeFileSync(fileIn(folder), Buffer.from([0xff, 0xfe, 0, 1, 32, 33]));
  expect(() => keptKey(folder)).toThrow(/facilitator\.key cannot be used .*Delete that file/);
});

it('a key that cannot be read is refused with what to do', () => {
  const folder = temporaryFolder();
  mkdirSync(fileIn(folder));
  expect(() => keptKey(folder)).toThrow(/facilitator\.key cannot be used .*Delete that file/);
});
