import { facilitatorCommands, playerCommands, systemCommands, type Command } from '#protocol/commands.ts';
import type { Refusal, RefusalCode } from '#protocol/text.ts';
import type { Lifecycle } from '#protocol/views.ts';
import { lifecycleCommands, nextLifecycle } from './lifecycle.ts';
import type { Actor } from './types.ts';

/** In which states of the exercise a command has a meaning; commands not named: any state but `closed`. */
const during: Partial<Record<Command['type'], readonly Lifecycle[]>> = {
  prepare: ['lobby', 'briefing'],
  unprepare: ['lobby', 'briefing'],
  decide: ['running', 'paused'],
  cancel: ['running', 'paused'],
  answer: ['running', 'paused'],
  read: ['running', 'paused'],
  pace: ['lobby', 'briefing', 'running', 'paused'],
  jump: ['running', 'paused'],
  'fire-inject': ['running', 'paused'],
  'trigger-story': ['running', 'paused'],
  'hold-inject': ['lobby', 'briefing', 'running', 'paused'],
  'release-inject': ['lobby', 'briefing', 'running', 'paused'],
  'skip-inject': ['lobby', 'briefing', 'running', 'paused'],
  'retime-inject': ['lobby', 'briefing', 'running', 'paused'],
  'show-slide': ['debrief'],
  'add-team': ['lobby', 'briefing', 'running', 'paused'],
  'seat-taken': ['lobby', 'briefing', 'running', 'paused', 'debrief'],
};

/**
 * Whether this actor may give this command in this state of the exercise; null when they may. A pure table, so that it can be
 * tested as one. What depends on the team's own state (its roles, its crews) is checked afterwards.
 */
export function authorize(command: Command, actor: Actor, lifecycle: Lifecycle): Refusal | null {
  const { type } = command;
  if (!mayGive(type, actor)) {
    return refuse('not-allowed', `"${type}" is not yours to give.`, type);
  }
  if ((lifecycleCommands as readonly string[]).includes(type)) {
    if (nextLifecycle(lifecycle, type) !== null) return null;
    return refuse(
      'wrong-phase',
      `"${type}" has no meaning while the exercise is in ${lifecycle}.`,
      type,
      lifecycle,
    );
  }
  const states = during[type];
  if (states ? !states.includes(lifecycle) : lifecycle === 'closed') {
    return refuse(
      'wrong-phase',
      `"${type}" has no meaning while the exercise is in ${lifecycle}.`,
      type,
      lifecycle,
    );
  }
  return null;
}

function mayGive(type: Command['type'], actor: Actor): boolean {
  if (type in systemCommands) return actor.kind === 'system';
  if (type in playerCommands) return actor.kind === 'seat';
  return type in facilitatorCommands && (actor.kind === 'facilitator' || actor.kind === 'system');
}

const refuse = (code: RefusalCode, message: string, command: string, lifecycle?: Lifecycle): Refusal => ({
  code,
  message,
  params: lifecycle ? { command, lifecycle } : { command },
});
