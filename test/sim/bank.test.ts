import { describe, expect, it, test } from 'vitest';
import { bankUptimeBp, cashBp, stepBank } from '#sim/bank.ts';
import { createLevers, type Levers } from '#sim/levers.ts';
import { AT, createState, SUM, type TeamState } from '#sim/state.ts';
import { processIndex } from '#sim/world.ts';
import { make, placeOf } from '../support/mini.ts';

const { world } = make();
const channel = (id: string) => placeOf(world.channels, id);
const service = (id: string) => placeOf(world.services, id);
const PEAK = 60;
/** 06:00, when the machines are filled. */
const REFILL = 12;

function at(tick: number, set: (state: TeamState, levers: Levers) => void = () => undefined) {
  const state = createState(world);
  const levers = createLevers(world);
  state.tick = tick;
  set(state, levers);
  return { state, levers };
}

/** Text codes for cards in place of the app. */
function standIn(levers: Levers, strength: number): void {
  levers.helped[channel('card')] = 1;
  levers.substitutes.push({
    channel: channel('card'),
    instead: service('online-banking'),
    use: service('texts'),
    strength,
  });
}

describe('a channel', () => {
  test.each<[string, string, (state: TeamState, levers: Levers) => void, number]>([
    [
      'online',
      'is what its service is',
      (state) => (state.v.availability[service('online-banking')] = 3_000),
      3_000,
    ],
    [
      'card',
      'loses 40 % where a part of it needs the app',
      (state) => (state.v.availability[service('online-banking')] = 0),
      6_000,
    ],
    [
      'card',
      'is whole again once text codes stand in',
      (state, levers) => {
        state.v.availability[service('online-banking')] = 0;
        standIn(levers, 10_000);
      },
      10_000,
    ],
    [
      'card',
      'gains half from a stand-in at half strength',
      (state, levers) => {
        state.v.availability[service('online-banking')] = 0;
        standIn(levers, 5_000);
      },
      8_000,
    ],
    [
      'online',
      'takes nothing from the stand-in of another',
      (state, levers) => {
        state.v.availability[service('online-banking')] = 0;
        standIn(levers, 10_000);
      },
      0,
    ],
    [
      'counter',
      'goes with the work it needs',
      (state) => (state.v.processCapacity[processIndex['counter']!] = 4_200),
      4_200,
    ],
    [
      'counter',
      'is never more than a whole',
      (state) => (state.v.processCapacity[processIndex['counter']!] = 13_000),
      10_000,
    ],
    [
      'atm',
      'is nothing without its network',
      (state) => (state.v.availability[service('card-network')] = 0),
      0,
    ],
    [
      'card',
      'is what is left of it',
      (_state, levers) => (levers.channelCapacity[channel('card')] = 8_000),
      8_000,
    ],
    ['atm', 'is nothing without cash', (state) => state.v.stock.fill(0), 0],
  ])('%s %s', (id, _name, set, expected) => {
    const { state, levers } = at(PEAK, set);
    stepBank(world, state, levers);
    expect(state.v.channelAvailability[channel(id)]).toBe(expected);
  });
});

describe('cash', () => {
  const atm = channel('atm');
  it('leaves the machines by the hour: a thirtieth of a full load at the busiest', () => {
    const { state, levers } = at(PEAK);
    for (let i = 0; i < world.hour; i++) stepBank(world, state, levers);
    expect(state.v.stock[atm]).toBe(30_000 - 12 * 83);
    expect(cashBp(world, state)).toBe(9_668);
  });

  it('leaves twice as fast when unrest is full: as the pack says', () => {
    const { state, levers } = at(PEAK, (state) => {
      state.v.scalar[AT.unrest] = 10_000;
    });
    stepBank(world, state, levers);
    expect(state.v.stock[atm]).toBe(30_000 - 166);
  });

  it('is refilled once a day, at its hour, to its part, and never taken out by it', () => {
    const filled = (tick: number, before: number) => {
      const { state, levers } = at(tick, (state) => (state.v.stock[atm] = before));
      const taken = state.v.stock[atm]!;
      stepBank(world, state, levers);
      return state.v.stock[atm]! - taken > 0;
    };
    expect([
      filled(REFILL, 0),
      filled(REFILL + 288, 0),
      filled(REFILL + 1, 0),
      filled(REFILL, 29_000),
    ]).toEqual([true, true, false, false]);
  });

  it('runs out to nothing, not below', () => {
    const { state, levers } = at(PEAK, (state) => (state.v.stock[atm] = 100));
    stepBank(world, state, levers);
    stepBank(world, state, levers);
    expect(state.v.stock[atm]).toBe(0);
    expect(state.v.channelAvailability[atm]).toBe(Math.floor((17 * 10_000) / 83));
  });
});

describe('fraud', () => {
  const open = (exposure: number, guard = 10_000) => {
    const made = make((pack) => (pack.services.channels[channel('card')]!.fraud = 24));
    const { state, levers } = at(PEAK);
    levers.channelFraud[channel('card')] = exposure;
    levers.channelGuard[channel('card')] = guard;
    for (let i = 0; i < 2 * world.hour; i++) stepBank(made.world, state, levers);
    return [state.s[SUM.fraud], state.s[SUM.spent]];
  };

  it('runs with what passes through an open channel, and is charged in whole k€', () => {
    expect(open(0)).toEqual([0, 0]);
    expect(open(5_000)).toEqual([24_000, 24]);
    expect(open(20_000)).toEqual([48_000, 48]);
  });

  it('is held back by a guard', () => {
    expect(open(5_000, 4_000)).toEqual([9_600, 9]);
  });
});

describe('uptime', () => {
  it('is a whole before anything was asked', () => {
    expect(bankUptimeBp(createState(world))).toBe(10_000);
  });

  it('weighs each channel by its demand and its weight', () => {
    const { state, levers } = at(PEAK, (state) => (state.v.availability[service('online-banking')] = 0));
    stepBank(world, state, levers);
    // A channel's weight is its part of a whole day; a tick of the busiest hour has a twelfth of 10 / 149 of it.
    const asked = [50, 25, 15, 10].map((weight) => Math.floor((weight * 10 * 1_000_000) / 149 / 12));
    const all = asked.reduce((sum, one) => sum + one, 0);
    expect(state.s[SUM.bankAsked]).toBe(all);
    expect(asked.map((_one, c) => state.s[SUM.channels + 2 * c + 1])).toEqual(asked);
    const lost = Array.from(state.v.channelAvailability, (bp, c) => (10_000 - bp) * asked[c]!);
    expect(bankUptimeBp(state)).toBe(Math.floor(10_000 - lost.reduce((sum, one) => sum + one, 0) / all));
  });

  it('counts a dark night less than a dark noon', () => {
    const dark = (tick: number) => {
      const { state, levers } = at(0);
      for (state.tick = 1; state.tick < 288; state.tick++) {
        const out = state.tick >= tick && state.tick < tick + 24;
        state.v.availability[service('online-banking')] = out ? 0 : 10_000;
        stepBank(world, state, levers);
      }
      return bankUptimeBp(state);
    };
    expect(dark(60)).toBeLessThan(dark(240) - 200);
  });
});
