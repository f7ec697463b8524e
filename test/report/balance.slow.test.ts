import { describe, expect, it } from 'vitest';
import { hashState } from '#sim/state.ts';
import { balance } from '../../server/lab/balance.ts';
import { leastRuns, planBalance, type BalanceReport } from '../../server/report/balance.ts';
import { playOut, scripted, withSeed } from '../../server/report/play.ts';
import { createPlays } from '../../server/report/plays.ts';
import { randomPlayer } from '../../server/report/randomPlayer.ts';
import { MOMENTS, playersOf, variantsOf } from '../../server/report/variants.ts';
import { fixtures, make, mini } from '../support/mini.ts';

const { world, policies } = make();
const variants = variantsOf(world, policies);
const players = playersOf(policies);
const inLab = (...args: string[]) => balance(null).run(['mini', '--scenarios', fixtures, ...args]);

describe('a play', () => {
  it('with another seed is the play of a world compiled with that seed', () => {
    const compiled = make(undefined, { seed: 9 });
    const fresh = playOut(compiled.world, scripted(compiled.policies[1]!));
    expect(hashState(playOut(withSeed(world, 9), scripted(policies[1]!)))).toBe(hashState(fresh));
  });

  it('by luck is the same twice, differs by number and by seed, decides and answers', () => {
    const play = (seed: number, number: number) => {
      const lucky = withSeed(world, seed);
      return playOut(lucky, randomPlayer(lucky, number));
    };
    const state = play(1, 0);
    expect(hashState(play(1, 0))).toBe(hashState(state));
    expect(new Set([state, play(1, 1), play(2, 0)].map(hashState)).size).toBe(3);
    // A day and a half, a decision in about three hours.
    expect(state.decisions.length).toBeGreaterThan(3);
    expect(state.decisions.length).toBeLessThan(30);
    expect(state.injects.some((one) => one.answeredTick >= 0)).toBe(true);
  });
});

describe('what a balance is made of', () => {
  it('every action and every preparation, left out where it is used, added where it is not', () => {
    const ids = new Set(variants.flatMap((one) => ('choice' in one ? [one.choice.id] : [])));
    expect([...ids].toSorted()).toEqual(
      [...world.actions, ...world.preparation.options].map((one) => one.id).toSorted(),
    );
    expect(variants).toContainEqual({
      kind: 'without',
      player: 'textbook',
      choice: { of: 'action', id: 'scrub' },
    });
    expect(variants.filter((one) => one.kind === 'with' && one.choice.id === 'own-entry')).toHaveLength(
      2 * 3 * MOMENTS.length,
    );
  });

  it.each([leastRuns(variants, players), 500, 1000])(
    'exactly %i plays, each choice and each player on the same seeds',
    (runs) => {
      const plays = planBalance(variants, players, runs)!;
      expect(plays).toHaveLength(runs);
      const seedsOf = (key: string) =>
        plays.filter((one) => JSON.stringify(one.variant) === key).map((one) => one.seed);
      const seeds = seedsOf('{"kind":"player","player":"idle","number":0}');
      expect(seeds).toEqual(seeds.map((_one, i) => i + 1));
      const first = seedsOf(JSON.stringify(variants[0]));
      for (const variant of variants) expect(seedsOf(JSON.stringify(variant))).toEqual(first);
      expect(seeds.slice(0, first.length)).toEqual(first);
    },
  );

  it('fewer plays than one seed takes are refused with the number', async () => {
    expect(planBalance(variants, players, leastRuns(variants, players) - 1)).toBe(null);
    await expect(inLab('--runs', '3')).rejects.toThrow(/^--runs: one seed of this scenario takes \d+ plays/);
  });
});

describe('a balance', { timeout: 60_000 }, () => {
  it('is the same to the letter for the same arguments, and tells what a choice is worth', async () => {
    const first = await inLab('--runs', '400', '--json');
    expect(await inLab('--runs', '400', '--json')).toEqual(first);
    const report = JSON.parse(first.out) as BalanceReport;
    expect(report.runs).toBe(400);
    expect(report.order.compared).toBeGreaterThanOrEqual(3 * report.seeds.players);
    const worth = (id: string) =>
      report.worth.choices.find(
        (one) => one.choice.id === id && one.how === 'left out' && one.player === 'textbook',
      )!;
    expect(worth('scrub').points.min).toBeGreaterThan(2000);
    expect(worth('scrub').made).toBe(worth('scrub').plays);
    expect(worth('notice').breaches.max).toBe(-1);
    expect(report.worth.neverHelp).not.toContain('scrub');
    // The play with it less the play without it, by hand.
    const make = createPlays({ pack: mini.scenario, difficulty: null });
    const base = make({ variant: { kind: 'player', player: 'textbook', number: 0 }, seed: 1 });
    const lacking = make({
      variant: { kind: 'without', player: 'textbook', choice: { of: 'action', id: 'scrub' } },
      seed: 1,
    });
    const { min, max } = worth('scrub').points;
    expect(base.points - lacking.points).toBeGreaterThanOrEqual(min);
    expect(base.points - lacking.points).toBeLessThanOrEqual(max);
  });

  it('the wrong order is named, with the seed, and ends with 1', async () => {
    // Without an attack nobody can be worse than anybody.
    const answer = await inLab('--runs', '370', '--json', '--difficulty', 'none');
    const report = JSON.parse(answer.out) as BalanceReport;
    expect(answer.code).toBe(1);
    expect(report.pass).toBe(false);
    expect(report.order.violations.length).toBeGreaterThan(0);
    const table = await inLab('--runs', '370', '--difficulty', 'none');
    expect(table.out).toMatch(/order idle < random < as-happened < textbook: FAIL, \d+ of \d+ comparisons/);
  });
});
