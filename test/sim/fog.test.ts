import { describe, expect, it } from 'vitest';
import { decide } from '#sim/decisions.ts';
import { observe } from '#sim/fog.ts';
import { AT, createState, type TeamState } from '#sim/state.ts';
import { make, placeOf, runTo, startRun } from '../support/mini.ts';

const { world } = make();
const tracking = placeOf(world.services, 'tracking');

/** A team whose hubs fill by a parcel a tick, with tracking at some level: how old its figures were at each tick. */
function ages(availability: number, ticks: number): number[][] {
  const state: TeamState = createState(world);
  state.v.availability[tracking] = availability;
  const all: number[][] = [];
  for (let i = 0; i < ticks; i++) {
    state.tick += 1;
    for (let h = 0; h < 3; h++) state.v.hubOut[h] = state.v.hubOut[h]! + 1;
    observe(world, state);
    all.push([...state.v.seenTick].map((seen) => state.tick - seen));
  }
  return all;
}

describe('what a team sees of its hubs', () => {
  it('is fresh at every tick while tracking works', () => {
    expect(
      ages(9_500, 50)
        .flat()
        .every((age) => age === 0),
    ).toBe(true);
  });

  it('grows old by a tick a tick while tracking is dark', () => {
    expect(ages(0, 50).map((one) => one[1])).toEqual(Array.from({ length: 50 }, (_one, i) => i + 1));
  });

  it('is now and then fresh while tracking limps, the better the oftener', () => {
    const mean = (availability: number) => {
      const seen = ages(availability, 3_000).flat();
      return seen.reduce((sum, one) => sum + one, 0) / seen.length;
    };
    expect(mean(2_000)).toBeGreaterThan(8);
    expect(mean(8_000)).toBeLessThan(3);
    expect(mean(5_000)).toBeGreaterThan(mean(8_000));
    expect(mean(2_000)).toBeGreaterThan(mean(5_000));
  });

  it('keeps the old figures, not new ones under an old date', () => {
    const run = runTo(startRun(world), 100);
    const { v } = run.state;
    const before = [...v.seenBacklog, ...v.seenCapacity, ...v.seenTick];
    v.hubOut[0] = v.hubOut[0]! + 500;
    v.availability[tracking] = 0;
    observe(world, run.state);
    expect([...v.seenBacklog, ...v.seenCapacity, ...v.seenTick]).toEqual(before);
  });

  it('a phone round buys fresh figures of all hubs, at the cost of a crew', () => {
    const run = runTo(startRun(world), 100);
    const { v } = run.state;
    decide(world, run.state, 'phone-round', undefined, 'me');
    expect(v.crewsBusy[placeOf(world.pools, 'operations')]).toBe(1);
    runTo(run, 103);
    expect([...v.seenTick]).toEqual([103, 103, 103]);
    // Truth as it stood when the round was made, at the head of the tick.
    const round = [...v.seenBacklog];
    runTo(run, 110);
    expect([...v.seenBacklog]).toEqual(round);
  });

  it('shows the departments together, at one date', () => {
    const run = runTo(startRun(world), 60);
    const seen = run.state.v.scalar[AT.seenDepartmentsTick]!;
    expect(seen).toBeLessThan(40);
    run.state.v.availability[tracking] = 10_000;
    observe(world, run.state);
    expect(run.state.v.scalar[AT.seenDepartmentsTick]).toBe(60);
    expect([...run.state.v.seenDepartments]).toEqual([...run.state.v.depot]);
  });
});
