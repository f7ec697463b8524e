import type { Command } from '#protocol/commands.ts';
import type { Refusal } from '#protocol/text.ts';
import type { Lifecycle } from '#protocol/views.ts';
import { entryOf } from './commands/index.ts';
import type { Actor } from './types.ts';

/**
 * Whether this actor may give this command in this state of the exercise; null when they may. What depends on the team's own
 * state (its roles, its crews) is checked afterwards.
 */
export function authorize(command: Command, actor: Actor, lifecycle: Lifecycle): Refusal | null {
  const { type } = command;
  const { by, during } = entryOf(command);
  // The server may do for a facilitator what the facilitator may do.
  if (actor.kind !== by && !(actor.kind === 'system' && by === 'facilitator')) {
    return { code: 'not-allowed', message: `"${type}" is not yours to give.`, params: { command: type } };
  }
  if (during.includes(lifecycle)) return null;
  return {
    code: 'wrong-phase',
    message: `"${type}" has no meaning while the exercise is in ${lifecycle}.`,
    params: { command: type, lifecycle },
  };
}
