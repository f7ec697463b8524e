import { plainName, Refused, type Refusal } from '#protocol/text.ts';
import { planInject } from '#sim/injects.ts';
import { catchUp } from '../clock.ts';
import { placeRefusal } from '../places.ts';
import { resultNow } from '../result.ts';
import { addNotice, place, seatOf, seatsOf, teamOf, type ExerciseState } from '../state.ts';
import { createTeam, type Seat } from '../team.ts';
import { always, untilClosed, untilEnd, type EntriesFor } from './entry.ts';

/** Most teams one exercise takes. */
const MOST_TEAMS = 2_000;

type RosterCommand =
  | 'add-team'
  | 'rename-team'
  | 'seat-taken'
  | 'move-seat'
  | 'rename-seat'
  | 'remove-seat'
  | 'lock'
  | 'take-role'
  | 'leave-role'
  | 'leave-seat'
  | 'seat-away'
  | 'seat-back';

/** Teams, seats and roles: who plays where. */
export const rosterCommands: EntriesFor<RosterCommand> = {
  'add-team': {
    by: 'facilitator',
    during: untilEnd,
    refuse: (state, { name }) => nameTaken(state, name, null),
    apply(state, { name }) {
      const { teams, world, plans } = state;
      if (teams.size >= MOST_TEAMS) {
        throw new Refused('too-many-teams', `An exercise takes ${MOST_TEAMS} teams.`);
      }
      let number = teams.size + 1;
      while (teams.has(`team-${number}`)) number += 1;
      // From the same morning and with the same plan of injects as the others.
      const team = createTeam(world, `team-${number}`, name);
      for (const [index, plan] of plans) planInject(team.state, index, plan);
      teams.set(team.id, team);
      catchUp(state, team);
      return [team.id];
    },
  },
  'rename-team': {
    by: 'facilitator',
    during: untilClosed,
    refuse: (state, { name, team }) => nameTaken(state, name, team),
    apply(state, { team, name }) {
      teamOf(state, team).name = name;
      if (!state.result) return [team];
      // The result names teams, to everybody.
      state.result = resultNow(state);
      return 'all';
    },
  },
  'seat-taken': {
    by: 'system',
    during: untilClosed,
    refuse: (state, { team, name }) => noPlace(state, team, name, null),
    apply(state, { seat: id, team, name, roles }) {
      teamOf(state, team);
      if (state.allSeats.has(id)) throw new Refused('malformed', `There is a seat "${id}" already.`);
      place(state, {
        id,
        team,
        name,
        roles: roles.filter((role) => isRole(state, role)),
        removed: false,
      });
      return [team];
    },
  },
  'move-seat': {
    by: 'facilitator',
    during: untilClosed,
    reseats: ({ seat }) => seat,
    refuse(state, { seat: id, team }) {
      const seat = state.allSeats.get(id);
      return seat && seat.team !== team ? noPlace(state, team, seat.name, seat) : null;
    },
    apply(state, { seat: id, team }) {
      const seat = seatOf(state, id);
      const from = seat.team;
      teamOf(state, team);
      unplace(state, seat);
      seat.team = team;
      place(state, seat);
      return [from, team];
    },
  },
  'rename-seat': {
    by: 'facilitator',
    during: untilClosed,
    refuse(state, { seat: id, name }) {
      const seat = state.allSeats.get(id);
      return seat ? noPlace(state, seat.team, name, seat) : null;
    },
    apply(state, { seat: id, name }) {
      const seat = seatOf(state, id);
      seat.name = name;
      return [seat.team];
    },
  },
  'remove-seat': {
    by: 'facilitator',
    during: untilClosed,
    reseats: ({ seat }) => seat,
    apply(state, { seat: id }) {
      const seat = seatOf(state, id);
      empty(state, seat);
      return [seat.team];
    },
  },
  'leave-seat': {
    by: 'seat',
    during: always,
    leaves: true,
    noAct: true,
    apply(state, { team, seat }) {
      empty(state, seat);
      seat.left = true;
      const words = {
        en: `${seat.name} has left ${team.name}. The seat is free.`,
        fr: `${seat.name} a quitté ${team.name}. La place est libre.`,
      };
      addNotice(state, { tick: team.state.tick, kind: 'notice', by: null, ref: 'leave-seat', words });
    },
  },
  /** What was done for its roles meanwhile stands. */
  'seat-away': {
    by: 'system',
    during: untilClosed,
    notice(state, { seat: id }) {
      const { name, team } = seatOf(state, id);
      const where = teamOf(state, team).name;
      return {
        en: `${name} (${where}) is not here: the roles are everybody's until they are back.`,
        fr: `${name} (${where}) n'est pas là : ses rôles sont à tous jusqu'à son retour.`,
      };
    },
    apply(state, { seat: id }) {
      const seat = seatOf(state, id);
      seat.away = true;
      return [seat.team];
    },
  },
  'seat-back': {
    by: 'system',
    during: always,
    apply(state, { seat: id }) {
      const seat = seatOf(state, id);
      delete seat.away;
      return [seat.team];
    },
  },
  /** No new seats while locked. */
  lock: {
    by: 'facilitator',
    during: untilClosed,
    apply(state, { locked }) {
      state.locked = locked;
      return 'all';
    },
  },
  'take-role': {
    by: 'seat',
    during: untilClosed,
    apply(state, { seat }, { role }) {
      knownRole(state, role);
      if (!seat.roles.includes(role)) seat.roles = [...seat.roles, role];
    },
  },
  'leave-role': {
    by: 'seat',
    during: untilClosed,
    apply(state, { seat }, { role }) {
      knownRole(state, role);
      seat.roles = seat.roles.filter((one) => one !== role);
    },
  },
};

const isRole = ({ catalogue }: ExerciseState, role: string): boolean =>
  catalogue.roles.some((one) => one.id === role);

function knownRole(state: ExerciseState, role: string): void {
  if (!isRole(state, role)) throw new Refused('malformed', `There is no role "${role}".`);
}

/** Two teams of one name cannot be told apart on the wall. */
function nameTaken({ teams }: ExerciseState, wanted: string, own: string | null): Refusal | null {
  const name = plainName(wanted);
  for (const team of teams.values()) {
    if (team.id === own || plainName(team.name) !== name) continue;
    const message = `A team is called ${team.name} already.`;
    return { code: 'team-name-taken', message, params: { name: team.name } };
  }
  return null;
}

/** Nobody sits there any more: place, name and roles are free. */
function empty(state: ExerciseState, seat: Seat): void {
  unplace(state, seat);
  seat.removed = true;
  state.online.delete(seat.id);
}

/** @param own the seat itself, which is not in its own way; null: a new one */
function noPlace(state: ExerciseState, team: string, name: string, own: Seat | null): Refusal | null {
  const others = seatsOf(state, team).filter((seat) => seat !== own);
  return placeRefusal(others, name, own?.team === team ? null : state.definition.seatsPerTeam);
}

function unplace(state: ExerciseState, seat: Seat): void {
  const others = seatsOf(state, seat.team).filter((one) => one !== seat);
  state.seatsByTeam.set(seat.team, others);
}
