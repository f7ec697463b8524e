import { describe, expect, it, test } from 'vitest';
import type { DecisionRecord } from '#protocol/views.ts';
import { sheetOf } from '../../client/map/systemsLayout.ts';
import { systemsModel, type SystemsTable } from '../../client/map/systemsModel.ts';
import { type Reason, reasonsOf } from '../../client/map/systemsReasons.ts';
import { orderLine } from '../../client/map/systemsOrders.ts';
import { nodeLabel, systemsSummary, whyWords } from '../../client/map/systemsWords.ts';
import { calmTable } from './fixtures/table.ts';
import { catalogue, entry, service, tableWith } from './systemsFixtures.ts';

const sheet = sheetOf({ width: 752, height: 510 });
const read = (changes: SystemsTable = {}, selection: string | null = null) =>
  systemsModel(tableWith(changes), catalogue, sheet, selection);
const node = (model: ReturnType<typeof read>, id: string) => model.nodes.find((one) => one.id === id);
const wire = (model: ReturnType<typeof read>, id: string) => model.wires.find((one) => one.id === id);
const marks = (model: ReturnType<typeof read>, id: string) =>
  model.flows.find((one) => one.id === id)?.marks ?? 0;
const flooded = entry({ loadBp: 31_000, honestBp: 4000, attackBp: 71_000, filteredBp: 6200, passBp: 3200 });

describe('an attack', () => {
  it('has no node and no wire before it comes', () => {
    const calm = read();
    expect(node(calm, 'source:attack')).toBeUndefined();
    expect(calm.wires.filter(({ from }) => from === 'source:attack')).toEqual([]);
    expect(calm.flows.filter(({ tone }) => tone === 'attack')).toEqual([]);
  });

  it('runs to the entries it is aimed at, and to no other', () => {
    const model = read({ 'entry:main-link': flooded });
    expect(node(model, 'source:attack')).toBeDefined();
    expect(model.wires.filter(({ from }) => from === 'source:attack').map(({ to }) => to)).toEqual([
      'entry:main-link',
    ]);
  });

  it('stops at a filter by the part that the filter removes', () => {
    const id = 'source:attack>entry:main-link';
    const model = read({ 'entry:main-link': flooded });
    expect(wire(model, id)?.gateBp).toBe(6200);
    const [before, beyond] = model.flows.filter((one) => one.id.startsWith(id));
    expect(before).toMatchObject({ tone: 'attack', from: 0 });
    expect(beyond).toMatchObject({ tone: 'attack', from: before?.to, to: 1 });
    const dense = (flow: typeof before) => (flow?.marks ?? 0) / ((flow?.to ?? 0) - (flow?.from ?? 0));
    expect(dense(beyond) / dense(before)).toBeCloseTo(0.38);
  });

  it('meets no gate where nothing filters', () => {
    const model = read({ 'entry:main-link': { ...flooded, filteredBp: 0 } });
    expect(wire(model, 'source:attack>entry:main-link')?.gateBp).toBeNull();
    expect(model.flows.filter(({ tone }) => tone === 'attack')).toHaveLength(1);
  });

  it('lets less honest use through to the services', () => {
    const id = 'entry:main-link>service:website';
    expect(marks(read({ 'entry:main-link': flooded }), id) / marks(read(), id)).toBeCloseTo(0.32);
  });
});

describe('a service', () => {
  it.each([
    [10_000, 'up'],
    [9499, 'degraded'],
    [1999, 'down'],
  ] as const)('at %i bp is %s, and so is what leaves it', (bp, state) => {
    const model = read({ 'service:tracking': service(bp) });
    expect(node(model, 'service:tracking')?.state).toBe(state);
    expect(wire(model, 'service:tracking>process:rounds')?.state).toBe(state);
  });

  it('closed on purpose is marked, and nobody goes in', () => {
    const model = read({ 'service:website': service(0, 'main-link', true) });
    expect(node(model, 'service:website')).toMatchObject({ closed: true, state: 'down' });
    expect(model.flows.some(({ id }) => id === 'entry:main-link>service:website')).toBe(false);
  });

  it('rerouted hangs on its new entry, and remembers the old one', () => {
    const model = read({ 'service:status-page': service(10_000, 'outside') });
    expect(node(model, 'service:status-page')?.rerouted).toBe('main-link');
    expect(wire(model, 'entry:outside>service:status-page')).toMatchObject({ rerouted: true });
    expect(wire(model, 'entry:main-link>service:status-page')).toBeUndefined();
  });

  it('without figures is unknown, not down', () => {
    const model = systemsModel({}, catalogue, sheet, null);
    expect(node(model, 'service:tracking')).toMatchObject({ bp: null, state: null });
    expect(model.counts).toEqual({ up: 0, degraded: 0, down: 0 });
  });
});

test('a choice dims all that is not on its chain; a choice elsewhere dims nothing', () => {
  const model = read({}, 'service:tracking');
  expect(node(model, 'process:rounds')?.dim).toBe(false);
  expect(node(model, 'channel:atm')?.dim).toBe(true);
  expect(wire(model, 'service:tracking>process:rounds')?.dim).toBe(false);
  expect(wire(model, 'service:carrier-devices>process:rounds')?.dim).toBe(true);
  expect(read({}, 'hub:thillay').nodes.some(({ dim }) => dim)).toBe(false);
});

test('wires weigh what hangs on them, and the bank’s are blue', () => {
  const model = read();
  expect(wire(model, 'service:counter-system>process:counter')?.weight).toBe(3);
  expect(wire(model, 'service:hub-control>process:sort')?.weight).toBe(2);
  expect(wire(model, 'service:customer-database>process:sort')?.weight).toBe(1);
  const tones = new Map(model.flows.map(({ id, tone }) => [id, tone]));
  expect(tones.get('entry:payment-rails>service:atm-network')).toBe('bank');
  expect(tones.get('entry:main-link>service:tracking')).toBe('post');
});

test('a measure in force stands on what it points at', () => {
  const action = catalogue.actions.find(({ target }) => target?.kind === 'service')!;
  const decision = { action: action.id, target: 'tracking', state: 'in-force' } as DecisionRecord;
  const at = (state: DecisionRecord['state']) =>
    node(read({ 'decision:1': { ...decision, state } }), 'service:tracking')?.measures;
  expect(at('in-force')).toEqual([action.id]);
  expect(at('preparing')).toEqual([]);
  expect(at('ended')).toEqual([]);
});

describe('why', () => {
  const why = (id: string, changes: SystemsTable) =>
    reasonsOf(id, read(changes), catalogue, tableWith(changes));

  it('names the heaviest loss first', () => {
    expect(
      why('process:counter', {
        'process:counter': { capacityBp: 4100, paperBp: 5500 },
        'service:tracking': service(800),
        'service:counter-system': service(5000),
        'service:digital-identity': service(0),
      }),
    ).toEqual([
      { is: 'need', node: 'service:tracking', bp: 800 },
      { is: 'need', node: 'service:counter-system', bp: 5000 },
      { is: 'need', node: 'service:digital-identity', bp: 0 },
      { is: 'paper', bp: 5500 },
    ]);
  });

  it('says nothing of what works, and admits what has no reason on the map', () => {
    expect(why('process:sort', {})).toEqual([]);
    expect(why('process:sort', { 'process:sort': { capacityBp: 6000, paperBp: 0 } })).toEqual([
      { is: 'own' },
    ]);
  });

  it('tells what worn people, old figures and queues take, from 1 % on', () => {
    const situation = {
      ...calmTable(catalogue).situation!,
      takes: { strain: 1200, blindness: 800, queues: 99, tired: 0 },
    };
    const at = (bp: number) => ({ capacityBp: bp, paperBp: 0 });
    const changes = {
      situation,
      'process:sort': at(8000),
      'process:counter': at(8800),
      'process:customer-care': at(9000),
    };
    expect(why('process:sort', changes)).toEqual([
      { is: 'strain', bp: 1200 },
      { is: 'blindness', bp: 800 },
    ]);
    expect(why('process:counter', changes)).toEqual([{ is: 'strain', bp: 1200 }]);
    expect(why('process:customer-care', changes)).toEqual([{ is: 'own' }]);
    const crowded = {
      situation: { ...situation, takes: { strain: 0, blindness: 0, queues: 4000, tired: 0 } },
      'channel:counter': { availabilityBp: 6000 },
    };
    expect(why('channel:counter', crowded)).toContainEqual({ is: 'queues', bp: 4000 });
  });

  describe('a cap, a flood and a filter', () => {
    const changes: SystemsTable = {
      'channel:transfer': { availabilityBp: 4100 },
      'service:bank-app': service(8100),
      'inject:supervisor-fraud': {
        title: { en: 'The supervisor caps your payments', fr: 'Le superviseur plafonne' },
      } as never,
      atWork: [
        { at: 'channel:transfer', does: 'slows', by: 'inject:supervisor-fraud', until: 200 },
        { at: 'channel:transfer', does: 'helps', by: 'decision:1', until: null },
        { at: 'channel:online-payment', does: 'slows', by: 'decision:1', until: null },
      ],
    };

    it('names the order that holds a place back before what it leans on, and when it ends', () => {
      expect(why('channel:transfer', changes)).toEqual([
        { is: 'order', order: changes.atWork![0]! },
        { is: 'need', node: 'service:bank-app', bp: 8100 },
      ]);
      const model = read(changes);
      const table = tableWith(changes);
      expect(whyWords(node(model, 'channel:transfer')!, model, catalogue, table)).toEqual([
        '“The supervisor caps your payments” holds it back until 21:40.',
        'Transfers at 41%: Bank app at 81%.',
      ]);
      expect(orderLine(changes.atWork![0]!, table, catalogue)).toBe(
        'The supervisor caps your payments: slows it, until 21:40',
      );
    });

    it('does not blame an order for a place that works', () => {
      expect(why('channel:transfer', { ...changes, 'channel:transfer': { availabilityBp: 9700 } })).toEqual(
        [],
      );
    });

    it('tells a flood of requests, tired crews and a filter of one’s own from each other', () => {
      const pressed = (servers: { askedBp: number; floodBp: number; turnedAwayBp: number }): Reason[] =>
        why('service:tracking', {
          situation: {
            ...calmTable(catalogue).situation!,
            takes: { strain: 0, blindness: 0, queues: 0, tired: 1500 },
          },
          'service:tracking': { ...service(4000), servers },
        });
      expect(pressed({ askedBp: 6000, floodBp: 21_000, turnedAwayBp: 0 })).toEqual([
        { is: 'servers', askedBp: 6000, floodBp: 21_000 },
        { is: 'tired', bp: 1500 },
      ]);
      expect(
        why('service:tracking', {
          'entry:main-link': entry({ passBp: 8800 }),
          'service:tracking': {
            ...service(800),
            servers: { askedBp: 13_500, floodBp: 74_400, turnedAwayBp: 0 },
          },
        }).map(({ is }) => is),
      ).toEqual(['servers', 'entry']);
      expect(pressed({ askedBp: 6000, floodBp: 0, turnedAwayBp: 2200 })).toEqual([
        { is: 'turnedAway', bp: 2200 },
      ]);
      expect(pressed({ askedBp: 6000, floodBp: 0, turnedAwayBp: 0 })).toEqual([{ is: 'returning' }]);
    });
  });

  it('blames the entry by the part of a service that comes through it', () => {
    const changes = {
      'entry:main-link': flooded,
      'service:counter-system': service(4000),
      'service:customer-database': service(9000),
    };
    expect(why('service:counter-system', changes)[0]).toEqual({
      is: 'entry',
      node: 'entry:main-link',
      bp: 3200,
    });
  });

  it('is said in words', () => {
    const changes = {
      'process:sort': { capacityBp: 6200, paperBp: 5500 },
      'service:hub-control': service(800),
    };
    const model = read(changes);
    const sort = node(model, 'process:sort')!;
    expect(whyWords(sort, model, catalogue, tableWith(changes))).toEqual([
      'Sorting at 62%: Hub control at 8%.',
      'Paper carries 55% of the work.',
    ]);
    expect(nodeLabel(sort, model, catalogue, tableWith(changes))).toContain('Holds up: Line-haul.');
  });

  it('tells the load of an entry from both sides, after the filters', () => {
    expect(why('entry:main-link', { 'entry:main-link': flooded })).toEqual([
      { is: 'load', honestBp: 4000, attackBp: 27_000, filteredBp: 6200 },
    ]);
  });
});

test('the summary counts, and names what is under attack', () => {
  const text = systemsSummary(read({ 'entry:main-link': flooded }), catalogue, true);
  expect(text).toContain('35 up, 1 degraded, 0 down');
  expect(text).toContain('Internet link of the data centre is under attack and lets 32% through.');
  expect(text).toContain('paused');
});
