import { describe, expect, test } from 'vitest';
import type { ActionCard } from '#protocol/catalogue.ts';
import type { Act, DecisionRecord, DecisionState } from '#protocol/views.ts';
import type { MapTable } from '../../client/map/mapModel.ts';
import { cameIntoForce, heardFrom, strikeOf } from '../../client/map/strikes.ts';
import { hub, plan } from './mapFixtures.ts';

const decision = (id: number, state: DecisionState, more: Partial<DecisionRecord> = {}): DecisionRecord => ({
  id,
  action: 'shift',
  target: null,
  by: 'Nadia',
  why: null,
  state,
  decidedTick: 90,
  inForceTick: 100 + id,
  endTick: null,
  strengthBp: 0,
  confidence: null,
  stage: null,
  acts: [],
  cancellable: true,
  ...more,
});
const table = (...decisions: DecisionRecord[]): MapTable => ({
  clock: { tick: 100 },
  ...Object.fromEntries(decisions.map((one) => [`decision:${one.id}`, one])),
});
const ids = (before: MapTable | null, after: MapTable): number[] =>
  cameIntoForce(before, after).map(({ id }) => id);

describe('what came into force', () => {
  test('a decision that was being prepared, and one taken and in force at once', () => {
    expect(ids(table(decision(0, 'preparing')), table(decision(0, 'in-force')))).toEqual([0]);
    expect(ids(table(), table(decision(0, 'in-force')))).toEqual([0]);
  });

  test('one that is done at a stroke, and not one that was cancelled', () => {
    expect(ids(table(decision(0, 'preparing')), table(decision(0, 'ended')))).toEqual([0]);
    expect(ids(table(decision(0, 'preparing')), table(decision(0, 'cancelled')))).toEqual([]);
  });

  test('nothing on a page that has just come, and nothing twice', () => {
    expect(ids(null, table(decision(0, 'in-force')))).toEqual([]);
    expect(ids({}, table(decision(0, 'in-force')))).toEqual([]);
    expect(ids(table(decision(0, 'in-force')), table(decision(0, 'in-force')))).toEqual([]);
    expect(ids(table(decision(0, 'preparing')), table(decision(0, 'preparing')))).toEqual([]);
    expect(ids(table(decision(0, 'in-force')), table(decision(0, 'ended')))).toEqual([]);
  });

  test('after a jump the newest three, in their order', () => {
    const all = (state: DecisionState) => table(...[4, 1, 3, 0, 2].map((id) => decision(id, state)));
    expect(ids(all('preparing'), all('in-force'))).toEqual([2, 3, 4]);
  });
});

describe('hubs that were heard from', () => {
  const at = (tick: number, west: number, mid: number, east: number): MapTable => ({
    clock: { tick },
    'hub:west': hub(500, west),
    'hub:mid': hub(500, mid),
    'hub:east': hub(500, east),
  });

  test('most of them, all at once', () => {
    expect(heardFrom(at(99, 40, 50, 99), at(100, 100, 100, 100), plan)).toHaveLength(2);
  });

  test('not one that came by itself, and none while all are up to date', () => {
    expect(heardFrom(at(99, 40, 50, 99), at(100, 40, 100, 99), plan)).toEqual([]);
    expect(heardFrom(at(99, 99, 99, 99), at(100, 100, 100, 100), plan)).toEqual([]);
    expect(heardFrom(null, at(100, 100, 100, 100), plan)).toEqual([]);
  });
});

describe('where it shows', () => {
  const card = (target: ActionCard['target'] = null): { actions: ActionCard[] } => ({
    actions: [{ id: 'shift', title: { en: 'Shift', fr: 'Équipe' }, target } as unknown as ActionCard],
  });
  const on = (kind: 'hub' | 'department' | 'service'): ActionCard['target'] => ({ kind, options: [] });
  const named = (target: string) => decision(7, 'in-force', { target });
  const acting = (...acts: [kind: Act['kind'], id: string][]) =>
    decision(7, 'in-force', { acts: acts.map(([kind, id]) => ({ kind, id, beforeBp: 0 })) });

  test('at the hub or the department it names', () => {
    const [, mid] = plan.hubs;
    expect(strikeOf(named('mid'), card(on('hub')), plan, [])).toMatchObject({
      id: 7,
      at: mid?.at,
      hubs: [mid?.at],
      bank: false,
    });
    expect(strikeOf(named('02'), card(on('department')), plan, [])?.at).toEqual(plan.departments[1]?.centre);
  });

  test('at every hub when it acts on the sorting, in every department when it acts on the rounds', () => {
    const both = strikeOf(acting(['process', 'sort'], ['process', 'rounds']), card(), plan, []);
    expect(both).toMatchObject({ at: null, bank: false });
    expect(both?.hubs).toHaveLength(3);
    expect(both?.departments).toHaveLength(2);
    expect(strikeOf(acting(['process', 'counter']), card(), plan, [])).toMatchObject({ hubs: [] });
  });

  test('on the layer of the bank when it acts on a channel', () => {
    expect(strikeOf(acting(['channel', 'atm']), card(), plan, [])).toMatchObject({ bank: true, hubs: [] });
  });

  test('at the hubs it has brought news of', () => {
    const heard = [{ x: 1, y: 2 }];
    expect(strikeOf(acting(), card(), plan, heard)).toMatchObject({ at: null, hubs: heard });
    expect(strikeOf(acting(['trust', '']), card(), plan, heard)).toBeNull();
  });

  test('nowhere when it works on a service, on people, or on a hub that is not there', () => {
    expect(strikeOf(named('website'), card(on('service')), plan, [])).toBeNull();
    expect(strikeOf(acting(['service', 'website'], ['trust', '']), card(), plan, [])).toBeNull();
    expect(strikeOf(acting(), card(), plan, [])).toBeNull();
    expect(strikeOf(named('nowhere'), card(on('hub')), plan, [])).toBeNull();
    expect(strikeOf(decision(1, 'in-force', { action: 'other' }), card(), plan, [])).toBeNull();
  });
});
