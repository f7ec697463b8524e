import { initialTransition, setup, transition } from 'xstate';
import type { Command } from '#protocol/commands.ts';
import type { Lifecycle } from '#protocol/views.ts';

/** The course of an exercise. Its events are commands; everything else leaves it where it is. */
const machine = setup({ types: { events: {} as { type: Command['type'] } } }).createMachine({
  id: 'exercise',
  initial: 'lobby',
  states: {
    lobby: { on: { brief: 'briefing', start: 'running', close: 'closed' } },
    briefing: { on: { start: 'running', close: 'closed' } },
    running: { on: { pause: 'paused', end: 'debrief', recovered: 'paused' } },
    paused: { on: { resume: 'running', end: 'debrief' } },
    debrief: { on: { close: 'closed' } },
    closed: { type: 'final' },
  },
});

const [lobby] = initialTransition(machine);
const snapshots = new Map<Lifecycle, typeof lobby>([['lobby', lobby]]);

/** Where a command leads from a state; null when it has no meaning there. Pure. */
export function nextLifecycle(from: Lifecycle, type: Command['type']): Lifecycle | null {
  const before = snapshots.get(from) ?? machine.resolveState({ value: from as never, context: {} });
  if (!before.can({ type })) return null;
  const [after] = transition(machine, before, { type });
  const to = after.value as Lifecycle;
  snapshots.set(to, after);
  return to;
}

/** Commands that move the exercise from one state to another. */
export const lifecycleCommands = ['brief', 'start', 'pause', 'resume', 'end', 'close', 'recovered'] as const;
