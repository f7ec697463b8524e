import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import {
  createMachine,
  initialTransition,
  setup,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { createChart, type ChartSource } from '#sim/chart.ts';
import type { Condition } from '#sim/conditions.ts';
import { mini } from '../support/mini.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

/** Every kind of arrow that a pack can write: guarded, in order, inherited, targetless, into a child, any event. */
const odd: ChartSource = {
  initial: 'a',
  states: {
    a: {
      entry: ['in-a'],
      exit: ['out-a'],
      on: {
        TICK: [
          { target: 'b', guard: 'g1' },
          { target: 'c.y', guard: 'g2', actions: ['way'] },
        ],
        stay: { actions: ['way'] },
        again: { target: 'a' },
      },
    },
    b: { on: { TICK: { target: 'c', guard: 'g1' }, '*': { target: 'a', guard: 'g2' } } },
    c: {
      initial: 'x',
      entry: ['in-c'],
      exit: ['out-c'],
      on: { TICK: { target: 'a', guard: 'g2' }, back: [{ target: 'b', guard: 'g3' }, { actions: ['way'] }] },
      states: {
        x: { entry: ['in-x'], on: { TICK: { target: 'y', guard: 'g1' } } },
        y: {
          exit: ['out-y'],
          on: { stay: { target: 'x' }, deep: { target: '.z' } },
          initial: 'w',
          states: { w: {}, z: {} },
        },
      },
    },
  },
};
const names = (source: ChartSource, key: 'guard' | 'moves'): string[] => {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (key === 'guard' && name === 'guard') found.add(value as string);
      if (key === 'moves' && ['entry', 'exit', 'actions'].includes(name))
        (value as string[]).forEach((one) => found.add(one));
      walk(value);
    }
  };
  walk(source.states);
  return [...found];
};

interface Truths {
  type: string;
  truth: Record<string, boolean>;
}

/** The pure machine that xstate makes of the same source, with truths in the event, and our remembered one. */
function both(source: ChartSource) {
  const guardNames = names(source, 'guard');
  const moveNames = names(source, 'moves');
  const conditions: Record<string, Condition> = Object.fromEntries(
    guardNames.map((name) => [name, () => false]),
  );
  const chart = createChart(source, conditions, Object.fromEntries(moveNames.map((name, i) => [name, [i]])));
  const machine = setup({
    types: { events: {} as Truths },
    guards: Object.fromEntries(
      guardNames.map((name) => [name, ({ event }: { event: Truths }) => event.truth[name] === true]),
    ),
    actions: Object.fromEntries(moveNames.map((name) => [name, () => undefined])),
  }).createMachine(source as never) as unknown as AnyStateMachine;
  return { chart, machine, guardNames, moveNames, conditions };
}

const sources: [string, ChartSource, string[]][] = [
  ['every kind of arrow', odd, ['TICK', 'stay', 'again', 'back', 'deep', 'nothing']],
  ['the story of the mini pack', mini.scenario.story.chart, ['TICK', 'intensify', 'ease']],
  ['the adversary of the mini pack', mini.scenario.attack.chart, ['TICK']],
];

describe('the remembered step equals the transition of xstate', () => {
  test.each(sources)('over random walks: %s', (_name, source, events) => {
    const { chart, machine, guardNames, moveNames, conditions } = both(source);
    const walk = fc.array(
      fc.record({
        event: fc.constantFrom(...events),
        truths: fc.array(fc.boolean(), { minLength: guardNames.length, maxLength: guardNames.length }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(walk, (steps) => {
        const [first, opening] = initialTransition(machine);
        let snapshot: AnyMachineSnapshot = first;
        let key = chart.initial;
        expect(JSON.parse(key)).toEqual(first.value);
        expect(chart.opening).toEqual(opening.map((one) => moveNames.indexOf(one.type)));
        for (const { event, truths } of steps) {
          const truth = Object.fromEntries(guardNames.map((name, i) => [name, truths[i]!]));
          const holds = (guard: Condition) =>
            truth[guardNames.find((name) => conditions[name] === guard)!] === true;
          const moved = chart.step(key, event, holds);
          const can = snapshot.can({ type: event, truth } as never);
          expect(chart.can(key, event, holds)).toBe(can);
          expect(moved !== null).toBe(can);
          const [after, actions] = transition(machine, snapshot as never, { type: event, truth } as never);
          snapshot = after as AnyMachineSnapshot;
          if (moved) key = moved.key;
          expect(JSON.parse(key)).toEqual(snapshot.value);
          expect(moved?.effects ?? []).toEqual(actions.map((one) => moveNames.indexOf(one.type)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('on every state that can be reached, for every event: the story of the mini pack', () => {
    const source = mini.scenario.story.chart;
    const { chart, conditions, guardNames } = both(source);
    const open = createMachine(
      JSON.parse(
        JSON.stringify(source, (key, value: unknown) => (key === 'guard' ? undefined : value)),
      ) as never,
    );
    const map = getAdjacencyMap(open as AnyStateMachine, {
      events: ['TICK', 'intensify', 'ease'].map((type) => ({ type })) as never,
    });
    const states = Object.values(map) as {
      state: AnyMachineSnapshot;
      transitions: Record<string, { event: { type: string }; state: AnyMachineSnapshot }>;
    }[];
    expect(states.map((one) => one.state.value).toSorted()).toEqual(['after', 'calm', 'storm']);
    for (const { state, transitions } of states) {
      for (const { event, state: next } of Object.values(transitions)) {
        const key = JSON.stringify(state.value);
        const moved = chart.step(key, event.type, (guard) =>
          guardNames.some((name) => conditions[name] === guard),
        );
        expect(moved?.key ?? key).toBe(JSON.stringify(next.value));
      }
    }
  });
});

describe('a guard', () => {
  it('is asked only where it matters', () => {
    const { chart, conditions } = both(odd);
    const asked: string[] = [];
    chart.step('"a"', 'stay', (guard) => {
      asked.push(Object.keys(conditions).find((name) => conditions[name] === guard)!);
      return true;
    });
    expect(asked).toEqual([]);
  });

  it('that changes its mind is asked again: the past is remembered by truth, not by time', () => {
    const { chart } = both(odd);
    expect(chart.step('"a"', 'TICK', () => false)).toBeNull();
    expect(chart.step('"a"', 'TICK', () => true)?.key).toBe('"b"');
    expect(chart.step('"a"', 'TICK', () => false)).toBeNull();
  });

  it('counts among more than thirty', () => {
    const many = Array.from({ length: 40 }, (_one, i) => `g${i}`);
    const { chart, conditions } = both({
      initial: 'a',
      states: {
        a: { on: { TICK: many.map((guard, i) => ({ target: `s${i}`, guard })) } },
        ...Object.fromEntries(many.map((_one, i) => [`s${i}`, {}])),
      },
    });
    for (const i of [0, 7, 31, 32, 39]) {
      expect(chart.step('"a"', 'TICK', (guard) => conditions[`g${i}`] === guard)?.key).toBe(`"s${i}"`);
    }
  });
});
