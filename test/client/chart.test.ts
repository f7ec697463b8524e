import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableRows } from '../../client/ui/chartTable.tsx';
import { separate } from '../../client/ui/endLabels.ts';
import { sparkPath, sparkRange } from '../../client/ui/sparkPath.ts';
import { timeSplits } from '../../client/ui/timeAxis.ts';

describe('spark lines', () => {
  test('run from the left edge to the right, the highest value on top', () => {
    const range = sparkRange([[0, 50, 100]]);
    expect(sparkPath([0, 50, 100], 2, range)).toBe('M0 30L50 16L100 2');
  });

  test('a curve without change lies in the middle; one value is a dash; none is nothing', () => {
    const level = sparkRange([[7, 7]]);
    expect(sparkPath([7, 7], 1, level)).toBe('M0 16L100 16');
    expect(sparkPath([7], 0, level)).toBe('M0 16h100');
    expect(sparkPath([], 0, sparkRange([[]]))).toBe('');
  });

  test('a shorter curve stops where it stops; values beyond the given ends stay in the box', () => {
    expect(sparkPath([0, 10], 4, { min: 0, max: 10 })).toBe('M0 30L25 2');
    expect(sparkPath([-5, 15], 1, sparkRange([[-5, 15]], 0, 10))).toBe('M0 30L100 2');
  });
});

describe('time axis', () => {
  const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 864 };

  test('marks midnight and noon of the clock, not hours since the start', () => {
    // 05:00 + 7 h = noon = tick 84; midnight = tick 228.
    expect(timeSplits(0, 400, 3, clock)).toEqual([84, 228, 372]);
  });

  test('an hour at a time where there is room, days where there is not', () => {
    expect(timeSplits(0, 36, 8, clock)).toEqual([0, 12, 24, 36]);
    expect(timeSplits(0, 864, 4, clock)).toEqual([228, 516, 804]);
  });

  test('never more marks than fit, but one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 2000 }), (from, length) => {
        const splits = timeSplits(from, from + length, 6, clock);
        expect(splits.length).toBeLessThanOrEqual(7);
        expect(splits.every((tick) => tick >= from && tick <= from + length)).toBe(true);
      }),
    );
  });
});

describe('names at the ends of lines', () => {
  const label = (text: string, y: number) => ({ text, y, colour: '' });

  test('stay where they are when there is room', () => {
    expect(separate([label('b', 80), label('a', 20)], 10, 0, 100).map((l) => [l.text, l.y])).toEqual([
      ['a', 20],
      ['b', 80],
    ]);
  });

  test('part, keep their order, and stay inside while they fit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 9 }), (ys) => {
        const out = separate(
          ys.map((y, i) => label(String(i), y)),
          10,
          0,
          100,
        );
        out.forEach((l, i) => {
          expect(l.y).toBeGreaterThanOrEqual(5 - 1e-6);
          expect(l.y).toBeLessThanOrEqual(95 + 1e-6);
          expect(l.y - (out[i - 1]?.y ?? -Infinity)).toBeGreaterThanOrEqual(10 - 1e-6);
        });
      }),
    );
  });
});

describe('table of a chart', () => {
  test.each([1, 7, 30, 31, 145, 2000])('%i samples: at most 31 rows, the last among them', (length) => {
    const rows = tableRows(length);
    expect(rows.length).toBeLessThanOrEqual(31);
    expect(rows.at(-1)).toBe(length - 1);
  });
});
