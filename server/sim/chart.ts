import { initialTransition, setup, transition, type AnyStateMachine, type AnyMachineSnapshot } from 'xstate';
import type { Condition } from './conditions.ts';

/** A statechart as a pack writes it (see scenarios/schema.ts). */
export interface ChartSource {
  initial: string;
  states: Record<string, unknown>;
}

/**
 * A pack's statechart, stepped purely by xstate and remembered: the same state, event and truth of the guards always lead to
 * the same next state and moves, so each such step is asked of xstate once and then read from a table. That is what lets
 * a thousand teams have a thinking opponent each.
 */
export interface Chart {
  /** Key of the initial state (JSON of xstate's state value). */
  initial: string;
  /** Effects of entering the initial state. */
  opening: readonly number[];
  /** @returns the next state and the effects on the way, or null when nothing moves. */
  step(
    key: string,
    event: string,
    holds: (guard: Condition) => boolean,
  ): { key: string; effects: readonly number[] } | null;
  /** Whether the event would do anything in this state under these truths. */
  can(key: string, event: string, holds: (guard: Condition) => boolean): boolean;
}

type Truth = Record<string, boolean>;
type ChartEvent = { type: string; truth: Truth };

/**
 * @param guards conditions by name
 * @param moves effects (places in `world.effects`) by name
 * @throws Error with xstate's own words when the chart is not well-formed
 */
export function createChart(
  source: ChartSource,
  guards: Record<string, Condition>,
  moves: Record<string, number[]>,
): Chart {
  const names = Object.keys(guards);
  const machine = setup({
    types: { events: {} as ChartEvent },
    guards: Object.fromEntries(
      names.map((name) => [name, ({ event }: { event: ChartEvent }) => event.truth[name] === true]),
    ),
    actions: Object.fromEntries(Object.keys(moves).map((name) => [name, () => undefined])),
  }).createMachine(source as never) as unknown as AnyStateMachine;

  const snapshots = new Map<string, AnyMachineSnapshot>();
  const keyOf = (snapshot: AnyMachineSnapshot): string => {
    const key = JSON.stringify(snapshot.value);
    if (!snapshots.has(key)) snapshots.set(key, snapshot);
    return key;
  };
  const snapshotOf = (key: string): AnyMachineSnapshot =>
    snapshots.get(key) ?? machine.resolveState({ value: JSON.parse(key) as never, context: {} });
  const effectsOf = (actions: readonly { type: string }[]): number[] =>
    actions.flatMap((action) => moves[action.type] ?? []);

  const [first, entry] = initialTransition(machine);
  const initial = keyOf(first);
  const asked = new Map<string, string[]>();
  const table = new Map<string, { key: string; effects: number[] } | null>();

  /** Guards that can matter for an event in a state, so that others are not evaluated. */
  const guardsFor = (key: string, event: string): string[] => {
    const at = `${key} ${event}`;
    let found = asked.get(at);
    if (!found) {
      const nodes = (snapshotOf(key) as unknown as { _nodes: { config: { on?: Record<string, unknown> } }[] })
        ._nodes;
      const arrows = nodes.flatMap((node) => node.config.on?.[event] ?? []) as { guard?: string }[];
      found = [...new Set(arrows.flatMap((arrow) => arrow.guard ?? []))].filter((name) => name in guards);
      asked.set(at, found);
    }
    return found;
  };

  const step: Chart['step'] = (key, event, holds) => {
    const truth: Truth = {};
    let row = `${key} ${event} `;
    for (const name of guardsFor(key, event)) {
      truth[name] = holds(guards[name]!);
      row += truth[name] ? '1' : '0';
    }
    let known = table.get(row);
    if (known === undefined) {
      const before = snapshotOf(key);
      const chartEvent: ChartEvent = { type: event, truth };
      if (before.can(chartEvent as never)) {
        const [after, actions] = transition(machine, before, chartEvent as never);
        known = { key: keyOf(after), effects: effectsOf(actions as { type: string }[]) };
      } else known = null;
      table.set(row, known);
    }
    return known;
  };

  return {
    initial,
    opening: effectsOf(entry as { type: string }[]),
    step,
    can: (key, event, holds) => step(key, event, holds) !== null,
  };
}
