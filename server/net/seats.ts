import type { z } from 'zod';
import type { joinRequest } from '#protocol/commands.ts';
import type { JoinInfo, Joined } from '#protocol/http.ts';
import { Refused } from '#protocol/text.ts';
import type { Store } from '../store/store.ts';
import { hashOf, newSeatId, newToken } from './codes.ts';
import type { Room } from './room.ts';

/**
 * Takes a seat for somebody who knows the code.
 * @throws Refused `exercise-closed`, `exercise-locked`, `unknown-team`, `team-full`, `name-taken`, `malformed` (a role
 * that does not exist), or whatever the exercise itself refuses.
 */
export async function join(room: Room, store: Store, request: z.output<typeof joinRequest>): Promise<Joined> {
  const { exercise } = room;
  if (exercise.lifecycle === 'closed') {
    throw new Refused('exercise-closed', 'This exercise is closed: nobody joins it any more.');
  }
  if (exercise.locked) {
    throw new Refused('exercise-locked', 'Your facilitator has locked this exercise: no new seats for now.');
  }
  const { team, name } = request;
  if (!exercise.teams.has(team)) {
    throw new Refused('unknown-team', 'This team is not part of the exercise. Choose another one.');
  }
  const unknown = request.roles.find((role) => !exercise.catalogue.roles.some(({ id }) => id === role));
  if (unknown !== undefined) throw new Refused('malformed', `There is no role "${unknown}".`);

  const seat = newSeatId();
  const token = newToken();
  const command = { type: 'seat-taken', seat, team, name, roles: request.roles } as const;
  // Seat and token in one go: after a crash there is no seat that nobody can open.
  const answer = await room.enter({ kind: 'system' }, command, {}, () =>
    store.addSeat(room.id, seat, hashOf(token)),
  );
  if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.message, answer.refusal.params);
  return { token, seat, team, code: room.code };
}

/**
 * A new token for a seat whose person lost theirs, for the facilitator to hand over. The former one ends.
 * @throws Refused `unknown-seat` for one that is not there (any more)
 */
export async function renew(room: Room, store: Store, seat: string): Promise<Joined> {
  const team = room.teamOf(seat);
  if (team === null) throw new Refused('unknown-seat', 'This seat is not there any more.', { seat });
  if (room.halted) throw new Refused(room.halted.code, room.halted.message);
  const token = newToken();
  await store.renewSeat(room.id, seat, hashOf(token));
  room.renewed(seat);
  return { token, seat, team, code: room.code };
}

const rosters = new WeakMap<Room, { version: number; info: Omit<JoinInfo, 'lifecycle' | 'locked'> }>();

/** What the join page shows. A class asks for it in one breath: it is put together anew only when the roster changed. */
export function joinInfo(room: Room): JoinInfo {
  const { exercise } = room;
  let roster = rosters.get(room);
  if (roster?.version !== room.rosterVersion) {
    roster = { version: room.rosterVersion, info: rosterOf(room) };
    rosters.set(room, roster);
  }
  return { ...roster.info, lifecycle: exercise.lifecycle, locked: exercise.locked };
}

function rosterOf(room: Room): Omit<JoinInfo, 'lifecycle' | 'locked'> {
  const { definition, allSeats, catalogue } = room.exercise;
  const free = definition.seatsPerTeam;
  const teams = new Map(
    [...room.exercise.teams.values()].map(({ id, name }) => [
      id,
      { id, name, seats: 0, free, rolesTaken: [] as string[] },
    ]),
  );
  for (const seat of allSeats.values()) {
    const team = teams.get(seat.team);
    if (!team || seat.removed) continue;
    team.seats += 1;
    team.free = Math.max(0, team.free - 1);
    for (const role of seat.roles) if (!team.rolesTaken.includes(role)) team.rolesTaken.push(role);
  }
  return {
    code: definition.code,
    title: definition.title,
    scenario: catalogue.scenario.title,
    teams: [...teams.values()],
    roles: catalogue.roles,
  };
}
