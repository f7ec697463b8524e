import { holderInstead } from '#protocol/refusals.ts';
import { Refused } from '#protocol/text.ts';
import type { Hand } from './commands/entry.ts';
import { seatsOf, type ExerciseState } from './state.ts';

/**
 * A seat acts for its own roles, and for those that nobody in the team has taken.
 * @param roles any of which will do; none: anybody may
 * @throws Refused `not-your-role`
 */
export function holdsRole(state: ExerciseState, { team, seat }: Hand, roles: readonly string[]): void {
  const holder = holderInstead(roles, seat.roles, seatsOf(state, team.id));
  if (!holder) return;
  throw new Refused('not-your-role', `This is for ${roles.join(' or ')}: ${holder.name} holds it.`, {
    role: roles[0]!,
    holder: holder.name,
  });
}
