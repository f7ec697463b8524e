import { expect, test } from 'vitest';
import { placeOf } from '#protocol/places.ts';

const known = (id: string) => id === 'shut';

test.each([
  ['inbox', 'inbox'],
  ['map', 'map'],
  ['decision:shut', 'decision:shut'],
  ['decision:open', null],
  ['decision:', null],
  ['decision', null],
  ['Inbox', null],
  ['somewhere else', null],
  [7, null],
  [undefined, null],
])('%s is read as %s', (said, place) => {
  expect(placeOf(said, known)).toBe(place);
});
