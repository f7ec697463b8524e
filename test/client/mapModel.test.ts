import { describe, expect, test } from 'vitest';
import { hubState, readMap, shadesKey } from '../../client/map/mapModel.ts';
import { roadHours } from '../../client/map/plan.ts';
import { clock, freshTable, hub, plan } from './mapFixtures.ts';

describe('hubs', () => {
  test.each([
    [0, 500, 'calm'],
    [1299, 500, 'calm'],
    [1300, 500, 'filling'],
    [2499, 500, 'filling'],
    [2500, 500, 'overloaded'],
    [2800, 2800, 'calm'],
    [9999, 9999, 'calm'],
    [10_000, 10_000, 'overloaded'],
  ] as const)('%i bp of the yard where %i bp are ordinary is %s', (loadBp, ordinaryBp, state) => {
    expect(hubState({ loadBp, ordinaryBp })).toBe(state);
  });

  test('the ring is full when the yard is, and the figure goes on counting', () => {
    const [west, mid, east] = readMap(plan, clock, freshTable).hubs;
    expect(west).toMatchObject({ state: 'calm', fillBp: 600, figure: '6', staleMinutes: null, asOf: null });
    expect(mid).toMatchObject({ state: 'filling', fillBp: 1500, ordinaryFillBp: 500, figure: '15' });
    expect(east).toMatchObject({ state: 'overloaded', fillBp: 10_000, figure: '140' });
  });

  test.each([
    [12_000, 'faster'],
    [10_500, 'faster'],
    [10_499, 'normal'],
    [10_000, 'normal'],
    [9500, 'normal'],
    [9499, 'slowed'],
    [2000, 'slowed'],
    [1999, 'stopped'],
    [0, 'stopped'],
  ] as const)('sorting at %i bp is %s', (capacityBp, working) => {
    const state = readMap(plan, clock, { ...freshTable, 'hub:west': hub(2000, 100, capacityBp) });
    expect(state.hubs[0]?.working).toBe(working);
  });

  test('an empty view gives an unknown map, not a failure', () => {
    const state = readMap(plan, clock, {});
    expect(state.hubs.map((h) => [h.state, h.figure, h.fillBp])).toEqual(
      Array.from({ length: 3 }, () => ['unknown', '–', 0]),
    );
    expect(state.counts).toEqual({ calm: 0, filling: 0, overloaded: 0, unknown: 3 });
    expect(state.departments.every((d) => d.shade === null)).toBe(true);
    expect(state.roads.every((r) => r.dots === 0 && r.weight === 0)).toBe(true);
    expect(state.stale).toBeNull();
  });
});

describe('fog', () => {
  test('figures count as fresh for 45 minutes, then carry their age', () => {
    const at = (asOfTick: number) =>
      readMap(plan, clock, { ...freshTable, 'hub:mid': hub(7000, asOfTick) }).hubs[1]?.staleMinutes;
    expect(at(91)).toBeNull();
    expect(at(90)).toBe(50);
  });

  test('old figures say when they are from, with the day when it was another', () => {
    const at = (asOfTick: number, tick = 100) =>
      readMap(plan, clock, { ...freshTable, clock: { tick }, 'hub:mid': hub(7000, asOfTick) }).hubs[1]?.asOf;
    expect(at(56)).toBe('09:40');
    expect(at(91)).toBeNull();
    expect(at(56, 300)).toBe('Mon 09:40');
  });

  test('the notice tells how many hubs and the oldest figure', () => {
    const state = readMap(plan, clock, {
      ...freshTable,
      'hub:mid': hub(7000, 52),
      'hub:east': hub(9000, 80),
      departments: { asOfTick: 40, latenessBp: [0, 0] },
    });
    expect(state.stale).toEqual({ hubs: 2, minutes: 240, departments: true });
    expect(state.departmentsAged).toEqual({ minutes: 300, asOf: '08:20' });
  });

  test('roads are as old as the hub that sends', () => {
    const state = readMap(plan, clock, { ...freshTable, 'hub:mid': hub(7000, 10) });
    const stale = plan.roads.filter((_, i) => state.roads[i]?.stale).map((r) => `${r.from}-${r.to}`);
    expect(stale).toEqual(['mid-west', 'mid-east']);
  });
});

describe('roads', () => {
  test('a link without its way back carries half its volume each way; listed ways stand for themselves', () => {
    expect(plan.roads.map((r) => [r.from, r.to, r.link, r.share])).toEqual([
      ['west', 'mid', 0, 0.5],
      ['mid', 'west', 0, 0.5],
      ['mid', 'east', 1, 1],
      ['east', 'mid', 2, 1],
    ]);
    expect(readMap(plan, clock, freshTable).roads.map((r) => r.parcelsPerHour)).toEqual([
      4000, 4000, 4000, 500,
    ]);
  });

  test('dots are parcels under way, 2,000 each', () => {
    const { dots } = readMap(plan, clock, freshTable).roads[2]!;
    expect(dots).toBeCloseTo((4000 * roadHours([5, 9], [5, 18])) / 2000);
  });

  test('line weight grows with volume', () => {
    const weights = (n: number) => readMap(plan, clock, { ...freshTable, links: [0, n, 0] }).roads[2]?.weight;
    expect([0, 1, 3999, 4000, 12_000].map(weights)).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('departments', () => {
  test.each([
    [-1, null],
    [0, 0],
    [3000, 0],
    [3299, 0],
    [3300, 1],
    [3800, 2],
    [4500, 3],
    [5500, 4],
    [90_000, 4],
  ] as const)('%i bp of a day waiting where 3,000 are ordinary is shade %s', (bp, shade) => {
    const table = { ...freshTable, departments: { asOfTick: 100, latenessBp: [bp, 0] } };
    expect(readMap(plan, clock, table).departments[0]?.shade).toBe(shade);
  });

  test('a full depot is no news on a night on which it always is', () => {
    const table = {
      ...freshTable,
      departments: { asOfTick: 100, latenessBp: [14_000, 0] },
      ordinary: [14_500, 0],
    };
    expect(readMap(plan, clock, table).departments[0]).toMatchObject({
      shade: 0,
      waitingBp: 14_000,
      behindBp: 0,
    });
  });

  test('the key of the shades changes with a shade and with nothing else', () => {
    const key = (latenessBp: number[], tick = 100) =>
      shadesKey(
        readMap(plan, clock, {
          ...freshTable,
          clock: { tick },
          departments: { asOfTick: 100, latenessBp },
        }),
      );
    expect(key([0, 0])).toBe(key([3200, 100], 104));
    expect(key([0, 0])).not.toBe(key([17_000, 0]));
    expect(key([0, 0])).not.toBe(key([-1, 0]));
    expect(key([0, 0])).not.toBe(key([0, 0], 200));
  });
});
