import { fileURLToPath } from 'node:url';
import { compile } from '#scenarios/compile.ts';
import { loadPack, type Pack } from '#scenarios/load.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { createStory, openTeam, stepStory, type Policy, type Story } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';

export const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
export const miniFolder = fileURLToPath(new URL('../fixtures/mini/', import.meta.url));

/** The small pack of test/fixtures/mini, loaded and checked. */
export const mini: Pack = await loadPack(miniFolder);

/** The mini pack with something changed, as data. */
export function changed(change: (pack: Scenario) => void): Scenario {
  const pack = structuredClone(mini.scenario);
  change(pack);
  return pack;
}

export interface Made {
  pack: Scenario;
  world: World;
  policies: Policy[];
}

/** Compiles the mini pack, changed where a test needs it. */
export function make(
  change: (pack: Scenario) => void = () => undefined,
  options: { seed?: number; difficulty?: string } = {},
): Made {
  const pack = changed(change);
  const compiled = compile(pack, { seed: options.seed ?? 1, difficulty: options.difficulty ?? null });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 2));
  return { pack, world: compiled.world, policies: compiled.policies };
}

/** A team together with the story that all teams share. */
export interface Run {
  world: World;
  state: TeamState;
  story: Story;
}

export const startRun = (world: World): Run => ({ world, state: openTeam(world), story: createStory(world) });

/** Steps a run tick by tick up to a tick. `each` is called after every tick. */
export function runTo(run: Run, tick: number, each: (run: Run) => void = () => undefined): Run {
  while (run.state.tick < tick) {
    stepTeam(run.world, run.state, stepStory(run.world, run.story, run.state.tick + 1));
    each(run);
  }
  return run;
}

/** Ticks of the mini pack: T+0 and the last. */
export const ZERO = 18;
export const END = 432;
export const HOUR = 12;

/** Place of an id in one of the world's lists. */
export function placeOf(list: readonly { id: string }[], id: string): number {
  const place = list.findIndex((one) => one.id === id);
  if (place < 0) throw new Error(`no "${id}" here`);
  return place;
}
