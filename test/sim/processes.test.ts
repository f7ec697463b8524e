import { describe, expect, it, test } from 'vitest';
import { createLevers } from '#sim/levers.ts';
import { leadTicks, stepPeople } from '#sim/people.ts';
import { stepProcesses } from '#sim/processes.ts';
import { AT, createState, SUM } from '#sim/state.ts';
import { processIndex } from '#sim/world.ts';
import { make, placeOf } from '../support/mini.ts';

const { world } = make();
const sort = processIndex['sort']!;
const hubControl = placeOf(world.services, 'hub-control');

describe('sorting, which loses 80 % without hub control and keeps 30 % by its own wits', () => {
  test.each([
    // hub control, organised fallback, hands -> capacity, on paper
    [10_000, 0, 10_000, 10_000, 0],
    [5_000, 0, 10_000, 6_000, 0],
    [0, 0, 10_000, 3_000, 3_333],
    [0, 5_000, 10_000, 5_000, 6_000],
    [8_000, 5_000, 10_000, 8_400, 0],
    [0, 5_000, 13_000, 6_500, 6_000],
    [0, 0, 0, 0, 3_333],
  ])(
    'at %i bp, with %i bp of fallback and %i bp of hands does %i bp, %i bp on paper',
    (there, keeps, hands, capacity, paper) => {
      const state = createState(world);
      const levers = createLevers(world);
      state.v.availability[hubControl] = there;
      levers.fallback[sort] = keeps;
      levers.process[sort] = hands;
      stepProcesses(world, state, levers);
      expect([state.v.processCapacity[sort], state.v.paper[sort]]).toEqual([capacity, paper]);
    },
  );
});

describe('crews', () => {
  const people = (busy: number, rota = 0) => {
    const state = createState(world);
    const levers = createLevers(world);
    levers.rota[0] = rota;
    state.v.crewsBusy[0] = busy;
    state.v.fatigue[0] = 5_000;
    for (let i = 0; i < world.hour; i++) stepPeople(world, state, levers);
    return state.v.fatigue[0]! - 5_000;
  };

  test.each([
    ['at full work tire by 6 % an hour', 2, 0, 600],
    ['at rest recover by 3 % an hour', 0, 0, -300],
    ['half at work tire by the difference, in whole points a tick', 1, 0, 144],
    ['relieved in turns tire half as fast', 2, 5_000, 300],
  ])('%s', (_name, busy, rota, change) => {
    expect(people(busy, rota)).toBe(change);
  });

  it('work slower the more tired they are, up to twice the time', () => {
    const state = createState(world);
    const at = (fatigue: number) => {
      state.v.fatigue[0] = fatigue;
      return leadTicks(world, state, 0, 20);
    };
    expect([at(0), at(5_000), at(10_000)]).toEqual([20, 30, 40]);
    expect(leadTicks(world, state, 0, 0)).toBe(0);
  });

  it('fatigue stays between nothing and all', () => {
    const state = createState(world);
    const levers = createLevers(world);
    state.v.crewsBusy[0] = 2;
    for (let i = 0; i < 1_000; i++) stepPeople(world, state, levers);
    expect(state.v.fatigue[0]).toBe(10_000);
    expect(state.v.fatigue[1]).toBe(0);
  });
});

it('money that runs is charged by the hour', () => {
  const state = createState(world);
  const levers = createLevers(world);
  levers.spendPerHour[0] = 5;
  for (state.tick = 1; state.tick <= 3 * world.hour; state.tick++) stepPeople(world, state, levers);
  expect(state.s[SUM.spent]).toBe(15);
});

it('queues at counters grow with unrest', () => {
  const wait = (unrest: number, counter: number) => {
    const state = createState(world);
    state.v.scalar[AT.unrest] = unrest;
    state.v.scalar[AT.callsAnswered] = 0;
    state.v.processCapacity[processIndex['counter']!] = counter;
    stepPeople(world, state, createLevers(world));
    return state.v.scalar[2];
  };
  expect([wait(0, 10_000), wait(10_000, 10_000), wait(10_000, 5_000), wait(10_000, 0)]).toEqual([
    4, 12, 24, 120,
  ]);
});
