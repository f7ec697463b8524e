import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { along, arc } from '../../client/map/curve.ts';
import { distanceKm } from '../../client/map/geography.ts';
import { labelBox, type LabelWish, placeLabels } from '../../client/map/labels.ts';
import { contains } from '../../client/map/outline.ts';
import { planMap } from '../../client/map/plan.ts';
import { hitTest, parseSelection } from '../../client/map/selection.ts';
import { spread } from '../../client/map/spread.ts';
import { clamp, fit, toMap, toScreen, zoomAt } from '../../client/map/viewport.ts';
import { places, plan, squareland } from './mapFixtures.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });

describe('places', () => {
  test('Paris to Marseille is about 660 km', () => {
    expect(distanceKm([48.857, 2.352], [43.296, 5.37])).toBeCloseTo(660, -1);
  });

  test('hubs in one suburb part; the others stay', () => {
    const apart = spread(
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 80, y: 0 },
      ],
      20,
    );
    expect(Math.hypot(apart[0]!.x - apart[1]!.x, apart[0]!.y - apart[1]!.y)).toBeGreaterThan(19.9);
    expect(apart[2]).toEqual({ x: 80, y: 0 });
  });

  test('even hubs on the very same spot part, and always the same way', () => {
    const same = [
      { x: 5, y: 5 },
      { x: 5, y: 5 },
      { x: 5, y: 5 },
    ];
    const apart = spread(same, 10);
    expect(new Set(apart.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
    expect(spread(same, 10)).toEqual(apart);
  });

  test('a link to a hub that is not there is left out; a department without a drawing stays, without one', () => {
    const odd = planMap(
      {
        ...places,
        links: [{ from: 'west', to: 'nowhere' }],
        departments: [{ id: '971', name: 'Far', hub: 'mid' }],
      },
      squareland,
      10,
    );
    expect(odd.roads).toEqual([]);
    expect(odd.departments[0]).toMatchObject({ id: '971', outline: '', rings: [] });
  });
});

describe('curves', () => {
  test('start and end at the hubs, and there and back bend apart', () => {
    const there = arc({ x: 0, y: 0 }, { x: 100, y: 0 });
    const back = arc({ x: 100, y: 0 }, { x: 0, y: 0 });
    const p = { x: 0, y: 0 };
    expect({ ...along(there, 0, p) }).toEqual({ x: 0, y: 0 });
    expect({ ...along(there, 1, p) }).toEqual({ x: 100, y: 0 });
    expect(along(there, 0.5, p).y).toBeGreaterThan(3);
    expect(along(back, 0.5, p).y).toBeLessThan(-3);
    expect(there.length).toBeGreaterThan(100);
  });

  test('equal shares are equal distances', () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        fc.pre(Math.hypot(to.x - from.x, to.y - from.y) > 5);
        const curve = arc(from, to);
        for (let i = 0; i < 8; i++) {
          const a = { ...along(curve, i / 8, { x: 0, y: 0 }) };
          const b = { ...along(curve, (i + 1) / 8, { x: 0, y: 0 }) };
          expect(Math.hypot(b.x - a.x, b.y - a.y) / curve.length).toBeCloseTo(1 / 8, 2);
        }
      }),
    );
  });
});

describe('pointing', () => {
  test('a hub within reach wins over the department it stands in', () => {
    const { x, y } = plan.hubs[0]!.at;
    expect(hitTest(plan, { x: x + 4, y }, 6)).toBe('hub:west');
    expect(hitTest(plan, { x: x + 14, y }, 6)).toBe('department:01');
    expect(hitTest(plan, { x: 150, y: 90 }, 6)).toBe('department:02');
    expect(hitTest(plan, { x: 300, y: 50 }, 6)).toBeNull();
  });

  test('a hole is not inside', () => {
    const square = (a: number, b: number) => [
      { x: a, y: a },
      { x: b, y: a },
      { x: b, y: b },
      { x: a, y: b },
    ];
    const rings = [square(0, 10), square(4, 6)];
    expect(contains(rings, { x: 2, y: 2 })).toBe(true);
    expect(contains(rings, { x: 5, y: 5 })).toBe(false);
  });

  test('only hubs and departments are selections of the map', () => {
    expect(parseSelection('hub:le-thillay')).toEqual({ kind: 'hub', id: 'le-thillay' });
    expect(parseSelection('department:2A')).toEqual({ kind: 'department', id: '2A' });
    expect([null, undefined, '', 'hub', 'service:app'].map(parseSelection)).toEqual(Array(5).fill(null));
  });
});

describe('view', () => {
  const map = { width: 600, height: 500 };
  const box = { width: 800, height: 520 };
  const home = fit(map, box, { top: 10, right: 10, bottom: 10, left: 100 });

  test('the whole map fits within the inset', () => {
    const a = toScreen(home, { x: 0, y: 0 });
    const b = toScreen(home, { x: map.width, y: map.height });
    expect(a.x).toBeGreaterThanOrEqual(100);
    expect(a.y).toBeGreaterThanOrEqual(10);
    expect(b.x).toBeLessThanOrEqual(790);
    expect(b.y).toBeLessThanOrEqual(510.001);
  });

  test('what lies under the pointer stays there while zooming, and toMap undoes toScreen', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.2, max: 5, noNaN: true }), (p, factor) => {
        const view = zoomAt(home, home, factor, p);
        const before = toMap(home, p);
        const after = toMap(view, p);
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
        expect(view.scale).toBeGreaterThanOrEqual(home.scale);
        expect(view.scale).toBeLessThanOrEqual(home.scale * 6.0001);
      }),
    );
  });

  test('a zoomed map cannot be dragged out of sight; zoomed out it is home again', () => {
    const view = zoomAt(home, home, 3, { x: 400, y: 260 });
    const dragged = clamp({ ...view, x: view.x + 9999, y: view.y - 9999 }, home, map, box);
    expect(dragged.x).toBeLessThan(box.width / 2);
    expect(dragged.y + map.height * dragged.scale).toBeGreaterThan(box.height / 2);
    expect(clamp({ ...home, x: 9999 }, home, map, box)).toBe(home);
  });
});

describe('labels', () => {
  const wish = (id: string, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({
    id,
    at: { x, y },
    radius: 10,
    width: 60,
    height: 14,
    priority: 1,
    ...more,
  });
  const box = { width: 400, height: 200 };

  test('to the right first; at the right edge to the left', () => {
    const sides = placeLabels([wish('a', 100, 100), wish('b', 380, 50)], box);
    expect([...sides]).toEqual([
      ['a', { side: 'right', short: false }],
      ['b', { side: 'left', short: false }],
    ]);
  });

  test('no two names overlap, and none leaves the drawing', () => {
    const anywhere = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 20 }), (spots) => {
        const wishes = spots.map(([x, y], i) =>
          wish(String(i), x, y, { priority: i % 3, shorter: { width: 30, height: 14 } }),
        );
        const boxes = wishes.flatMap((w) => {
          const place = placeLabels(wishes, box).get(w.id);
          return place ? [labelBox(place.short ? { ...w, ...w.shorter } : w, place.side)] : [];
        });
        boxes.forEach((a, i) => {
          expect(a.left >= 0 && a.top >= 0 && a.right <= box.width && a.bottom <= box.height).toBe(true);
          for (const b of boxes.slice(i + 1)) {
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
          }
        });
      }),
    );
  });

  test('the shorter form where the whole one has no room', () => {
    const corner = { width: 60, height: 30 };
    const place = (more: Partial<LabelWish>) => placeLabels([wish('a', 12, 15, more)], corner).get('a');
    expect(place({})).toBeUndefined();
    expect(place({ shorter: { width: 30, height: 14 } })).toEqual({ side: 'right', short: true });
  });

  test('where there is room for one name only, the more important stays', () => {
    const strip = { width: 190, height: 30 };
    const contest = (a: number, b: number) => [
      ...placeLabels([wish('a', 30, 15, { priority: a }), wish('b', 125, 15, { priority: b })], strip).keys(),
    ];
    expect(contest(2, 1)).toEqual(['a']);
    expect(contest(1, 2)).toEqual(['b']);
  });
});
