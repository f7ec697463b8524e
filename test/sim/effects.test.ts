import { describe, expect, it, test } from 'vitest';
import { applyEffects, pushLevers } from '#sim/apply.ts';
import type { Aim } from '#sim/effects/effect.ts';
import { compileEffect, effectKinds } from '#sim/effects/index.ts';
import { createLevers, type Levers } from '#sim/levers.ts';
import type { Issue } from '#sim/refer.ts';
import { AT, createState, SUM, type Decision, type TeamState } from '#sim/state.ts';
import { processIndex, type World } from '#sim/world.ts';
import { createResolver } from '../../scenarios/resolver.ts';
import { make, mini, placeOf } from '../support/mini.ts';

const base = make().world;
const issues: Issue[] = [];
const resolver = createResolver(mini.scenario, issues)('test.yaml');
const entry = (id: string) => placeOf(base.entries, id);
const service = (id: string) => placeOf(base.services, id);
const campaign = (id: string) => placeOf(base.campaigns, id);

/** A world whose only effects are these, and a team in which they have just been set to work. */
function apply(written: Record<string, unknown>[], set: (state: TeamState) => void = () => undefined) {
  const effects = written.map((one) => compileEffect(one as never, resolver)!);
  expect(issues).toEqual([]);
  const world: World = { ...base, effects };
  const state = createState(world);
  state.tick = 100;
  set(state);
  applyEffects(
    world,
    state,
    effects.map((_one, i) => i),
  );
  const levers = createLevers(world);
  pushLevers(world, state, levers);
  return { state, levers };
}

/** A decision as it stands. */
const taken = (id: string, state: Decision['state']): Decision => ({
  id: 0,
  action: placeOf(base.actions, id),
  target: -1,
  by: 'seat-1',
  state,
  decidedTick: 50,
  inForceTick: 60,
  endTick: state === 'in-force' ? 300 : -1,
});

describe('standing effects push their lever', () => {
  test.each<[string, Record<string, unknown>[], (levers: Levers) => unknown, unknown]>([
    [
      'filter on an entry',
      [{ do: 'filter', on: 'main-link', against: 'packets', cut: '90 %', honestLoss: '4 %' }],
      (l) => [l.campaignLeft[campaign('flood')], l.entryHonest[entry('main-link')]],
      [1_000, 9_600],
    ],
    [
      'two filters, one behind the other',
      [
        { do: 'filter', on: 'main-link', against: 'packets', cut: '90 %' },
        { do: 'filter', on: 'main-link', against: 'packets', cut: '50 %' },
      ],
      (l) => l.campaignLeft[campaign('flood')],
      500,
    ],
    [
      'filter by country: sources inside it pass',
      [{ do: 'filter', on: 'main-link', against: 'packets', cut: '100 %', foreignOnly: true }],
      (l) => l.campaignLeft[campaign('flood')],
      2_000,
    ],
    [
      'filter of requests on one service',
      [{ do: 'filter', on: 'tracking', against: 'requests', cut: '70 %', honestLoss: '8 %' }],
      (l) => [
        l.campaignLeft[campaign('search-flood')],
        l.campaignLeft[campaign('login-flood')],
        l.serviceHonest[service('tracking')],
      ],
      [3_000, 10_000, 9_200],
    ],
    [
      'filter of requests on a whole entry',
      [{ do: 'filter', on: 'main-link', against: 'requests', cut: '70 %' }],
      (l) => [
        l.campaignLeft[campaign('search-flood')],
        l.campaignLeft[campaign('login-flood')],
        l.campaignLeft[campaign('flood')],
      ],
      [3_000, 3_000, 10_000],
    ],
    [
      'filter of requests on an entry leaves alone what has moved to another, whichever came first',
      [
        { do: 'filter', on: 'main-link', against: 'requests', cut: '70 %' },
        { do: 'reroute', service: 'tracking', to: 'none' },
      ],
      (l) => [l.campaignLeft[campaign('search-flood')], l.campaignLeft[campaign('login-flood')]],
      [10_000, 3_000],
    ],
    [
      'a filter in the wrong layer stops nobody',
      [{ do: 'filter', on: 'online-banking', against: 'packets', cut: '99 %', honestLoss: '8 %' }],
      (l) => [...l.campaignLeft],
      [10_000, 10_000, 10_000],
    ],
    [
      'capacity of an entry',
      [{ do: 'capacity', of: 'main-link', by: '50 %' }],
      (l) => l.entryCapacity[entry('main-link')],
      15_000,
    ],
    [
      'capacity of a service',
      [
        { do: 'capacity', of: 'codes', by: '-20 %' },
        { do: 'capacity', of: 'codes', by: '-50 %' },
      ],
      (l) => l.serviceCapacity[service('codes')],
      4_000,
    ],
    [
      'demand on a service',
      [{ do: 'demand', on: 'website', by: '-10 %' }],
      (l) => l.serviceDemand[service('website')],
      9_000,
    ],
    [
      'demand on a channel',
      [{ do: 'demand', on: 'atm', by: '80 %' }],
      (l) => l.channelDemand[placeOf(base.channels, 'atm')],
      18_000,
    ],
    ['shed', [{ do: 'shed', service: 'website' }], (l) => l.shed[service('website')], 1],
    [
      'shed upstream wins over shed',
      [
        { do: 'shed', service: 'website', upstream: true },
        { do: 'shed', service: 'website' },
      ],
      (l) => l.shed[service('website')],
      2,
    ],
    [
      'reroute',
      [{ do: 'reroute', service: 'codes', to: 'outside' }],
      (l) => l.serviceEntry[service('codes')],
      2,
    ],
    [
      'reroute to the inside',
      [{ do: 'reroute', service: 'codes', to: 'none' }],
      (l) => l.serviceEntry[service('codes')],
      -1,
    ],
    [
      'of two reroutes the later one counts',
      [
        { do: 'reroute', service: 'codes', to: 'none' },
        { do: 'reroute', service: 'codes', to: 'outside' },
      ],
      (l) => l.serviceEntry[service('codes')],
      2,
    ],
    [
      'reroute has not happened early in its ramp',
      [{ do: 'reroute', service: 'codes', to: 'outside', ramp: '1 h' }],
      (l) => l.serviceEntry[service('codes')],
      0,
    ],
    [
      'fallback: the best one counts',
      [
        { do: 'fallback', process: 'sort', keeps: '50 %' },
        { do: 'fallback', process: 'sort', keeps: '40 %' },
      ],
      (l) => l.fallback[processIndex['sort']!],
      5_000,
    ],
    ['work', [{ do: 'work', process: 'sort', by: '30 %' }], (l) => l.process[processIndex['sort']!], 13_000],
    ['one hub', [{ do: 'hub', hub: 'south', by: '-50 %' }], (l) => [...l.hub], [10_000, 10_000, 5_000]],
    ['all hubs', [{ do: 'hub', by: '10 %' }], (l) => [...l.hub], [11_000, 11_000, 11_000]],
    ['acceptance', [{ do: 'acceptance', by: '-60 %' }], (l) => l.acceptance[0], 4_000],
    [
      'never below nothing',
      [
        { do: 'acceptance', by: '-160 %' },
        { do: 'work', process: 'sort', by: '-300 %' },
      ],
      (l) => [l.acceptance[0], l.process[1]],
      [0, 0],
    ],
    ['waive-codes', [{ do: 'waive-codes' }], (l) => l.codesWaived[0], 10_000],
    ['key-in', [{ do: 'key-in', by: '100 %' }], (l) => l.keyIn[0], 20_000],
    [
      'substitute',
      [{ do: 'substitute', channel: 'card', instead: 'online-banking', use: 'texts' }],
      (l) => l.substitutes,
      [{ channel: 1, instead: service('online-banking'), use: service('texts'), strength: 10_000 }],
    ],
    [
      'capacity of a channel',
      [{ do: 'capacity', of: 'card', by: '-20 %' }],
      (l) => l.channelCapacity[placeOf(base.channels, 'card')],
      8_000,
    ],
    [
      'fraud: exposures add up, a guard stops its share',
      [
        { do: 'fraud', channel: 'card', exposure: '30 %' },
        { do: 'fraud', channel: 'card', exposure: '20 %' },
        { do: 'fraud', channel: 'card', guard: '60 %' },
      ],
      (l) => [l.channelFraud[placeOf(base.channels, 'card')], l.channelGuard[placeOf(base.channels, 'card')]],
      [5_000, 4_000],
    ],
    [
      'urgent: the best rule counts',
      [
        { do: 'urgent', spares: '30 %' },
        { do: 'urgent', spares: '50 %' },
      ],
      (l) => l.urgent[0],
      5_000,
    ],
    ['mood', [{ do: 'mood', perHour: '-0.5 %' }], (l) => l.trustPerHour[0], -50],
    ['inform', [{ do: 'inform', by: '20 %' }], (l) => l.untold[0], 8_000],
    [
      'rent',
      [
        { do: 'rent', perHour: '5 k€' },
        { do: 'rent', perHour: '2 k€' },
      ],
      (l) => l.spendPerHour[0],
      7,
    ],
    ['rota', [{ do: 'rota', by: '50 %' }], (l) => l.rota[0], 5_000],
    ['fund', [{ do: 'fund', amount: '2 M€' }], (l) => l.funds[0], 2_000],
    ['instruct', [{ do: 'instruct', by: '70 %' }], (l) => l.instructed[0], 7_000],
    [
      'relieve: hands and breaks, less longer hours',
      [
        { do: 'relieve', perHour: '2 %' },
        { do: 'relieve', perHour: '-0.5 %' },
      ],
      (l) => l.relief[0],
      150,
    ],
    ['divert', [{ do: 'divert', from: 'north', part: '50 %' }], (l) => l.diversions, [[0, 5_000]]],
    [
      'at part of its strength',
      [{ do: 'work', process: 'sort', by: '-50 %', ramp: '15 min' }],
      (l) => l.process[1],
      8_750,
    ],
  ])('%s', (_name, written, read, expected) => {
    expect(read(apply(written).levers)).toEqual(expected);
  });
});

describe('effects that happen at once change the state', () => {
  test.each<
    [string, Record<string, unknown>[], (state: TeamState) => unknown, unknown, ((state: TeamState) => void)?]
  >([
    [
      'campaign starts',
      [{ do: 'campaign', start: 'login-flood', to: '80 %' }],
      (s) => [s.v.campaignSince[1], s.v.campaignPower[1]],
      [100, 8_000],
    ],
    [
      'a running campaign keeps its start, and takes the new power',
      [{ do: 'campaign', start: 'login-flood' }],
      (s) => [s.v.campaignSince[1], s.v.campaignPower[1]],
      [40, 10_000],
      (s) => (s.v.campaignSince[1] = 40),
    ],
    [
      'campaign changes power',
      [{ do: 'campaign', power: 'flood', to: '150 %' }],
      (s) => s.v.campaignPower[0],
      15_000,
    ],
    [
      'campaign stops',
      [{ do: 'campaign', stop: 'flood' }],
      (s) => s.v.campaignSince[0],
      -1,
      (s) => (s.v.campaignSince[0] = 40),
    ],
    ['trust', [{ do: 'trust', by: '-2 %' }], (s) => s.v.scalar[AT.trust], 7_800],
    ['trust has a floor', [{ do: 'trust', by: '-99 %' }], (s) => s.v.scalar[AT.trust], 0],
    [
      'say',
      [{ do: 'say', works: ['website'], down: ['tracking'] }],
      (s) => [s.v.scalar[AT.lastSaid], s.v.claims[service('website')], s.v.claims[service('tracking')]],
      [100, 1, 2],
    ],
    [
      'say as it is: what is not fully up is named as failing, the rest is not spoken of',
      [{ do: 'say', asItIs: true }],
      (s) => [s.v.claims[service('website')], s.v.claims[service('tracking')]],
      [2, 0],
      (s) => (s.v.availability[service('website')] = 9_499),
    ],
    [
      'the last word about a service counts',
      [
        { do: 'say', works: ['website'] },
        { do: 'say', down: ['website'] },
      ],
      (s) => s.v.claims[service('website')],
      2,
    ],
    ['pay', [{ do: 'pay', amount: '20 k€' }], (s) => s.s[SUM.spent], 20],
    ['cash has a ceiling', [{ do: 'cash', channel: 'atm', by: '40 %' }], (s) => s.v.stock[2], 30_000],
    [
      'cash',
      [{ do: 'cash', channel: 'atm', by: '40 %' }],
      (s) => s.v.stock[2],
      13_000,
      (s) => (s.v.stock[2] = 1_000),
    ],
    [
      'rest for all',
      [{ do: 'rest', by: '30 %' }],
      (s) => [...s.v.fatigue],
      [2_000, 0],
      (s) => s.v.fatigue.set([5_000, 1_000]),
    ],
    [
      'rest for one pool',
      [{ do: 'rest', pool: 'operations', by: '30 %' }],
      (s) => [...s.v.fatigue],
      [5_000, 0],
      (s) => s.v.fatigue.set([5_000, 1_000]),
    ],
    ['meet', [{ do: 'meet', obligation: 'notify' }], (s) => s.obligations[0]!.metTick, 100],
    [
      'flag keeps its first time',
      [{ do: 'flag', set: 'x' }],
      (s) => s.flags,
      { x: 7 },
      (s) => (s.flags['x'] = 7),
    ],
    [
      'lift ends what is in force, and leaves the rest',
      [{ do: 'lift', actions: ['scrub'] }],
      (s) => s.decisions.map((one) => [one.state, one.endTick]),
      [
        ['ended', 100],
        ['preparing', -1],
        ['in-force', 300],
      ],
      (s) =>
        s.decisions.push(
          taken('scrub', 'in-force'),
          taken('scrub', 'preparing'),
          taken('notice', 'in-force'),
        ),
    ],
    ['observe one hub', [{ do: 'observe', hub: 'middle' }], (s) => [...s.v.seenTick], [0, 100, 0]],
    ['observe all', [{ do: 'observe' }], (s) => [...s.v.seenTick], [100, 100, 100]],
  ])('%s', (_name, written, read, expected, set) => {
    expect(read(apply(written, set).state)).toEqual(expected);
  });
});

it('every effect of the vocabulary has a test here', async () => {
  const { readFile } = await import('node:fs/promises');
  const here = await readFile(new URL(import.meta.url), 'utf8');
  expect(Object.keys(effectKinds).filter((kind) => !here.includes(`do: '${kind}'`))).toEqual([]);
});

describe('an effect says what it acts on', () => {
  const channel = (id: string) => placeOf(base.channels, id);
  test.each<[string, Record<string, unknown>, string | undefined, readonly Aim[]]>([
    [
      'a service',
      { do: 'shed', service: 'website' },
      undefined,
      [{ kind: 'service', place: service('website') }],
    ],
    [
      'the target chosen',
      { do: 'capacity', of: '$target', by: '5 %' },
      'atm',
      [{ kind: 'channel', place: channel('atm') }],
    ],
    ['a process', { do: 'work', process: 'sort', by: '5 %' }, undefined, [{ kind: 'process', place: 1 }]],
    [
      'a channel and its cash',
      { do: 'demand', on: 'atm', by: '5 %' },
      undefined,
      [
        { kind: 'channel', place: channel('atm') },
        { kind: 'cash', place: channel('atm') },
      ],
    ],
    [
      'fraud, which is no figure of the channel',
      { do: 'fraud', channel: 'card', exposure: '5 %' },
      undefined,
      [{ kind: 'fraud', place: channel('card') }],
    ],
    ['trust', { do: 'mood', perHour: '1 %' }, undefined, [{ kind: 'trust', place: 0 }]],
    ['an obligation', { do: 'meet', obligation: 'notify' }, undefined, [{ kind: 'obligation', place: 0 }]],
    ['a flag', { do: 'flag', set: 'seen' }, undefined, [{ kind: 'flag', name: 'seen' }]],
    ['nothing that is shown', { do: 'hub', by: '5 %' }, undefined, []],
  ])('%s', (_name, written, target, expected) => {
    expect(compileEffect(written as never, resolver, target)?.aims).toEqual(expected);
  });
});
