import { expect, test } from 'vitest';
import { mark, Misuse, readFlags, seeds, whole, words } from '../../server/lab/flags.ts';

const flags = {
  seeds: seeds('1-20'),
  runs: whole(1000, { least: 1, most: 5000 }),
  seconds: whole(null),
  policy: words('textbook'),
  json: mark(),
};
const read = (...args: string[]) => readFlags(args, flags);

test('what is left out stands as it is by default', () => {
  const { values, positionals } = read('la-poste-2025');
  expect(positionals).toEqual(['la-poste-2025']);
  expect(values).toMatchObject({ runs: 1000, seconds: null, policy: 'textbook', json: false });
  expect(values.seeds).toHaveLength(20);
});

test.each([
  ['7', [7]],
  ['1-3', [1, 2, 3]],
  ['9, 1-2,2', [1, 2, 9]],
])('seeds "%s"', (written, list) => {
  expect(read('--seeds', written).values.seeds).toEqual(list);
});

test.each([
  [['--seeds', '3-1'], /^--seeds takes seeds such as "7", "1-20" or "1-5,9", not "3-1"\.$/],
  [['--seeds', '1-999999'], /^--seeds takes seeds/],
  [['--runs', '0'], /^--runs takes a whole number from 1 to 5000, not "0"\.$/],
  [['--runs', '1e3'], /not "1e3"/],
  [['--runs', '-5'], /not "-5"|needs a value/],
  [['--seconds', 'soon'], /^--seconds takes a whole number from 0, not "soon"\.$/],
  [['--runs'], /^--runs needs a value after it\.$/],
  [['--runs', '--json'], /^--runs needs a value after it\.$/],
  [['--json=yes'], /^--json takes no value: write it alone\.$/],
  [['--polcy', 'x'], /^There is no flag "--polcy" here; did you mean "--policy"\?$/],
  [['-j'], /^There is no flag "-j" here; /],
] as const)('%j: a sentence with the remedy', (args, message) => {
  expect(() => read(...args)).toThrow(Misuse);
  expect(() => read(...args)).toThrow(message);
});
