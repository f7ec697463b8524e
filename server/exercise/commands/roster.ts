import { plainName, Refused, type Refusal } from '#protocol/text.ts';
import { planInject } from '#sim/injects.ts';
import { catchUp } from '../clock.ts';
import { resultNow } from '../result.ts';
import { place, seatOf, seatsOf, teamOf, type ExerciseState } from '../state.ts';
import { createTeam, type Seat } from '../team.ts';
import { untilClosed, untilEnd, type EntriesFor } from './entry.ts';

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
  | 'leave-role';

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
      unplace(state, seat);
      seat.removed = true;
      state.online.delete(id);
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

function unplace(state: ExerciseState, seat: Seat): void {
  const others = seatsOf(state, seat.team).filter((one) => one !== seat);
  state.seatsByTeam.set(seat.team, others);
}
