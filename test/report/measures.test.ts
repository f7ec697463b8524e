import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backAt,
  bandShare,
  firstBelow,
  lowest,
  mean,
  turns,
  type Span,
} from '../../server/report/measures.ts';

const curve = (...values: number[]) => Float64Array.from(values);
const all = (values: Float64Array, counts: Span['counts'] = () => true): Span => ({
  from: 0,
  until: values.length,
  counts,
});

describe('what is measured in a curve', () => {
  it('the first tick below a level, at the level is not below', () => {
    const values = curve(100, 20, 19, 0);
    expect(firstBelow(values, all(values), 20)).toBe(2);
    expect(firstBelow(values, all(values), 0)).toBe(Infinity);
    expect(firstBelow(values, { ...all(values), from: 3 }, 20)).toBe(3);
    expect(
      firstBelow(
        values,
        all(values, (tick) => tick > 2),
        20,
      ),
    ).toBe(3);
  });

  it.each([
    ['back for good', [100, 0, 0, 90, 95, 99], 3, 3],
    ['a flicker is not back', [100, 0, 90, 0, 90, 90], 2, 4],
    ['back too shortly before the end', [100, 0, 0, 0, 0, 90], 2, Infinity],
    ['never fell', [100, 90, 95, 99], 2, null],
    ['never back', [100, 0, 0, 0], 1, Infinity],
  ])('%s', (_name, values, holds, at) => {
    expect(backAt(curve(...values), all(curve(...values)), 90, holds)).toBe(at);
  });

  it('hours that do not count neither break nor make a return', () => {
    const values = curve(0, 95, 0, 95, 0, 95);
    expect(
      backAt(
        values,
        all(values, (tick) => tick === 0 || tick % 2 === 1),
        90,
        3,
      ),
    ).toBe(1);
  });

  it('the part of the slots that touch a band: inside, in passing, and by a jump across', () => {
    const band = { low: 20, high: 70, slot: 2 };
    expect(bandShare(curve(0, 0, 50, 50, 90, 90, 90, 90), all(curve(0, 0, 0, 0, 0, 0, 0, 0)), band)).toBe(
      5000,
    );
    expect(bandShare(curve(0, 0, 90, 90), all(curve(0, 0, 0, 0)), band)).toBe(5000);
    expect(bandShare(curve(0, 90, 90, 0), all(curve(0, 0, 0, 0)), band)).toBe(10_000);
    expect(bandShare(curve(), all(curve()), band)).toBe(0);
  });

  it.each([
    [[0, 50, 100], 0],
    [[0, 50, 40, 50, 45], 0],
    [[0, 50, 30, 50], 2],
    [[100, 0, 100, 0, 100], 3],
    [[50, 50, 50], 0],
  ])('%j turns %i times by 20 or more', (values, count) => {
    expect(turns(curve(...values), all(curve(...values)), 20)).toBe(count);
  });

  it('the lowest is never above the mean, and a curve upside down turns as often', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 }), (values) => {
        const up = curve(...values);
        const down = up.map((value) => 10_000 - value);
        expect(lowest(up, all(up))).toBeLessThanOrEqual(mean(up, all(up)));
        expect(turns(down, all(down), 500)).toBe(turns(up, all(up), 500));
      }),
    );
  });
});
