import { holderInstead } from '#protocol/refusals.ts';
import type { SeatRecord } from '#protocol/views.ts';
import { byId, team } from '../store.ts';
import { me } from './names.ts';

/** Whoever holds the roles in my place: a button that would be refused says so before it is pressed. Null: I may act. */
export function heldByOther(roles: readonly string[]): SeatRecord | null {
  const seats = team.all('seat').map((entry) => entry.record);
  return holderInstead(roles, me()?.roles ?? [], seats);
}

/** The roles whose decisions concern this seat first: its own; with none, those that nobody holds. */
export function rolesForMe(): readonly string[] {
  const mine = me()?.roles ?? [];
  if (mine.length > 0) return mine;
  const held = new Set(team.all('seat').flatMap(({ record }) => (record.away ? [] : record.roles)));
  return [...byId.value.roles.keys()].filter((role) => !held.has(role));
}
