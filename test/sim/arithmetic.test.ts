import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clamp, MILLION, part, portion, ratio, times, towards, WHOLE } from '#sim/arithmetic.ts';

describe('part', () => {
  test.each([
    [100, 5_000, 50],
    [101, 5_000, 50],
    [1, 9_999, 0],
    [1, WHOLE, 1],
    [7, 0, 0],
    [2_500_000, 10_001, 2_500_250],
    [-101, 5_000, -51],
  ])('%i at %i basis points is %i, rounded down', (value, bp, expected) => {
    expect(part(value, bp)).toBe(expected);
  });

  it('is exact without dividing, up to products of 10^15', () => {
    const floor = (product: bigint) => (product >= 0n ? product / 10_000n : -((9_999n - product) / 10_000n));
    const bp = fc.integer({ min: -40_000, max: 40_000 });
    const value = fc.oneof(
      fc.integer({ min: -3e9, max: 25e9 }),
      // On and beside the whole numbers, where rounding could slip.
      fc.integer({ min: 0, max: 2_500_000 }).map((one) => one * WHOLE),
    );
    fc.assert(
      fc.property(value, bp, (value, bp) => {
        expect(part(value, bp)).toBe(Number(floor(BigInt(value) * BigInt(bp))));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('times', () => {
  it('is `part`, of any two ratios up to four wholes', () => {
    const bp = fc.integer({ min: 0, max: 4 * WHOLE });
    fc.assert(
      fc.property(bp, bp, (a, b) => {
        expect(times(a, b)).toBe(part(a, b));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('ratio', () => {
  test.each([
    [1, 3, 3_333],
    [2, 3, 6_666],
    [3, 3, WHOLE],
    [4, 2, 20_000],
    [0, 5, 0],
  ])('%i of %i is %i basis points, rounded down', (a, b, expected) => {
    expect(ratio(a, b)).toBe(expected);
  });

  it('of nothing is a whole, or what the caller says', () => {
    expect(ratio(0, 0)).toBe(WHOLE);
    expect(ratio(5, 0, 0)).toBe(0);
  });
});

test.each([
  [-1, 0, 10, 0],
  [11, 0, 10, 10],
  [5, 0, 10, 5],
])('clamp: %i between %i and %i is %i', (value, low, high, expected) => {
  expect(clamp(value, low, high)).toBe(expected);
});

describe('portion', () => {
  const slice = (count: number, before: number, upTo: number, phase: number) =>
    portion(count, upTo, phase) - portion(count, before, phase);
  const phase = fc.integer({ min: 0, max: MILLION - 1 });
  const cuts = fc.array(fc.integer({ min: 0, max: MILLION }), { maxLength: 12 });

  it('conserves: the pieces of a whole add up to it, whatever the cuts and the phase', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), cuts, phase, (count, at, phase) => {
        const points = [0, ...at.toSorted((a, b) => a - b), MILLION];
        const pieces = points.slice(1).map((upTo, i) => slice(count, points[i]!, upTo, phase));
        expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(count);
        expect(Math.min(...pieces)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is never a whole parcel off its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.tuple(fc.integer({ min: 0, max: MILLION }), fc.integer({ min: 0, max: MILLION })),
        phase,
        (count, ends, phase) => {
          const [from, to] = ends.toSorted((a, b) => a - b) as [number, number];
          const exact = (count * (to - from)) / MILLION;
          expect(Math.abs(slice(count, from, to, phase) - exact)).toBeLessThan(1);
        },
      ),
    );
  });

  it('favours no place: over all phases each piece gets its share', () => {
    const share = 137_000;
    let got = 0;
    for (let phase = 0; phase < MILLION; phase += 1_000) got += slice(1, 0, share, phase);
    expect(got).toBe(137);
  });
});

describe('towards', () => {
  test.each([
    [0, 100, 4, 25],
    [100, 0, 4, 75],
    [99, 100, 4, 100],
    [100, 99, 18, 99],
    [5, 5, 2, 5],
  ])('from %i to %i by 1/%i comes to %i', (from, to, over, expected) => {
    expect(towards(from, to, over)).toBe(expected);
  });

  it('arrives, from anywhere, and never overshoots', () => {
    const bp = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(bp, bp, fc.integer({ min: 2, max: 20 }), (from, to, over) => {
        let at = from;
        for (let i = 0; i < 400 && at !== to; i++) {
          const next = towards(at, to, over);
          expect(Math.abs(to - next)).toBeLessThan(Math.abs(to - at));
          expect(Math.sign(to - next) * Math.sign(to - at)).toBeGreaterThanOrEqual(0);
          at = next;
        }
        expect(at).toBe(to);
      }),
    );
  });
});
