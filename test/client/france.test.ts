import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { MapPoint, Ring } from '../../client/map/france.ts';
import {
  departmentOutlines,
  mapCredit,
  mapSize,
  outlineCentre,
  outlineRings,
  project,
} from '../../client/map/france.ts';

interface Place {
  readonly id: string;
  readonly at: readonly [number, number];
}
interface Network {
  readonly hubs: ReadonlyArray<Place & { department: string; sorts: string; runs: readonly string[] }>;
  readonly links: ReadonlyArray<{ from: string; to: string; takes: string }>;
  readonly departments: ReadonlyArray<Place & { hub: string; share: string }>;
  readonly demand: { byHour: readonly number[]; originShare: Record<string, string> };
}

const network = parse(
  readFileSync(new URL('../../scenarios/la-poste-2025/network.yaml', import.meta.url), 'utf8'),
) as Network;

/** How far a point lies outside the bounding box of a department, in map units; 0 inside. */
function outsideBox(id: string, { x, y }: MapPoint): number {
  const points = outlineRings(id).flat();
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const dx = Math.max(Math.min(...xs) - x, 0, x - Math.max(...xs));
  const dy = Math.max(Math.min(...ys) - y, 0, y - Math.max(...ys));
  return Math.hypot(dx, dy);
}

/** Ray casting: does the ring surround the point? */
function surrounds(ring: Ring, { x, y }: MapPoint): boolean {
  let inside = false;
  let a = ring.at(-1);
  for (const b of ring) {
    if (a !== undefined && a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) {
      inside = !inside;
    }
    a = b;
  }
  return inside;
}

const isInside = (id: string, point: MapPoint): boolean =>
  outlineRings(id).some((ring) => surrounds(ring, point));
const neighbours = (hub: string): string[] =>
  network.links.flatMap(({ from, to }) => (from === hub ? [to] : to === hub ? [from] : []));
const hundredths = (percent: string): number => Math.round(Number.parseFloat(percent) * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

describe('the drawing', () => {
  test('holds the 96 metropolitan departments, those of network.yaml', () => {
    const ids = departmentOutlines.map(({ id }) => id);
    expect(ids).toHaveLength(96);
    expect(ids).toEqual(network.departments.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(['01', '2A', '2B', '75', '95']));
    expect(ids).not.toContain('20');
  });

  test('fills its frame and stays inside it', () => {
    const points = departmentOutlines.flatMap(({ id }) => outlineRings(id).flat());
    const xs = points.map((p) => p.x);
    const ys = points.map((p) => p.y);
    expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...xs)).toBeLessThan(1);
    expect(Math.min(...ys)).toBeLessThan(1);
    expect(mapSize.width - Math.max(...xs)).toBeGreaterThanOrEqual(0);
    expect(mapSize.width - Math.max(...xs)).toBeLessThan(1);
    expect(mapSize.height - Math.max(...ys)).toBeGreaterThanOrEqual(0);
    expect(mapSize.height - Math.max(...ys)).toBeLessThan(1);
  });

  test('is made of closed relative paths only, as the reader of paths expects', () => {
    const unread = departmentOutlines.filter(
      ({ path }) => !/^(?:mz)+$/.test(path.replace(/[\s\d.,-]|e-/g, '')),
    );
    expect(unread).toEqual([]);
  });

  test('names its authors and licence', () => {
    expect(mapCredit).toMatchObject({ licence: 'CC-BY-4.0' });
    expect(mapCredit.text).toContain('MapSVG');
  });

  test('refuses a code that is not on the map', () => {
    expect(() => outlineCentre('971')).toThrow(RangeError);
  });
});

describe('the projection', () => {
  test.each(network.departments)('puts department $id inside its outline', ({ id, at }) => {
    expect(isInside(id, project(at))).toBe(true);
  });

  test.each(network.departments)('has its centre of $id near the place in network.yaml', ({ id, at }) => {
    const centre = outlineCentre(id);
    const point = project(at);
    expect(outsideBox(id, centre)).toBe(0);
    expect(Math.hypot(centre.x - point.x, centre.y - point.y)).toBeLessThan(12);
  });

  test.each(network.hubs)('puts hub $id in its department', ({ department, at }) => {
    expect(outsideBox(department, project(at))).toBeLessThanOrEqual(6);
    expect(isInside(department, project(at))).toBe(true);
  });

  // Capes that were not used for the fit; a wrong formula shows at the corners first.
  test.each([
    ['Ouessant', [48.46, -5.1], '29'],
    ['Dunkirk', [51.03, 2.38], '59'],
    ['Bonifacio', [41.4, 9.16], '2A'],
    ['Cap Corse', [42.99, 9.38], '2B'],
    ['Lauterbourg', [48.97, 8.17], '67'],
    ['Hendaye', [43.36, -1.77], '64'],
  ] as const)('finds %s', (_name, at, department) => {
    expect(outsideBox(department, project(at))).toBeLessThan(2);
  });
});

describe('network.yaml', () => {
  const hubIds = network.hubs.map(({ id }) => id);

  test('has 17 hubs, each with two road links or more, all reachable', () => {
    expect(new Set(hubIds).size).toBe(17);
    expect(hubIds.filter((hub) => new Set(neighbours(hub)).size < 2)).toEqual([]);
    expect(hubIds).toEqual(expect.arrayContaining(hubIds.flatMap(neighbours)));
    const reached = new Set([hubIds[0] ?? '']);
    for (const hub of reached) for (const next of neighbours(hub)) reached.add(next);
    expect(reached.size).toBe(17);
  });

  test('shares out exactly 100 %, among known hubs', () => {
    expect(sum(network.departments.map(({ share }) => hundredths(share)))).toBe(10_000);
    expect(sum(Object.values(network.demand.originShare).map(hundredths))).toBe(10_000);
    expect(Object.keys(network.demand.originShare).toSorted()).toEqual(hubIds.toSorted());
    expect(hubIds).toEqual(expect.arrayContaining(network.departments.map(({ hub }) => hub)));
    expect(network.demand.byHour).toHaveLength(24);
  });

  test.each(network.hubs)('loads hub $id to 55-75 % at 2.0 M parcels a day', ({ id, sorts, runs }) => {
    const hours = sum(
      runs.map((run) => {
        const [from = 0, to = 0] = run.split('-').map((time) => Number.parseInt(time, 10));
        return to - from;
      }),
    );
    const received = network.departments
      .filter(({ hub }) => hub === id)
      .map(({ share }) => hundredths(share));
    const passes = 200 * (sum(received) + hundredths(network.demand.originShare[id] ?? ''));
    const used = passes / (Number.parseInt(sorts, 10) * hours);
    expect(used).toBeGreaterThan(0.55);
    expect(used).toBeLessThan(0.75);
  });
});
