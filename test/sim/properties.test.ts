import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bankUptimeBp } from '#sim/bank.ts';
import { imbalance } from '#sim/count.ts';
import { metrics } from '#sim/metrics.ts';
import { createStory, openTeam, stepStory } from '#sim/run.ts';
import { scoreOf } from '#sim/score.ts';
import { AT, cloneState, hashState, SUM, type TeamState, type Views } from '#sim/state.ts';
import { leversOf } from '#sim/levers.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';
import { make } from '../support/mini.ts';
import { tries, tryAt, type Try } from '../support/randomPlay.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const { world } = make();
const LAST = 300;
const play = tries(LAST);

/** A team stepped by hand, tick by tick, so that several can be stepped in turns. */
function player(of: World, all: readonly Try[], state = openTeam(of), story = createStory(of)) {
  return {
    state,
    story,
    step() {
      const extra = tryAt(of, state, all);
      stepTeam(of, state, [...stepStory(of, story, state.tick + 1), ...extra]);
    },
  };
}
function run(all: readonly Try[], each: (state: TeamState) => void = () => undefined): TeamState {
  const one = player(world, all);
  while (one.state.tick < LAST) {
    one.step();
    each(one.state);
  }
  return one.state;
}

/** The first thing that is wrong at any tick, told with its tick; null when nothing is. */
function firstFault(all: readonly Try[], faultOf: (state: TeamState) => string | null): string | null {
  let fault: string | null = null;
  run(all, (state) => {
    const now = fault === null ? faultOf(state) : null;
    if (now !== null) fault = `${now} at tick ${state.tick}`;
  });
  return fault;
}

/** Everything in basis points that is a part of a whole. */
const wholes: (keyof Views)[] = [
  'availability',
  'entryPass',
  'entryFiltered',
  'paper',
  'channelAvailability',
  'fatigue',
];
/** What may be below zero, and means something by it. */
const signed: (keyof Views)[] = ['campaignSince', 'scalar'];

describe('whatever a team decides and whatever befalls it', () => {
  it('conserves parcels at every tick', () => {
    fc.assert(
      fc.property(play, (all) => {
        const fault = firstFault(all, (state) =>
          imbalance(state) === 0 ? null : `imbalance ${imbalance(state)}`,
        );
        expect(fault).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('has no negative stock, and no part above its whole', () => {
    const beyond = ({ v, s }: TeamState): string | null => {
      for (const [name, values] of Object.entries(v) as [keyof Views, Int32Array][]) {
        if (signed.includes(name)) continue;
        for (const value of values) {
          if (value < 0 || (wholes.includes(name) && value > 10_000)) return `${name} is ${value}`;
        }
      }
      for (const place of [AT.trust, AT.severity, AT.callsAnswered]) {
        if (v.scalar[place]! < 0 || v.scalar[place]! > 10_000) return `scalar ${place} is ${v.scalar[place]}`;
      }
      for (const sum of s) if (sum < 0 || !Number.isInteger(sum)) return `a sum is ${sum}`;
      const over = world.pools.find((pool, p) => v.crewsBusy[p]! > pool.count);
      return over ? `too many crews of ${over.id} are busy` : null;
    };
    fc.assert(
      fc.property(play, (all) => {
        expect(firstFault(all, beyond)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('keeps uptime, score and every metric within its bounds', () => {
    fc.assert(
      fc.property(play, (all) => {
        const state = run(all);
        const score = scoreOf(world, state);
        expect(bankUptimeBp(state)).toBeGreaterThanOrEqual(0);
        expect(bankUptimeBp(state)).toBeLessThanOrEqual(10_000);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(1_000);
        for (const [name, metric] of Object.entries(metrics)) {
          const value = metric.read(world, state, 0);
          if (!Number.isInteger(value)) throw new Error(`${name} is ${value}`);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('the same play twice gives the same hash, and another play another', () => {
    fc.assert(
      fc.property(play, (all) => {
        expect(hashState(run(all))).toBe(hashState(run(all)));
      }),
      { numRuns: 20 },
    );
    expect(hashState(run([]))).not.toBe(hashState(run([{ tick: 5, kind: 'decide', which: 0, how: 0 }])));
  });

  it('twins with equal commands stay equal, tick by tick, though their screens are drawn in between', () => {
    fc.assert(
      fc.property(play, (all) => {
        const [a, b] = [player(world, all), player(world, all)];
        while (a.state.tick < LAST) {
          a.step();
          leversOf(world, a.state);
          b.step();
        }
        expect(hashState(a.state)).toBe(hashState(b.state));
      }),
      { numRuns: 25 },
    );
  });

  it('one team never changes another: stepped alone or beside a stranger, it is the same', () => {
    fc.assert(
      fc.property(play, play, (mine, theirs) => {
        const alone = run(mine);
        const [me, other] = [player(world, mine), player(world, theirs)];
        while (me.state.tick < LAST) {
          other.step();
          me.step();
        }
        expect(hashState(me.state)).toBe(hashState(alone));
      }),
      { numRuns: 25 },
    );
  });

  it('a copy goes its own way, and the same way when nothing differs', () => {
    fc.assert(
      fc.property(play, fc.integer({ min: 1, max: LAST - 1 }), (all, at) => {
        const one = player(world, all);
        while (one.state.tick < at) one.step();
        const copy = player(world, all, cloneState(world, one.state), {
          ...one.story,
          since: [...one.story.since],
        });
        expect(hashState(copy.state)).toBe(hashState(one.state));
        const before = hashState(one.state);
        while (copy.state.tick < LAST) copy.step();
        expect(hashState(one.state)).toBe(before);
        while (one.state.tick < LAST) one.step();
        expect(hashState(one.state)).toBe(hashState(copy.state));
      }),
      { numRuns: 25 },
    );
  });

  it('no inject goes out twice', () => {
    fc.assert(
      fc.property(play, (all) => {
        const sent = new Map<number, number>();
        const fault = firstFault(all, (state) => {
          const again = state.injects.findIndex((one, i) => sent.has(i) && sent.get(i) !== one.sentTick);
          state.injects.forEach((one, i) => one.sentTick >= 0 && sent.set(i, one.sentTick));
          return again < 0 ? null : `inject ${again} went out again`;
        });
        expect(fault).toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});

describe('the same attack for all', () => {
  it('does not depend on what a team does, but for the adversary that watches it', () => {
    fc.assert(
      fc.property(play, (all) => {
        const calm = all.filter((one) => one.kind === 'decide' && one.which % 15 > 3);
        const powers: number[][] = [[], []];
        [[], calm].forEach((some, i) => {
          run(some, ({ v }) => powers[i]!.push(v.campaignSince[0]!, v.campaignPower[0]!));
        });
        expect(powers[0]).toEqual(powers[1]);
      }),
      { numRuns: 10 },
    );
  });

  it('differs with the seed', () => {
    const other = make(() => undefined, { seed: 2 }).world;
    const load = (of: World) => {
      const one = player(of, []);
      for (let i = 0; i < 60; i++) one.step();
      return one.state.v.entryLoad[0];
    };
    expect(load(other)).not.toBe(load(world));
    expect(load(make().world)).toBe(load(world));
  });
});

it('without an attack all stays whole: uptime, parcels, services, trust and money', () => {
  const { world: calm } = make(() => undefined, { difficulty: 'none' });
  const one = player(calm, []);
  while (one.state.tick < calm.endTick) {
    one.step();
    expect([...one.state.v.availability].every((bp) => bp === 10_000)).toBe(true);
  }
  const { state } = one;
  expect(scoreOf(calm, state)).toMatchObject({ parcelsBp: 10_000, uptimeBp: 10_000, points: 1_000 });
  expect(state.s[SUM.delivered]).toBe(calm.deliverable[calm.endTick]);
});
