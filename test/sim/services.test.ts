import { describe, expect, it, test } from 'vitest';
import { createLoad, type Load } from '#sim/attack.ts';
import { createLevers, type Levers } from '#sim/levers.ts';
import { stepEntries, stepServices } from '#sim/services.ts';
import { AT, createState, type TeamState } from '#sim/state.ts';
import { make, placeOf } from '../support/mini.ts';

const { world } = make();
const entry = (id: string) => placeOf(world.entries, id);
const service = (id: string) => placeOf(world.services, id);
/** 10:00, when every curve of the mini pack is at its height. */
const PEAK = 60;

interface Bench {
  state: TeamState;
  levers: Levers;
  load: Load;
}
function bench(change: (bench: Bench) => void = () => undefined): Bench {
  const one = { state: createState(world), levers: createLevers(world), load: createLoad(world) };
  one.state.tick = PEAK;
  change(one);
  return one;
}
const step = ({ state, levers, load }: Bench, times = 1): TeamState => {
  for (let i = 0; i < times; i++) {
    stepEntries(world, state, levers, load);
    stepServices(world, state, levers, load);
  }
  return state;
};
const settle = (one: Bench): TeamState => step(one, 200);

describe('an entry of 40 Mpps with 10 Mpps of honest traffic', () => {
  test.each([
    [0, 10_000, 2_500],
    [30_000, 10_000, 10_000],
    [30_001, 9_999, 10_000],
    [70_000, 5_000, 20_000],
    [1_190_000, 333, 300_000],
    [1_000_000_000, 0, 1_000_000],
  ])('under %i kpps of attack lets %i bp pass at a load of %i bp', (attack, pass, load) => {
    const { state, levers, load: pressure } = bench((one) => (one.load.entries[entry('main-link')] = attack));
    stepEntries(world, state, levers, pressure);
    expect(state.v.entryPass[entry('main-link')]).toBe(pass);
    expect(state.v.entryLoad[entry('main-link')]).toBe(load);
    expect(state.v.entryPass[entry('rails')]).toBe(10_000);
  });

  it('lets more pass with more capacity, and less with less', () => {
    const at = (bp: number) => {
      const { state, levers, load } = bench((one) => {
        one.load.entries[entry('main-link')] = 70_000;
        one.levers.entryCapacity[entry('main-link')] = bp;
      });
      stepEntries(world, state, levers, load);
      return state.v.entryPass[entry('main-link')];
    };
    expect([at(5_000), at(10_000), at(15_000), at(20_000)]).toEqual([2_500, 5_000, 7_500, 10_000]);
  });

  it('carries more honest traffic while users come back again and again', () => {
    const { state, levers, load } = bench((one) => one.state.v.retry.fill(30_000));
    stepEntries(world, state, levers, load);
    expect(state.v.entryLoad[entry('main-link')]).toBe(7_500);
  });
});

describe('a service', () => {
  it('stands at 100 % on a quiet day, at every hour', () => {
    for (let tick = 0; tick < 288; tick++) {
      const state = step(bench((one) => (one.state.tick = tick)));
      expect([...state.v.availability]).toEqual(world.services.map(() => 10_000));
    }
  });

  it('loses what its entry does not let through, as far as it is exposed to it', () => {
    const state = settle(
      bench((one) => {
        one.load.entries[entry('main-link')] = 1_000_000_000;
        one.state.v.retry.fill(10_000);
      }),
    );
    expect(state.v.availability[service('codes')]).toBe(0);
    expect(state.v.availability[service('hub-control')]).toBe(4_000);
    expect(state.v.availability[service('database')]).toBe(10_000);
    expect(state.v.availability[service('card-network')]).toBe(10_000);
  });

  it('serves in proportion when asked for more than it can', () => {
    const state = step(bench((one) => (one.load.services[service('codes')] = 340)));
    // 60 honest and 340 of the attack against 200 a second; half of the way in one tick.
    expect(state.v.availability[service('codes')]).toBe(7_500);
  });

  it.each([
    ['wholly', 0, 5_000],
    ['half', 5_000, 7_500],
    ['not', 10_000, 10_000],
  ])('leans on what it needs: %s there', (_name, there, expected) => {
    const one = bench();
    one.levers.serviceHonest[service('database')] = there;
    expect(settle(one).v.availability[service('online-banking')]).toBe(expected);
  });

  it('closed on purpose is gone, and nobody storms it', () => {
    const state = settle(bench((one) => (one.levers.shed[service('website')] = 1)));
    expect(state.v.availability[service('website')]).toBe(0);
    expect(state.v.retry[service('website')]).toBe(10_000);
  });

  it('moved to another entry no longer meets the flood on its own', () => {
    const state = settle(
      bench((one) => {
        one.load.entries[entry('main-link')] = 1_000_000_000;
        one.levers.serviceEntry[service('codes')] = entry('outside');
      }),
    );
    expect(state.v.availability[service('codes')]).toBe(10_000);
  });

  it('loses the honest users that a filter refuses', () => {
    const one = bench();
    one.levers.entryHonest[entry('main-link')] = 9_600;
    one.levers.serviceHonest[service('codes')] = 9_500;
    expect(settle(one).v.availability[service('codes')]).toBe(9_120);
  });
});

describe('the retry storm', () => {
  it('triples demand while a service is gone, and outlasts the attack', () => {
    const one = bench((one) => (one.load.services[service('codes')] = 1_000_000));
    settle(one);
    expect(one.state.v.retry[service('codes')]).toBeGreaterThan(29_990);
    one.load.services.fill(0);
    const back = step(one).v.availability[service('codes')]!;
    expect(back).toBeLessThan(6_000);
    expect(one.state.v.retry[service('codes')]).toBeGreaterThan(25_000);
    expect(settle(one).v.availability[service('codes')]).toBe(10_000);
    expect(one.state.v.retry[service('codes')]).toBe(10_000);
  });

  it('comes faster than it goes', () => {
    const one = bench((one) => (one.load.services[service('codes')] = 1_000_000));
    const ticksUntil = (done: (retry: number) => boolean) => {
      let ticks = 0;
      while (!done(one.state.v.retry[service('codes')]!)) {
        step(one);
        ticks += 1;
      }
      return ticks;
    };
    const coming = ticksUntil((retry) => retry >= 29_000);
    one.load.services.fill(0);
    const going = ticksUntil((retry) => retry <= 11_000);
    expect(going).toBeGreaterThan(2 * coming);
  });

  it('sends people to the phones while screens are dark', () => {
    const one = bench();
    one.state.v.scalar[AT.unrest] = 10_000;
    expect(settle(one).v.availability[service('call-centre')]).toBeLessThan(5_100);
  });
});

describe('what is remembered of a failure', () => {
  it('counts ticks below 20 %, and marks the fall, the return and the second fall', () => {
    const codes = service('codes');
    const one = bench((one) => (one.load.services[codes] = 1_000_000));
    step(one, 10);
    expect(one.state.v.failures[codes]).toBe(1);
    expect(one.state.v.downTicks[codes]).toBe(8);
    one.load.services.fill(0);
    step(one, 200);
    expect(one.state.v.failures[codes]).toBe(2);
    expect(one.state.v.downTicks[codes]).toBe(0);
    one.load.services[codes] = 1_000_000;
    step(one, 10);
    expect(one.state.v.failures[codes]).toBe(3);
  });
});
