import { describe, expect, it } from 'vitest';
import { createLevers, type Levers } from '#sim/levers.ts';
import { AT, createState, type TeamState } from '#sim/state.ts';
import { lateBp, stepTrust } from '#sim/trust.ts';
import { make, placeOf, ZERO } from '../support/mini.ts';

const { world } = make();
const bank = placeOf(world.services, 'online-banking');

/** Change of trust over hours of the same day, to the nearest 5 basis points: the rests of a division are carried. */
function over(hours: number, set: (state: TeamState, levers: Levers) => void, start = 8_000): number {
  const state = createState(world);
  const levers = createLevers(world);
  state.tick = ZERO;
  state.v.scalar[AT.trust] = start;
  set(state, levers);
  for (let i = 0; i < hours * world.hour; i++) {
    state.tick += 1;
    stepTrust(world, state, levers);
  }
  return Math.round((state.v.scalar[AT.trust]! - start) / 5) * 5;
}
const dark = (state: TeamState) => state.v.availability.fill(0);

describe('trust', () => {
  it('falls by 4 % an hour while all is dark and nobody speaks', () => {
    expect(over(1, dark)).toBe(-400);
    expect(over(5, dark)).toBe(-2_000);
  });

  it('falls with severity: a third of the weight, a third of the fall', () => {
    // Website 20, bank 30, tracking 15, phones 10: the bank is 40 % of what the public feels.
    expect(over(1, (state) => (state.v.availability[bank] = 0))).toBe(-160);
  });

  it('falls more slowly after a statement, which wears off within four hours', () => {
    const spoken = (state: TeamState) => {
      dark(state);
      state.v.scalar[AT.lastSaid] = ZERO;
    };
    expect(over(1, spoken)).toBeGreaterThan(-210);
    expect(over(4, spoken)).toBeGreaterThan(over(4, dark));
    const fifth = over(5, spoken) - over(4, spoken);
    expect(fifth).toBe(-400);
  });

  it('falls harder when customers live the contrary of what was said', () => {
    const lied = (state: TeamState) => {
      state.v.availability[bank] = 0;
      state.v.claims[bank] = 1;
    };
    const owned = (state: TeamState) => {
      state.v.availability[bank] = 0;
      state.v.claims[bank] = 2;
    };
    expect(over(1, lied)).toBe(-280);
    expect(over(1, owned)).toBe(-160);
  });

  it('falls half as hard again for a service that fails a second time', () => {
    const again = (state: TeamState) => {
      dark(state);
      state.v.failures.fill(3);
    };
    expect(over(1, again)).toBe(-600);
  });

  it('recovers slowly once most works', () => {
    expect(over(1, () => undefined)).toBe(120);
    expect(over(1, (state) => (state.v.availability[bank] = 4_000))).toBeLessThan(0);
  });

  it('falls with parcels that are late, less where those that cannot wait go first', () => {
    const made = make((pack) => (pack.scenario.trust.latePerHour = 60));
    const state = createState(made.world);
    state.tick = made.world.endTick;
    const levers = createLevers(made.world);
    const fall = (urgent: number) => {
      levers.urgent[0] = urgent;
      state.v.scalar[AT.trust] = 5_000;
      for (let i = 0; i < made.world.hour; i++) stepTrust(made.world, state, levers);
      return 5_000 + made.world.trust.recoverPerHour - state.v.scalar[AT.trust]!;
    };
    // Nothing delivered in a day and a half: a whole day's parcels, and more, are late.
    expect(lateBp(made.world, state)).toBe(10_000);
    expect(fall(0)).toBeCloseTo(60, -1);
    expect(fall(5_000)).toBeCloseTo(30, -1);
  });

  it('stays between nothing and all, and counts every hundredth', () => {
    expect(over(100, dark)).toBe(-8_000);
    expect(over(100, () => undefined)).toBe(2_000);
    expect(over(24, (_state, levers) => (levers.trustPerHour[0] = -119))).toBe(25);
  });
});
