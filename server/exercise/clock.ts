import { applyEffects } from '#sim/apply.ts';
import { stepStory } from '#sim/run.ts';
import type { Steps } from '#sim/steps.ts';
import { keepTeam, startKeeping } from './keep.ts';
import { proofTicks, proveTeam } from './proof.ts';
import { advanceTeam, type Team } from './team.ts';
import { touch, type ExerciseState } from './state.ts';

/** Ticks of one team that take about half a millisecond. */
const ticksAStep = 32;

/** Begins the next tick: moves the story. Teams follow when they are brought to it, one by one. */
export function beginTick(state: ExerciseState): void {
  state.tick += 1;
  const effects = stepStory(state.world, state.story, state.tick);
  if (effects.length > 0) state.storyEffects.set(state.tick, effects);
  const { jump } = state;
  if (jump && state.tick >= jump.to) {
    state.jump = null;
    state.arrivedAt = jump.to;
  }
  startKeeping(state, jump);
}

/** Brings one team to a tick that has begun; nothing if it is there already. */
export function bringTeam(state: ExerciseState, team: Team, tick = state.tick): void {
  if (team.state.tick >= tick) return;
  while (team.state.tick < tick) stepOnce(state, team);
  touch(state, team.id);
}

/** Brings all teams to the current tick. */
export function finishTick(state: ExerciseState): void {
  for (const team of state.teams.values()) bringTeam(state, team);
}

/** Runs the clock to a tick, whatever the lifecycle; teams follow when they are asked for. */
export function runTo(state: ExerciseState, tick: number): void {
  while (state.tick < tick) beginTick(state);
}

/** Does what a jump asked for, a team's tick at a time. */
export function* runAhead(state: ExerciseState): Steps {
  const { jump } = state;
  if (!jump) return;
  while (state.jump) {
    beginTick(state);
    for (const team of state.teams.values()) {
      bringTeam(state, team);
      yield (state.tick - jump.from) / (jump.to - jump.from);
    }
  }
}

/** Runs the clock to a tick and all teams with it, some ticks of a team at a time. */
export function* runAllTo(state: ExerciseState, tick: number): Steps {
  runTo(state, tick);
  const teams = [...state.teams.values()];
  for (const [i, team] of teams.entries()) {
    yield* bringing(state, team, tick);
    yield i / teams.length;
  }
}

/** Brings one team to a tick that has begun, some ticks at a time. */
export function* bringing(state: ExerciseState, team: Team, tick: number): Steps {
  while (team.state.tick < tick) {
    bringTeam(state, team, Math.min(tick, team.state.tick + ticksAStep));
    yield;
  }
}

/**
 * Brings a team that begins now through all that the others have met, what the facilitator triggered included; the others
 * met that at the very moment, after the tick's own.
 */
export function catchUp(state: ExerciseState, team: Team): void {
  const { world, triggered } = state;
  const meet = () => applyEffects(world, team.state, triggered.get(team.state.tick) ?? []);
  meet();
  while (team.state.tick < state.tick) {
    stepOnce(state, team);
    meet();
  }
  touch(state, team.id);
}

function stepOnce(state: ExerciseState, team: Team): void {
  advanceTeam(state.world, team, state.storyEffects.get(team.state.tick + 1) ?? [], state.aims);
  if (team.state.tick % proofTicks === 0) team.proof = proveTeam(state, team);
  keepTeam(state, team);
}
