import { initialTransition, setup, transition, type AnyStateMachine, type AnyMachineSnapshot } from 'xstate';
import type { Condition } from './conditions.ts';

/** A statechart as a pack writes it (see scenarios/schema.ts). */
export interface ChartSource {
  initial: string;
  states: Record<string, unknown>;
}

/**
 * A pack's statechart, stepped purely by xstate and remembered: the same state, event and truth of the guards always lead to
 * the same next state and moves, so each such step is asked of xstate once and then read from a table. A step of
 * xstate takes some 50 microseconds, twenty times a whole tick of a team.
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
  /** Whether a key names a state of this chart: one that was saved may come from another version of it. */
  knows(key: string): boolean;
}

/** Most guards in one chart: their truths are the bits of one number, which is exact up to 2^53. */
export const mostGuards = 52;

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
  /** What is known of a state and event: the guards that matter there, and the step for each truth of them (bits). */
  interface Row {
    guards: Condition[];
    names: string[];
    steps: Map<number, { key: string; effects: number[] } | null>;
  }
  const rows = new Map<string, Map<string, Row>>();
  let last: { key: string; event: string; row: Row } | null = null;
  /** The row asked for last is kept at hand: nearly all calls ask for it again, and need no look-up. */
  const rowOf = (key: string, event: string): Row => {
    if (last?.key === key && last.event === event) return last.row;
    const row = findRow(key, event);
    last = { key, event, row };
    return row;
  };
  const findRow = (key: string, event: string): Row => {
    let ofKey = rows.get(key);
    if (!ofKey) rows.set(key, (ofKey = new Map()));
    let row = ofKey.get(event);
    if (!row) {
      const nodes = (snapshotOf(key) as unknown as { _nodes: { config: { on?: Record<string, unknown> } }[] })
        ._nodes;
      // `*` and `name.*` hear an event too. A guard that does not matter costs time; one left out, a wrong step from the table.
      const arrows = nodes.flatMap((node) =>
        Object.entries(node.config.on ?? {}).flatMap(([heard, arrow]) =>
          heard === event || heard.endsWith('*') ? arrow : [],
        ),
      ) as { guard?: string }[];
      const asked = [...new Set(arrows.flatMap((arrow) => arrow.guard ?? []))].filter(
        (name) => name in guards,
      );
      row = { names: asked, guards: asked.map((name) => guards[name]!), steps: new Map() };
      ofKey.set(event, row);
    }
    return row;
  };

  const step: Chart['step'] = (key, event, holds) => {
    const row = rowOf(key, event);
    // Bits by adding, not by shifting: a state may ask more than 31 guards (and at most `mostGuards`).
    let bits = 0;
    for (let i = 0, bit = 1; i < row.guards.length; i++, bit *= 2) if (holds(row.guards[i]!)) bits += bit;
    let known = row.steps.get(bits);
    if (known === undefined) {
      const before = snapshotOf(key);
      const truth: Truth = {};
      let rest = bits;
      for (const name of row.names) {
        truth[name] = rest % 2 === 1;
        rest = Math.floor(rest / 2);
      }
      const chartEvent: ChartEvent = { type: event, truth };
      if (before.can(chartEvent as never)) {
        const [after, actions] = transition(machine, before, chartEvent as never);
        known = { key: keyOf(after), effects: effectsOf(actions as { type: string }[]) };
      } else known = null;
      row.steps.set(bits, known);
    }
    return known;
  };

  return {
    initial,
    opening: effectsOf(entry as { type: string }[]),
    step,
    can: (key, event, holds) => step(key, event, holds) !== null,
    knows: (key) => {
      try {
        snapshotOf(key);
        return true;
      } catch {
        return false;
      }
    },
  };
}
