import { describe, expect, it } from 'vitest';
import { pressure } from '#sim/attack.ts';
import { attempt } from '#sim/run.ts';
import { stepTeam } from '#sim/step.ts';
import { make, placeOf, runTo, startRun, ZERO } from '../support/mini.ts';

/** A flood of 1.2 Bpps on a link of 40 Mpps that wavers by a fifth: 24 to 36 times what it carries. */
const { world } = make();
const at = (hours: number, act: (run: ReturnType<typeof startRun>) => void = () => undefined) => {
  const run = startRun(world);
  runTo(run, ZERO + 2);
  act(run);
  return runTo(run, ZERO + hours * world.hour);
};

describe('the attack as the gauges show it', () => {
  it('is nothing before it begins', () => {
    const run = runTo(startRun(world), ZERO - 1);
    expect(pressure(world, run.state)).toEqual({ askedBp: 0, passedBp: 0, passedAt: null });
  });

  it('is the flood against what the link carries, and all of it passes where nothing filters', () => {
    const { askedBp, passedBp } = pressure(world, at(2).state);
    expect(askedBp).toBeGreaterThan(240_000);
    expect(askedBp).toBeLessThan(360_000);
    expect(passedBp).toBe(askedBp);
  });

  it('passes in part where a filter is in force; what is asked stays', () => {
    const { askedBp, passedBp } = pressure(
      world,
      at(6, ({ state }) => expect(attempt(world, state, 'scrub', undefined, 'x')).toBe(true)).state,
    );
    expect(askedBp).toBeGreaterThan(240_000);
    expect(passedBp).toBeLessThan(askedBp / 2);
  });

  it('leaves the state as it was', () => {
    const run = at(3);
    const before = [...run.state.ints, ...run.state.sums];
    pressure(world, run.state);
    expect([...run.state.ints, ...run.state.sums]).toEqual(before);
  });

  it('counts requests against the service they are fired at, and none at a door closed on purpose', () => {
    const { state } = startRun(world);
    const tracking = placeOf(world.services, 'tracking');
    const search = world.campaigns.findIndex((one) => one.against === 'requests' && one.target === tracking);
    state.v.campaignSince[search] = 0;
    state.v.campaignPower[search] = 10_000;
    // Stepped without the story: nothing else is fired.
    const run = (ticks: number) => {
      for (let i = 0; i < ticks; i++) stepTeam(world, state, []);
    };
    run(6);
    const open = pressure(world, state);
    // 5,000 requests a second, give or take 30 %, at a service of 600.
    expect(open.askedBp).toBeGreaterThan(58_000);
    expect(open.askedBp).toBeLessThan(109_000);
    expect(open.passedBp).toBe(open.askedBp);
    expect(attempt(world, state, 'shed', 'tracking', 'x')).toBe(true);
    run(2);
    expect(pressure(world, state)).toEqual({ askedBp: expect.any(Number), passedBp: 0, passedAt: null });
    expect(pressure(world, state).askedBp).toBeGreaterThan(58_000);
  });
});
