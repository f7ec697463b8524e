import { describe, expect, test } from 'vitest';
import type { ActionCard } from '#protocol/catalogue.ts';
import type { DecisionRecord, DecisionState } from '#protocol/views.ts';
import type { MapTable } from '../../client/map/mapModel.ts';
import { cameIntoForce, strikeOf } from '../../client/map/strikes.ts';
import { plan } from './mapFixtures.ts';

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
  course: null,
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

describe('where it shows', () => {
  const card = (touches: string[], target: ActionCard['target'] = null): { actions: ActionCard[] } => ({
    actions: [
      { id: 'shift', title: { en: 'Shift', fr: 'Équipe' }, touches, target } as unknown as ActionCard,
    ],
  });
  const on = (kind: 'hub' | 'department' | 'service'): ActionCard['target'] => ({ kind, options: [] });
  const inForce = (target: string | null = null) => decision(7, 'in-force', { target });

  test('at the hub or the department it names', () => {
    const [, mid] = plan.hubs;
    expect(strikeOf(inForce('mid'), card(['process:sort'], on('hub')), plan)).toMatchObject({
      id: 7,
      at: mid?.at,
      hubs: [mid?.at],
      bank: false,
    });
    expect(strikeOf(inForce('02'), card([], on('department')), plan)?.at).toEqual(
      plan.departments[1]?.centre,
    );
  });

  test('at every hub when it touches the sorting, in every department when it touches the rounds', () => {
    const both = strikeOf(inForce(), card(['process:sort', 'process:rounds']), plan);
    expect(both).toMatchObject({ at: null, bank: false });
    expect(both?.hubs).toHaveLength(3);
    expect(both?.departments).toHaveLength(2);
    expect(strikeOf(inForce(), card(['process:counter']), plan)).toMatchObject({ hubs: [] });
  });

  test('on the layer of the bank when it touches a channel', () => {
    expect(strikeOf(inForce(), card(['channel:atm']), plan)).toMatchObject({ bank: true, hubs: [] });
  });

  test('nowhere when it works on a service, on people, or on a hub that is not there', () => {
    expect(strikeOf(inForce('website'), card(['process:sort'], on('service')), plan)).toBeNull();
    expect(strikeOf(inForce(), card([]), plan)).toBeNull();
    expect(strikeOf(inForce('nowhere'), card([], on('hub')), plan)).toBeNull();
    expect(strikeOf(decision(1, 'in-force', { action: 'other' }), card(['hubs']), plan)).toBeNull();
  });
});
