import { Refused } from '#protocol/text.ts';
import type { Hand } from './commands/entry.ts';
import { seatsOf, type ExerciseState } from './state.ts';

/**
 * A seat acts for its own roles, and for those that nobody in the team has taken.
 * @param roles any of which will do; none: anybody may
 * @throws Refused `not-your-role`
 */
export function holdsRole(state: ExerciseState, { team, seat }: Hand, roles: readonly string[]): void {
  if (roles.length === 0 || roles.some((role) => seat.roles.includes(role))) return;
  const mates = seatsOf(state, team.id);
  if (roles.some((role) => !mates.some((mate) => mate.roles.includes(role)))) return;
  const holder = mates.find((mate) => roles.some((role) => mate.roles.includes(role)));
  throw new Refused(
    'not-your-role',
    `This is for ${roles.join(' or ')}: ${holder?.name ?? 'a colleague'} holds it.`,
    { role: roles[0]!, holder: holder?.name ?? '' },
  );
}
