import {
  createStory,
  openPrepared,
  play,
  stepStory,
  waitingOf,
  type Policy,
  type Story,
  type Waiting,
} from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import { createTables } from '#sim/tables.ts';
import type { World } from '#sim/world.ts';

/** Somebody at the screen. Good for one run. */
export interface Player {
  /** What was made ready before play. */
  prepare: readonly string[];
  /** One look at the screen, after the world has moved: acts on the state. */
  look(world: World, state: TeamState): void;
}

/** The scripted player of a policy. */
export function scripted(policy: Policy): Player {
  let waiting: Waiting | undefined;
  return {
    prepare: policy.prepare,
    look: (world, state) => play(world, state, policy, (waiting ??= waitingOf(world, policy))),
  };
}

/** Plays to the last tick, or to an earlier one. `sample` is called at tick 0 and after every tick; the state is the one being played. */
export function playOut(
  world: World,
  player: Player,
  sample?: (state: TeamState, story: Story) => void,
  until: number = world.endTick,
): TeamState {
  const story = createStory(world);
  const state = openPrepared(world, player.prepare);
  sample?.(state, story);
  while (state.tick < until) {
    stepTeam(world, state, stepStory(world, story, state.tick + 1));
    player.look(world, state);
    sample?.(state, story);
  }
  return state;
}

/**
 * The same world with something changed that the compiler only copies: what hangs on it is made anew, nothing else need be
 * compiled again (test/report holds a changed seed against a fresh compilation).
 */
export function changedWorld(world: World, change: Partial<Pick<World, 'seed' | 'trust'>>): World {
  const changed = { ...world, ...change };
  return { ...changed, tables: createTables(changed) };
}

/** With other luck. */
export const withSeed = (world: World, seed: number): World => changedWorld(world, { seed });
