import type { SeatRecord } from '#protocol/views.ts';
import { byId, team } from '../store.ts';
import { me } from './names.ts';

/**
 * A seat acts for its own roles and for those that nobody in the team has taken: the server's rule, mirrored so that a
 * button that would be refused says so before it is pressed.
 * @returns whoever holds the roles in my place; null when I may act
 */
export function heldByOther(roles: readonly string[]): SeatRecord | null {
  const mine = me()?.roles ?? [];
  if (roles.length === 0 || roles.some((role) => mine.includes(role))) return null;
  const seats = team.all('seat').map((entry) => entry.record);
  const holders = roles.map((role) => seats.find((seat) => seat.roles.includes(role)));
  return holders.some((holder) => holder === undefined) ? null : (holders[0] ?? null);
}

/** The roles whose decisions concern this seat first: its own; with none, those that nobody holds. */
export function rolesForMe(): readonly string[] {
  const mine = me()?.roles ?? [];
  if (mine.length > 0) return mine;
  const held = new Set(team.all('seat').flatMap((entry) => entry.record.roles));
  return [...byId.value.roles.keys()].filter((role) => !held.has(role));
}
