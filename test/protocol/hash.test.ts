import { expect, test } from 'vitest';
import { hashText } from '#protocol/hash.ts';

// The published vectors of FNV-1a, 32 bits.
test.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('hashText(%j)', (text, hash) => {
  expect(hashText(text)).toBe(hash);
});
