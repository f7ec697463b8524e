import { answer, payable } from './injects.ts';
import { decide, refusalOf } from './decisions.ts';
import { Refused } from '#protocol/text.ts';
import type { Condition } from './conditions.ts';
import { applyEffects } from './apply.ts';
import { applyPreparations, prepare } from './preparation.ts';
import { createState, type TeamState } from './state.ts';
import { stepTeam } from './step.ts';
import { atOnce, type Steps } from './steps.ts';
import type { World } from './world.ts';
import { quarterTicks } from './clock.ts';

/** A scripted player: what it decides when, and how it answers. */
export interface Policy {
  id: string;
  /** Preparations it has made, within the points of its world. */
  prepare: readonly string[];
  /** `from`: a tick before which there is no need to ask; after it, `due` is asked once a quarter of an hour. */
  decisions: { action: string; target: string | undefined; due: Condition; from?: number }[];
  /** Option per inject id. */
  answers: Record<string, string>;
  /** Leaves injects without an answer unless `answers` names them. */
  silent: boolean;
  /** From this tick on it neither decides nor answers; left out: it does to the end. */
  until?: number;
}

/** The story in one run: its state, and the tick it entered each phase. */
export interface Story {
  key: string;
  since: { phase: string; tick: number }[];
  /** A quiet world whose tick is set to ask the story's guards, which look at the clock alone. */
  clock: TeamState;
}

export const createStory = (world: World): Story => ({
  key: world.story.initial,
  since: [{ phase: phaseOf(world.story.initial), tick: 0 }],
  clock: createState(world),
});

/** A phase is the story's outermost state. */
export function phaseOf(key: string): string {
  const value = JSON.parse(key) as string | Record<string, unknown>;
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

/**
 * Moves the story at a tick (or on a facilitator's event). Its guards ask the clock alone.
 * @returns effects for every team (places in `world.effects`)
 */
export function stepStory(world: World, story: Story, tick: number, event = 'TICK'): readonly number[] {
  const { clock } = story;
  clock.tick = tick;
  const moved = world.story.step(story.key, event, (guard) => guard(world, clock));
  if (moved === null) return [];
  const before = phaseOf(story.key);
  story.key = moved.key;
  const phase = phaseOf(moved.key);
  if (phase !== before) story.since.push({ phase, tick });
  return moved.effects;
}

/** A team at tick 0 with the story's and the adversary's opening moves made. */
export function openTeam(world: World): TeamState {
  const state = createState(world);
  applyEffects(world, state, world.story.opening);
  applyEffects(world, state, world.adversary.opening);
  return state;
}

/** The same, play begun, with what was prepared at work. @throws Refused when the world does not allow it */
export function openPrepared(world: World, preparations: readonly string[]): TeamState {
  const state = openTeam(world);
  for (const id of preparations) prepare(world, state, id);
  applyPreparations(world, state);
  return state;
}

/** Plays a policy from the first tick to the last. `sample` is called after every tick, and once at tick 0. */
export function runPolicy(
  world: World,
  policy: Policy,
  sample: (state: TeamState, story: Story) => void,
): TeamState {
  return atOnce(runningPolicy(world, policy, sample));
}

/** Ticks of one scripted play that are one step. */
const ticksAStep = 16;

/** The same, some ticks a step. */
export function* runningPolicy(
  world: World,
  policy: Policy,
  sample: (state: TeamState, story: Story) => void,
): Steps<TeamState> {
  const story = createStory(world);
  const state = openPrepared(world, policy.prepare);
  const waiting = waitingOf(world, policy);
  sample(state, story);
  while (state.tick < world.endTick) {
    stepTeam(world, state, stepStory(world, story, state.tick + 1));
    play(world, state, policy, waiting);
    sample(state, story);
    if (state.tick % ticksAStep === 0) yield;
  }
  return state;
}

/**
 * What a scripted player has yet to decide, by the minute of the quarter of an hour at which it thinks of it: a look at one tick reads
 * only what is asked at that tick.
 */
export type Waiting = Thought[][];

interface Thought {
  decision: Policy['decisions'][number];
  from: number;
  /** What the action itself asks for; most that are due and cannot be taken yet fail here. */
  when: Condition | null;
}

export function waitingOf(world: World, { decisions }: Policy): Waiting {
  const every = quarterTicks(world);
  const waiting: Waiting = Array.from({ length: every }, () => []);
  for (const decision of decisions) {
    const from = Math.max(1, decision.from ?? 0);
    const when = world.actions[world.tables.actionPlace.get(decision.action) ?? -1]?.when ?? null;
    waiting[from % every]!.push({ decision, from, when });
  }
  return waiting;
}

/**
 * One look of the scripted player at its screen, after each tick: answers what came in (with the first answer it can pay, where it
 * cannot pay the one it wants), decides what is due. What cannot be decided yet is thought of again in a quarter of an hour.
 */
export function play(world: World, state: TeamState, policy: Policy, waiting: Waiting): void {
  if (policy.until !== undefined && state.tick >= policy.until) return;
  for (const one of state.happenings) {
    if (one.kind !== 'inject') continue;
    const inject = world.injects[one.inject]!;
    const wanted = policy.answers[inject.id] ?? (policy.silent ? undefined : inject.options[0]?.id);
    if (wanted === undefined) continue;
    const can = payable(world, state, inject);
    const option = can.find(({ id }) => id === wanted) ?? can[0];
    if (option) answer(world, state, inject.id, option.id);
  }
  const asked = waiting[state.tick % waiting.length]!;
  let kept = 0;
  for (let n = 0; n < asked.length; n++) {
    const thought = asked[n]!;
    const { decision, from, when } = thought;
    const taken =
      state.tick >= from &&
      decision.due(world, state) &&
      (when === null || when(world, state)) &&
      attempt(world, state, decision.action, decision.target, policy.id);
    if (!taken) asked[kept++] = thought;
  }
  if (kept < asked.length) asked.length = kept;
}

/** Decides if the world lets it. @returns whether it was taken */
export function attempt(
  world: World,
  state: TeamState,
  action: string,
  target: string | undefined,
  by: string,
): boolean {
  // Asked first: a scripted player tries at every tick, and a thrown refusal costs a hundred times a returned one.
  const index = world.tables.actionPlace.get(action) ?? -1;
  if (index >= 0 && refusalOf(world, state, index) !== null) return false;
  try {
    decide(world, state, action, target, by);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
