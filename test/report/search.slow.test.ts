import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policiesFile } from '#scenarios/schema.ts';
import { search } from '../../server/lab/search.ts';
import { mutate } from '../../server/report/moves.ts';
import { outcomeOf } from '../../server/report/outcome.ts';
import { planOf, policyOfPlan } from '../../server/report/plan.ts';
import { playOut, scripted } from '../../server/report/play.ts';
import type { SearchReport } from '../../server/report/search.ts';
import { fixtures, make } from '../support/mini.ts';

const inLab = (...args: string[]) => search.run(['mini', '--scenarios', fixtures, ...args]);

describe('a plan', () => {
  it('written down from a play gives the same play again', () => {
    const { world, policies } = make();
    const textbook = policies.find((one) => one.id === 'textbook')!;
    const end = playOut(world, scripted(textbook));
    const again = playOut(world, scripted(policyOfPlan(planOf(world, textbook, end))));
    expect(outcomeOf(world, again)).toEqual(outcomeOf(world, end));
  });

  it('changed by luck stays a plan that the pack allows, and leaves the old one as it was', () => {
    const { world } = make();
    let plan = { prepare: [] as string[], decisions: [], answers: {} } as ReturnType<typeof planOf>;
    for (let step = 0; step < 2000; step++) {
      const before = JSON.stringify(plan);
      const next = mutate(world, plan, (use, below) => (step * 7919 + use * 104_729) % below);
      expect(JSON.stringify(plan)).toBe(before);
      plan = next;
    }
    const points = plan.prepare.map((id) => world.preparation.options.find((one) => one.id === id)!.points);
    expect(points.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(world.preparation.points);
    expect(new Set(plan.prepare).size).toBe(plan.prepare.length);
    for (const { tick, action, target } of plan.decisions) {
      const { target: allowed } = world.actions.find((one) => one.id === action)!;
      expect(allowed === null ? target === undefined : allowed.options.includes(target!)).toBe(true);
      expect(tick).toBeGreaterThanOrEqual(0);
      expect(tick).toBeLessThan(world.endTick);
    }
    expect(plan.decisions.map((one) => one.tick)).toEqual(
      plan.decisions.map((one) => one.tick).toSorted((a, b) => a - b),
    );
  });
});

describe('a search', { timeout: 60_000 }, () => {
  it('is the same to the letter for the same iterations, and never ends below the textbook', async () => {
    const first = await inLab('--iterations', '150', '--json');
    expect(await inLab('--iterations', '150', '--json')).toEqual(first);
    const report = JSON.parse(first.out) as SearchReport;
    expect(report.iterations).toBe(150);
    expect(report.best.points).toBeGreaterThan(report.textbook.points);
    expect(report.gain.pointsBp).toBe(
      Math.round(((report.best.points - report.textbook.points) * 10_000) / report.textbook.points),
    );
    expect(first.code).toBe(report.exploit ? 1 : 0);
  });

  it('prints a plan that stands in policies.yaml and comes out as it says', async () => {
    const { out } = await inLab('--iterations', '120', '--seed', '3');
    const yaml = out.slice(out.indexOf('  - id: found'));
    const { policies } = policiesFile.parse(parse(`policies:\n${yaml}`));
    const { world, policies: compiled } = make((pack) => void (pack.policies.policies = policies), {
      seed: 3,
    });
    const { points } = outcomeOf(world, playOut(world, scripted(compiled[0]!)));
    const printed = /best plan +([\d.]+)/.exec(out)![1];
    expect((points / 100).toFixed(1)).toBe(printed);
  });

  it('takes a time or a number of plans, not both', async () => {
    await expect(inLab('--iterations', '5', '--seconds', '5')).rejects.toThrow(/give one of the two/);
  });
});
