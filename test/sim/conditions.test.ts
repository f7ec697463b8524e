import { describe, expect, it, test } from 'vitest';
import { compileCondition, condition, type ConditionSource } from '#sim/conditions.ts';
import { metricIds, metrics } from '#sim/metrics.ts';
import type { Issue } from '#sim/refer.ts';
import { AT, createState, SUM, type TeamState } from '#sim/state.ts';
import { createResolver } from '../../scenarios/resolver.ts';
import { make, mini, placeOf, ZERO } from '../support/mini.ts';

const { world } = make();
const issues: Issue[] = [];
const resolver = createResolver(mini.scenario, issues)('test.yaml');
const service = (id: string) => placeOf(world.services, id);

/** Whether a condition as a pack writes it holds in a state at T+1 h. */
function holds(written: unknown, set: (state: TeamState) => void = () => undefined): boolean {
  const state = createState(world);
  state.tick = ZERO + 12;
  set(state);
  const ask = compileCondition(condition.parse(written), resolver);
  expect(issues).toEqual([]);
  return ask(world, state);
}
const decision = (action: string, state: TeamState['decisions'][number]['state']) => (now: TeamState) => {
  now.decisions.push({
    id: 0,
    action: placeOf(world.actions, action),
    target: -1,
    by: 'me',
    state,
    decidedTick: 0,
    inForceTick: 0,
    endTick: -1,
  });
};

describe('conditions', () => {
  test.each<[unknown, boolean, ((state: TeamState) => void)?]>([
    [{ from: 'T+1 h' }, true],
    [{ from: 'T+1 h 5 min' }, false],
    [{ from: '2025-12-22T07:30' }, true],
    [{ until: 'T+1 h' }, false],
    [{ until: 'T+1 h 5 min' }, true],
    [{ metric: 'trust', above: '79 %' }, true],
    [{ metric: 'trust', above: '80 %' }, false],
    [{ metric: 'trust', below: '80 %' }, false],
    [{ metric: 'trust', above: '70 %', below: '90 %' }, true],
    [
      { metric: 'service-availability', of: 'tracking', below: '30 %' },
      true,
      (s) => (s.v.availability[service('tracking')] = 2_999),
    ],
    [
      { metric: 'service-down', of: 'tracking', above: '1 h' },
      true,
      (s) => (s.v.downTicks[service('tracking')] = 13),
    ],
    [
      { metric: 'service-down', of: 'tracking', above: '1 h' },
      false,
      (s) => (s.v.downTicks[service('tracking')] = 12),
    ],
    [{ metric: 'services-down', above: 1 }, true, (s) => s.v.availability.fill(1_999, 0, 2)],
    [{ metric: 'services-down', above: 2 }, false, (s) => s.v.availability.fill(1_999, 0, 2)],
    // Slow is not down: 94.99 % counts, 95 % does not.
    [{ metric: 'services-impaired', above: 1 }, true, (s) => s.v.availability.fill(9_499, 0, 2)],
    [{ metric: 'services-impaired', above: 0 }, false, (s) => s.v.availability.fill(9_500, 0, 2)],
    [{ metric: 'spent', above: '300 k€' }, true, (s) => (s.s[SUM.spent] = 301)],
    [{ metric: 'silence', above: '55 min' }, true],
    [{ metric: 'silence', above: '1 h' }, false],
    [{ metric: 'silence', above: '10 min' }, false, (s) => (s.v.scalar[AT.lastSaid] = ZERO + 10)],
    [{ metric: 'crews-free', of: 'technical', below: 2 }, true, (s) => (s.v.crewsBusy[0] = 1)],
    [
      { metric: 'campaign-running', of: 'flood', above: '30 min' },
      true,
      (s) => (s.v.campaignSince[0] = ZERO),
    ],
    [{ metric: 'campaign-running', of: 'flood', above: '0 min' }, false],
    [{ metric: 'hub-load', of: 'north', above: '100 %' }, true, (s) => (s.v.hubOut[0] = 60_000)],
    [{ metric: 'backlog', above: '1 000 000' }, false],
    [{ decided: 'scrub' }, false],
    [{ decided: 'scrub' }, true, decision('scrub', 'preparing')],
    [{ decided: 'scrub' }, true, decision('scrub', 'ended')],
    [{ decided: 'scrub' }, false, decision('scrub', 'cancelled')],
    [{ decided: 'scrub' }, false, decision('paper', 'in-force')],
    [{ inForce: 'scrub' }, true, decision('scrub', 'in-force')],
    [{ inForce: 'scrub' }, false, decision('scrub', 'preparing')],
    [{ inForce: 'scrub' }, false, decision('scrub', 'ended')],
    [{ flag: 'owned-up' }, false],
    [{ flag: 'owned-up' }, true, (s) => (s.flags['owned-up'] = 0)],
    [{ sent: 'rumour' }, false],
    [{ sent: 'rumour' }, true, (s) => (s.injects[2]!.sentTick = 0)],
    [{ answered: 'journalist' }, true, (s) => Object.assign(s.injects[1]!, { answeredTick: 3, option: 0 })],
    [
      { answered: 'journalist', with: 'truth' },
      true,
      (s) => Object.assign(s.injects[1]!, { answeredTick: 3, option: 0 }),
    ],
    [
      { answered: 'journalist', with: 'all-well' },
      false,
      (s) => Object.assign(s.injects[1]!, { answeredTick: 3, option: 0 }),
    ],
    [{ answered: 'ministry' }, true, (s) => Object.assign(s.injects[4]!, { answeredTick: 3, option: -1 })],
    [{ met: 'notify' }, false],
    [{ met: 'notify' }, true, (s) => (s.obligations[0]!.metTick = 0)],
    [{ due: 'notify' }, false],
    [{ due: 'notify' }, true, (s) => (s.obligations[0]!.startedTick = 20)],
    [{ due: 'notify' }, false, (s) => Object.assign(s.obligations[0]!, { startedTick: 20, metTick: 25 })],
    [{ metric: 'fraud', above: '2 k€' }, true, (s) => (s.s[SUM.fraud] = 3_000)],
    [{ metric: 'late', above: '90 %' }, false],
    [{ not: { from: 'T+2 h' } }, true],
    [{ all: [{ from: 'T+0' }, { until: 'T+0' }] }, false],
    [{ any: [{ from: 'T+2 h' }, { not: { flag: 'owned-up' } }] }, true],
  ])('%j holds: %s', (written, expected, set) => {
    expect(holds(written, set)).toBe(expected);
  });

  it('a team that never spoke is silent since T+0, and not before it', () => {
    const silence = (tick: number) => {
      const state = createState(world);
      state.tick = tick;
      return metrics['silence'].read(world, state, -1);
    };
    expect([silence(0), silence(ZERO), silence(ZERO + 6)]).toEqual([0, 0, 30]);
  });
});

describe('metrics', () => {
  test.each(metricIds)('%s gives a whole number at the start, and takes the unit it names', (id) => {
    const metric = metrics[id];
    expect(Number.isInteger(metric.read(world, createState(world), 0))).toBe(true);
    const written = { per: '20 %', tim: '2 h', mon: '300 k€' }[metric.unit.name.slice(0, 3)] ?? '12';
    expect(metric.unit.read(written)).not.toBeNull();
    expect(metric.unit.read('much')).toBeNull();
  });

  test.each(metricIds)('%s can be written in a condition, once its "of" is right', (id) => {
    const unit = metrics[id].unit.name.slice(0, 3);
    const of = {
      service: 'website',
      entry: 'rails',
      campaign: 'flood',
      process: 'sort',
      channel: 'atm',
      hub: 'north',
      pool: 'technical',
    } as Record<string, string>;
    const source = {
      metric: id,
      ...(metrics[id].of ? { of: of[metrics[id].of!] } : {}),
      above: { per: '20 %', tim: '2 h', mon: '300 k€' }[unit] ?? '12',
    } as ConditionSource;
    expect(typeof holds(source)).toBe('boolean');
  });
});
