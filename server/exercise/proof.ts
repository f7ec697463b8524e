import { hashText } from '#sim/hash.ts';
import { hashState } from '#sim/state.ts';
import { coldOf, freezeCore } from './freeze.ts';
import type { ExerciseState } from './state.ts';
import type { Team } from './team.ts';

/**
 * The rules of the world: counts up with every change after which the same log gives another state. The golden files hold the
 * states it stands for, and a test holds the two together.
 */
export const RULES = 1;

/** How often a team's hash is taken, ticks. */
export const proofTicks = 50;

/** Everything the log has made of a team, seats' roles included: 8 hex digits. */
export const hashTeam = (state: ExerciseState, team: Team): string =>
  hashText(hashState(team.state) + JSON.stringify(coldOf(state, team)));

/** The exercise as it stands now, every team at its own tick: 8 hex digits. */
export const hashExercise = (state: ExerciseState): string =>
  hashText(
    JSON.stringify([
      freezeCore(state),
      [...state.teams.values()].map((team) => [team.id, team.state.tick, hashTeam(state, team)]),
    ]),
  );

/**
 * The same, but each team as it came to the last tick that is a multiple of `proofTicks`, and its hash was taken then: to work
 * out all of them at once would hold up everybody in a large exercise.
 */
export const proofOf = (state: ExerciseState): string =>
  hashText(
    JSON.stringify([freezeCore(state), [...state.teams.values()].map(({ id, proof }) => [id, proof])]),
  );
