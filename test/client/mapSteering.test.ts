import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fingers } from '../../client/map/gesture.ts';
import { france } from '../../client/map/drawings.ts';
import { keyMove, placeInDirection } from '../../client/map/keys.ts';
import { pinch, reveal, toMap, toScreen } from '../../client/map/viewport.ts';
import { realPack } from '../support/real.ts';

describe('fingers', () => {
  test('a press that trembles is a press; one that travels is a drag and no press', () => {
    const fingers = new Fingers();
    fingers.press(1, { x: 50, y: 50 });
    expect(fingers.move(1, { x: 53, y: 53 })).toBeNull();
    expect(fingers.lift(1, { x: 53, y: 53 })).toEqual({ is: 'press', at: { x: 53, y: 53 } });
    fingers.press(1, { x: 50, y: 50 });
    expect(fingers.move(1, { x: 60, y: 50 })).toEqual({ is: 'drag', dx: 10, dy: 0 });
    expect(fingers.move(1, { x: 51, y: 52 })).toEqual({ is: 'drag', dx: -9, dy: 2 });
    expect(fingers.lift(1, { x: 51, y: 52 })).toBeNull();
  });

  test('two fingers that part zoom about their middle, and two that go along move the map', () => {
    const fingers = new Fingers();
    fingers.press(1, { x: 100, y: 100 });
    fingers.press(2, { x: 200, y: 100 });
    expect(fingers.move(2, { x: 300, y: 100 })).toEqual({
      is: 'pinch',
      factor: 2,
      from: { x: 150, y: 100 },
      to: { x: 200, y: 100 },
    });
    expect(fingers.move(1, { x: 100, y: 100 })).toMatchObject({ factor: 1 });
  });

  test('after a pinch neither finger presses, and the one that stays goes on dragging', () => {
    const fingers = new Fingers();
    fingers.press(1, { x: 100, y: 100 });
    fingers.press(2, { x: 200, y: 100 });
    expect(fingers.lift(2, { x: 200, y: 100 })).toBeNull();
    expect(fingers.move(1, { x: 101, y: 100 })).toEqual({ is: 'drag', dx: 1, dy: 0 });
    expect(fingers.lift(1, { x: 101, y: 100 })).toBeNull();
    fingers.press(3, { x: 10, y: 10 });
    expect(fingers.lift(3, { x: 10, y: 10 })).toEqual({ is: 'press', at: { x: 10, y: 10 } });
  });

  test('a third finger, and one that the system took away, change nothing', () => {
    const fingers = new Fingers();
    fingers.press(1, { x: 100, y: 100 });
    fingers.press(2, { x: 200, y: 100 });
    fingers.press(3, { x: 0, y: 0 });
    expect(fingers.move(3, { x: 50, y: 50 })).toBeNull();
    fingers.cancel(1);
    fingers.cancel(2);
    expect(fingers.move(1, { x: 0, y: 0 })).toBeNull();
    expect(fingers.count).toBe(0);
  });
});

describe('the window over the country', () => {
  const home = { scale: 1, x: 0, y: 0 };
  const box = { width: 600, height: 500 };
  const near = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 500 }) });

  test('what was between the fingers is between them afterwards', () => {
    fc.assert(
      fc.property(near, near, fc.double({ min: 1, max: 4, noNaN: true }), (from, to, factor) => {
        const place = toMap(home, from);
        const after = toScreen(pinch(home, home, factor, from, to), place);
        expect(after.x).toBeCloseTo(to.x, 6);
        expect(after.y).toBeCloseTo(to.y, 6);
      }),
    );
  });

  test('a place out of sight is brought in by the shortest way; one in sight moves nothing', () => {
    const view = { scale: 3, x: -400, y: -300 };
    expect(reveal(view, box, toMap(view, { x: 300, y: 250 }), 40)).toBe(view);
    const place = toMap(view, { x: 900, y: -70 });
    expect(toScreen(reveal(view, box, place, 40), place)).toEqual({ x: 560, y: 40 });
  });
});

describe('keys', () => {
  test('plus and minus undo each other, zero shows all, arrows move the window', () => {
    const [plus, minus] = [keyMove('+'), keyMove('-')];
    expect(plus?.is === 'zoom' && minus?.is === 'zoom' && plus.factor * minus.factor).toBeCloseTo(1);
    expect(keyMove('0')).toEqual({ is: 'home' });
    expect(keyMove('ArrowRight')).toMatchObject({ is: 'pan', dx: expect.closeTo(-0.12) as number });
    expect(keyMove('a')).toBeNull();
  });

  test('an arrow leads to the nearest place that way, and nowhere at the edge', () => {
    const places = [
      { x: 0, y: 0 },
      { x: 10, y: 1 },
      { x: 30, y: 0 },
      { x: 11, y: 40 },
    ];
    expect(placeInDirection(places, 0, 'ArrowRight')).toBe(1);
    expect(placeInDirection(places, 1, 'ArrowDown')).toBe(3);
    expect(placeInDirection(places, 3, 'ArrowUp')).toBe(1);
    expect(placeInDirection(places, 2, 'ArrowRight')).toBeNull();
    expect(placeInDirection(places, 2, 'Home')).toBe(0);
    expect(placeInDirection(places, 0, 'x')).toBeNull();
  });

  test('arrows lead from every hub of the country to every other', () => {
    const places = realPack.scenario.network.hubs.map((hub) => france.project(hub.at));
    const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
    const reached = new Set([0]);
    for (const from of reached) {
      for (const key of arrows) {
        const to = placeInDirection(places, from, key);
        if (to !== null) reached.add(to);
      }
    }
    expect(reached.size).toBe(places.length);
  });
});
