import { hashText } from '#protocol/hash.ts';
import { hashState } from '#sim/state.ts';
import { coldOf, freezeCore } from './freeze.ts';
import { seatsOf, type ExerciseState } from './state.ts';
import type { Team } from './team.ts';

/**
 * The rules of the world: counts up with every change after which the same log gives another state. The golden files hold the
 * states it stands for, and a test holds the two together.
 */
export const RULES = 2;

/** The exercise beside its teams. Of its notices only what they tell of counts: their words may be put better. */
const coreOf = (state: ExerciseState): unknown => {
  const core = freezeCore(state);
  return { ...core, fields: { ...core.fields, notices: state.notices.map(({ tick, ref }) => [tick, ref]) } };
};

/** How often a team's proof is taken, ticks. */
export const proofTicks = 50;

/** Everything the log has made of a team, seats' roles included: 8 hex digits. */
const hashTeam = (state: ExerciseState, team: Team): string =>
  hashText(hashState(team.state) + JSON.stringify(coldOf(state, team)));

/**
 * A team's proof, taken as it comes to a tick: a hash of its world, of what was said in it since the last one, and of that one. A few
 * hundredths of a millisecond, however long the play: reasons and answers stand in the log, curves follow from the worlds.
 */
export function proveTeam(state: ExerciseState, team: Team): string {
  const { proof, name, log, reads, announcements, lastActTick } = team;
  const since = team.state.tick - proofTicks;
  const said: unknown[] = [];
  for (let i = log.length - 1; i >= 0 && log[i]!.tick >= since; i--) said.push(log[i]);
  const roles = seatsOf(state, team.id).map((seat) => [seat.id, seat.roles]);
  const cold = JSON.stringify([proof, name, said, [...reads], announcements.length, lastActTick, roles]);
  return hashText(hashState(team.state) + cold);
}

/** The exercise as it stands now, every team at its own tick: 8 hex digits. */
export const hashExercise = (state: ExerciseState): string =>
  hashText(
    JSON.stringify([
      coreOf(state),
      [...state.teams.values()].map((team) => [team.id, team.state.tick, hashTeam(state, team)]),
    ]),
  );

/**
 * The same, but each team by the proof it gave as it came to the last tick that is a multiple of `proofTicks`: to work out all of
 * them at once would hold up everybody in a large exercise.
 */
export const proofOf = (state: ExerciseState): string =>
  hashText(JSON.stringify([coreOf(state), [...state.teams.values()].map(({ id, proof }) => [id, proof])]));
