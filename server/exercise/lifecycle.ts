import { initialTransition, setup, transition } from 'xstate';
import type { Lifecycle } from '#protocol/views.ts';

/** The states of an exercise. Its events are commands; everything else leaves it where it is. */
const states = {
  lobby: { on: { brief: 'briefing', start: 'running', close: 'closed' } },
  briefing: { on: { start: 'running', close: 'closed' } },
  running: { on: { pause: 'paused', end: 'debrief', over: 'debrief', recovered: 'paused' } },
  paused: { on: { resume: 'running', end: 'debrief' } },
  debrief: { on: { close: 'closed' } },
  closed: { type: 'final' },
} as const;

/** Commands that move the exercise from one state to another: the events of the chart. */
export type Move = {
  [S in keyof typeof states]: (typeof states)[S] extends { on: infer On } ? keyof On : never;
}[keyof typeof states];

const machine = setup({ types: { events: {} as { type: Move } } }).createMachine({
  id: 'exercise',
  initial: 'lobby',
  states,
});

const [lobby] = initialTransition(machine);
const snapshots = new Map<Lifecycle, typeof lobby>([['lobby', lobby]]);

/** Where a move leads from a state; null when it has no meaning there. Pure. */
export function nextLifecycle(from: Lifecycle, type: Move): Lifecycle | null {
  const before = snapshots.get(from) ?? machine.resolveState({ value: from as never, context: {} });
  if (!before.can({ type })) return null;
  const [after] = transition(machine, before, { type });
  const to = after.value as Lifecycle;
  snapshots.set(to, after);
  return to;
}

/** The states in which a move has a meaning. */
export const statesBefore = (type: Move): Lifecycle[] =>
  (Object.keys(states) as Lifecycle[]).filter((from) => nextLifecycle(from, type) !== null);
