import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotSpeed, RoadFlow } from '../../client/map/flow.ts';
import { RingFill, ringMs } from '../../client/map/rings.ts';

const frame = 1 / 60;
const run = (flow: RoadFlow, dots: number, seconds: number): void => {
  for (let t = 0; t < seconds; t += frame) flow.advance(dots, frame);
};

describe('parcels on a road', () => {
  test('filled at once, or built up over time, a road holds the dots the model asks for', () => {
    const length = 150;
    const wayThrough = length / dotSpeed;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (dots, phase) => {
          const filled = new RoadFlow(length, phase);
          filled.fill(dots);
          expect(Math.abs(filled.count - dots)).toBeLessThanOrEqual(1);
          const built = new RoadFlow(length, phase);
          run(built, dots, wayThrough * 1.5);
          expect(Math.abs(built.count - dots)).toBeLessThanOrEqual(1);
          run(filled, dots, wayThrough * 2);
          expect(Math.abs(filled.count - dots)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('when sending stops, those under way arrive and a gap follows them', () => {
    const flow = new RoadFlow(100, 0);
    flow.fill(10);
    run(flow, 0, 100 / dotSpeed / 2);
    expect(flow.count).toBeGreaterThan(0);
    expect(flow.place(flow.count - 1)).toBeGreaterThan(0.45);
    run(flow, 0, 100 / dotSpeed);
    expect(flow.count).toBe(0);
  });

  test('places stay within the road and in order', () => {
    const flow = new RoadFlow(80, 0.3);
    for (let i = 0; i < 600; i++) {
      flow.advance((i * 7) % 40, frame * (1 + (i % 5)));
      for (let j = 0; j < flow.count; j++) {
        expect(flow.place(j)).toBeGreaterThanOrEqual(0);
        expect(flow.place(j)).toBeLessThan(1);
        expect(flow.place(j)).toBeLessThanOrEqual(j === 0 ? 1 : flow.place(j - 1));
      }
    }
  });

  test('an empty road stays empty', () => {
    const flow = new RoadFlow(80, 0.9);
    flow.fill(0);
    run(flow, 0, 20);
    expect(flow.count).toBe(0);
  });
});

describe('a ring', () => {
  test('moves to its new fill in under a quarter of a second and then rests', () => {
    const ring = new RingFill(2000);
    expect(ring.still).toBe(true);
    ring.aim(8000, false);
    expect(ring.step(1000)).toBe(true);
    expect(ring.shown).toBe(2000);
    ring.step(1000 + ringMs / 2);
    expect(ring.shown).toBeGreaterThan(5000);
    ring.step(1000 + ringMs);
    expect(ring.shown).toBe(8000);
    expect(ring.step(2000)).toBe(false);
    expect(ringMs).toBeLessThanOrEqual(250);
  });

  test('turns round from where it is when the aim changes on the way', () => {
    const ring = new RingFill(0);
    ring.aim(10_000, false);
    ring.step(0);
    ring.step(ringMs / 2);
    const midway = ring.shown;
    ring.aim(0, false);
    ring.step(ringMs / 2);
    expect(ring.shown).toBe(midway);
    ring.step(ringMs * 2);
    expect(ring.shown).toBe(0);
  });

  test('changes at once where motion is not wanted', () => {
    const ring = new RingFill(0);
    ring.aim(5000, true);
    expect(ring.shown).toBe(5000);
    expect(ring.still).toBe(true);
  });
});
