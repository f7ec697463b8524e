import { describe, expect, it, test } from 'vitest';
import { imbalance, inNetwork, sum } from '#sim/count.ts';
import { createLevers, type Levers } from '#sim/levers.ts';
import { stepParcels } from '#sim/parcels.ts';
import { createState, SUM, type TeamState } from '#sim/state.ts';
import { processIndex, type World } from '#sim/world.ts';
import { END, make } from '../support/mini.ts';

const { world } = make();

/** The network alone, with levers and capacities held as a test wants them. */
function run(
  ticks: number,
  hold: (state: TeamState, levers: Levers) => void = () => undefined,
  of: World = world,
): TeamState {
  const state = createState(of);
  const levers = createLevers(of);
  while (state.tick < ticks) {
    state.tick += 1;
    hold(state, levers);
    stepParcels(of, state, levers);
    if (imbalance(state) !== 0) throw new Error(`${imbalance(state)} parcels too many at tick ${state.tick}`);
  }
  return state;
}
const accepted = (state: TeamState) => state.s[SUM.accepted]! - world.initial.s[SUM.accepted]!;
const hold = (process: string, bp: number) => (state: TeamState) => {
  state.v.processCapacity[processIndex[process]!] = bp;
};
const DAY = 288;

describe('the network at tick 0', () => {
  it('is in full work, and balances', () => {
    expect(imbalance(world.initial)).toBe(0);
    expect(inNetwork(world.initial)).toBeGreaterThan(10_000);
    expect(world.initial.s[SUM.delivered]).toBe(0);
  });

  it('delivers about what it takes in', () => {
    const { delivered } = SUM;
    const state = run(END);
    expect(state.s[delivered]).toBe(world.deliverable[END]);
    expect(state.s[delivered]! / (accepted(state) + inNetwork(world.initial))).toBeGreaterThan(0.7);
  });

  it('what is deliverable never falls', () => {
    for (let tick = 1; tick <= END; tick++) {
      expect(world.deliverable[tick]).toBeGreaterThanOrEqual(world.deliverable[tick - 1]!);
    }
  });
});

describe('the volume of the day', () => {
  it('comes in whole: nothing is lost between hubs and hours', () => {
    // From 05:00 on Monday to 05:00 on Tuesday: 40,000 and 37,001 less five early hours of 126 parts each.
    const early = (count: number) => (count * 5) / 126;
    expect(Math.abs(accepted(run(DAY)) - (40_000 - early(40_000) + early(37_001)))).toBeLessThan(20);
  });

  it('is refused in part when collection is down, waits, and comes again', () => {
    const paused = run(DAY, hold('collect', 0));
    expect(accepted(paused)).toBe(0);
    const waiting = sum(paused.v.unposted);
    expect(Math.abs(waiting - accepted(run(DAY)))).toBeLessThan(20);
    const levers = createLevers(world);
    while (paused.tick < END) {
      paused.tick += 1;
      hold('collect', 10_000)(paused);
      stepParcels(world, paused, levers);
    }
    expect(sum(paused.v.unposted)).toBeLessThan(waiting / 10);
  });

  it('takes in no more than is there, however wide it opens', () => {
    const state = run(END, (_state, levers) => (levers.acceptance[0] = 14_000));
    expect(Math.min(...state.v.unposted)).toBe(0);
    expect(accepted(state)).toBe(accepted(run(END)));
  });
});

describe('work', () => {
  test.each([
    ['sort', 'hubOut'],
    ['line-haul', 'sortedOut'],
    ['rounds', 'depot'],
    ['counter', 'pickUp'],
  ] as const)('without %s parcels pile up in %s and nothing is lost', (process, pile) => {
    const before = sum(world.initial.v[pile]);
    const usual = sum(run(DAY).v[pile]);
    const stuck = sum(run(DAY, hold(process, 0)).v[pile]);
    expect(stuck).toBeGreaterThan(before);
    expect(stuck).toBeGreaterThan(2 * usual);
  });

  it('never does more than its capacity', () => {
    let before = 0;
    // Both passes of three hubs: 8,400 parcels an hour.
    const most = (8_400 / 12) * 3;
    run(DAY, (state) => {
      const sorted = sum(state.v.sortedOut) + sum(state.v.sortedIn);
      expect(sorted - before).toBeLessThanOrEqual(most);
      before = sorted;
    });
  });

  it('makes twice the errors in a hub that is a full day behind', () => {
    const errors = (waiting: number) => {
      const state = createState(world);
      const levers = createLevers(world);
      state.v.processCapacity[processIndex['collect']!] = 0;
      let again = 0;
      let turns = 0;
      for (let i = 0; i < END; i += 3) {
        state.tick = i;
        state.v.trunk.fill(0);
        state.v.hubOut.fill(waiting);
        state.v.hubIn.fill(0);
        stepParcels(world, state, levers);
        const passed = waiting - state.v.hubOut[0]!;
        again += 600 - passed;
        turns += 1;
      }
      return again / (600 * turns);
    };
    // A day of this hub is 57,600 parcels.
    expect(errors(10_000)).toBeCloseTo(0.01, 3);
    expect(errors(43_200)).toBeCloseTo(0.015, 3);
    expect(errors(57_600)).toBeCloseTo(0.02, 3);
    expect(errors(200_000)).toBeCloseTo(0.02, 3);
  });
});

describe('chances come to their share, however small the numbers', () => {
  it('returns: 4 % of what waits go back in a day of counters', () => {
    let waited = 0;
    const days = new Set<number>();
    const state = run(END, (now) => {
      waited += sum(now.v.pickUp);
      if (world.parcels.counters[now.tick + world.parcels.warmUp]) days.add(now.tick);
    });
    const mean = waited / END;
    const open = days.size / 108;
    expect(state.s[SUM.returned]).toBeGreaterThan(0.6 * 0.04 * mean * open);
    expect(state.s[SUM.returned]).toBeLessThan(1.4 * 0.04 * mean * open);
  });

  it('a first attempt: 92 % of a round are handed over, the rest waits at the counter', () => {
    const { world: bare } = make((pack) => {
      pack.services.parcels.outOfHome = 0;
      pack.services.parcels.returnedPerDay = 0;
      pack.services.parcels.counters.days = [];
      // So few parcels that every tick of a round tries one or two.
      pack.network.demand.byDay = {};
      pack.network.demand.usual = 400;
    });
    const state = run(END, () => undefined, bare);
    const waiting = sum(state.v.pickUp) - sum(bare.initial.v.pickUp);
    const tried = state.s[SUM.delivered]! + waiting;
    expect(tried).toBeGreaterThan(300);
    expect(waiting / tried).toBeGreaterThan(0.05);
    expect(waiting / tried).toBeLessThan(0.11);
  });

  it('a few parcels at a counter are fetched too', () => {
    const state = createState(world);
    const levers = createLevers(world);
    for (const place of [
      'hubOut',
      'hubIn',
      'sortedOut',
      'sortedIn',
      'depot',
      'trunk',
      'depotCalendar',
      'pickUp',
    ] as const) {
      state.v[place].fill(0);
    }
    state.v.pickUp.fill(3);
    state.v.processCapacity[processIndex['collect']!] = 0;
    while (state.tick < END) {
      state.tick += 1;
      stepParcels(world, state, levers);
    }
    expect(sum(state.v.pickUp)).toBe(0);
  });
});

describe('paper', () => {
  it('leaves a debt, which is keyed in once the systems are back', () => {
    const onPaper = (state: TeamState) => state.v.paper.fill(4_000);
    const state = run(120, onPaper);
    expect(state.s[SUM.debt]).toBeGreaterThan(3_000);
    const levers = createLevers(world);
    const debt = state.s[SUM.debt]!;
    state.v.paper.fill(0);
    for (let i = 0; i < 12; i++) {
      state.tick += 1;
      stepParcels(world, state, levers);
    }
    expect(state.s[SUM.debt]).toBe(debt - 600);
  });
});

it('a diversion moves its part of the waiting within an hour to the hub with the lightest load, and loses none', () => {
  const state = createState(world);
  const levers = createLevers(world);
  const total = () => state.v.hubOut[0]! + state.v.hubOut[2]!;
  state.v.hubOut[0] = 60_000;
  state.v.hubOut[1] = 500_000;
  state.v.processCapacity[processIndex['sort']!] = 0;
  state.v.processCapacity[processIndex['collect']!] = 0;
  const before = total();
  for (let i = 0; i < 12; i++) {
    state.tick += 1;
    levers.diversions.length = 0;
    levers.diversions.push([0, 5_000]);
    stepParcels(world, state, levers);
  }
  expect(total()).toBe(before);
  expect(state.v.hubOut[0]! / 60_000).toBeGreaterThan(0.55);
  expect(state.v.hubOut[0]! / 60_000).toBeLessThan(0.65);
});

it.each([1, 5, 10, 15, 30])('a tick of %i min delivers much the same', (tick) => {
  const { world: other } = make((pack) => (pack.scenario.clock.tick = tick));
  const usual = world.deliverable[END]!;
  expect(Math.abs(other.deliverable[(END * 5) / tick]! - usual) / usual).toBeLessThan(0.06);
});
