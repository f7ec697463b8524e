import { describe, expect, it, test } from 'vitest';
import { draw, STREAM } from '#sim/random.ts';

/** Chi-square of draws sorted into ten bins against a flat distribution (9 degrees of freedom). */
function chiSquare(draws: Iterable<number>): number {
  const bins = Array.from({ length: 10 }, () => 0);
  let count = 0;
  for (const value of draws) {
    bins[Math.floor(value / 1_000)]! += 1;
    count += 1;
  }
  const expected = count / 10;
  return bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}
/** A flat source passes this but once in 10,000 times. */
const MOST = 33.7;

const range = (length: number) => Array.from({ length }, (_one, i) => i);

describe('draw', () => {
  it('is an integer 0..9,999 and the same for the same four numbers', () => {
    for (const tick of range(500)) {
      const value = draw(1, STREAM.fog, tick, 3);
      expect(Number.isInteger(value) && value >= 0 && value < 10_000).toBe(true);
      expect(draw(1, STREAM.fog, tick, 3)).toBe(value);
    }
  });

  test.each<[string, (i: number) => number]>([
    ['over ticks', (i) => draw(1, 2, i, 0)],
    ['over entities', (i) => draw(1, 2, 7, i)],
    ['over streams', (i) => draw(1, i, 7, 0)],
    ['over seeds', (i) => draw(i, 2, 7, 0)],
    ['over half-hours of a far day', (i) => draw(99, 1, 200_000 + 6 * i, 3)],
  ])('is flat %s', (_name, at) => {
    expect(chiSquare(range(20_000).map(at))).toBeLessThan(MOST);
  });

  test.each<[string, (i: number) => [number, number]]>([
    ['neighbouring ticks', (i) => [draw(1, 2, i, 0), draw(1, 2, i + 1, 0)]],
    ['neighbouring entities', (i) => [draw(1, 2, i, 4), draw(1, 2, i, 5)]],
    ['two streams', (i) => [draw(1, STREAM.campaignPower, i, 0), draw(1, STREAM.fog, i, 0)]],
    ['two seeds', (i) => [draw(1, 2, i, 0), draw(2, 2, i, 0)]],
    ['tick and entity exchanged', (i) => [draw(1, 2, i, 5), draw(1, 2, 5, i)]],
  ])('%s have nothing to do with each other', (_name, pair) => {
    const differences = range(20_000).map((i) => {
      const [a, b] = pair(i);
      return (a - b + 10_000) % 10_000;
    });
    expect(chiSquare(differences)).toBeLessThan(MOST);
  });
});
