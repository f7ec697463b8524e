import type { Catalogue } from '#protocol/catalogue.ts';
import { compiling, reseed, type Compiled } from '#scenarios/compile.ts';
import { quickestRoads, type Roads } from '#scenarios/roads.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { Policy } from '#sim/run.ts';
import type { Steps } from '#sim/steps.ts';
import type { World } from '#sim/world.ts';
import { aimsOf, type Aims } from './acts.ts';
import { catalogueOf } from './catalogue.ts';
import { shapeOf } from './freeze.ts';
import type { Ghost } from './ghosts.ts';
import type { Definition } from './types.ts';

/** What an exercise is played in: worked out from its definition and its pack, never changed by a command. */
export interface Setting {
  readonly definition: Definition;
  readonly pack: Scenario;
  readonly world: World;
  readonly policies: readonly Policy[];
  readonly roads: Roads;
  readonly catalogue: Catalogue;
  readonly aims: Aims;
  /** Of what this program saves of an exercise (see `shapeOf`). */
  readonly shape: string;
  /** Past runs of the same world by their policy's id; empty until they have been played (see `playGhosts`). */
  readonly ghosts: Map<string, Ghost>;
}

/** What is the same for all exercises of a pack, a difficulty and a format. */
type Shared = Omit<Setting, 'definition' | 'ghosts'>;

/** By pack (its hash), difficulty and format. What was compiled first goes first when there are too many. */
const compiled = new Map<string, Shared>();
const mostCompiled = 8;

/** What of a definition decides what is compiled. */
type Chosen = Pick<Definition, 'scenario' | 'packHash' | 'difficulty' | 'format'>;

/**
 * The setting, its ghosts not yet played. A pack is compiled once for a difficulty and a format.
 * @throws Error when the pack cannot be compiled; a pack that was loaded always can
 */
export function* createSetting(definition: Definition, pack: Scenario): Steps<Setting> {
  const shared = yield* preparing(definition, pack);
  return { ...shared, definition, world: reseed(shared.world, definition.seed), ghosts: new Map() };
}

/** What is the same for all of them, worked out once: to do this before anybody asks saves the first one the time. */
export function* preparing(chosen: Chosen, pack: Scenario): Steps<Shared> {
  const { packHash, difficulty, format } = chosen;
  const key = JSON.stringify([packHash, difficulty, format ?? null]);
  let shared = compiled.get(key);
  // A test may bring two packs under one hash.
  if (shared?.pack !== pack) {
    shared = yield* share(chosen, pack, yield* compiling(pack, { seed: 0, difficulty, format }));
    compiled.delete(key);
    compiled.set(key, shared);
    if (compiled.size > mostCompiled) compiled.delete(compiled.keys().next().value!);
  }
  yield;
  return shared;
}

function* share({ scenario }: Chosen, pack: Scenario, made: Compiled): Steps<Shared> {
  if (!made.ok) {
    throw new Error(
      `The pack "${scenario}" cannot be played: ${made.issues.map((one) => one.message).join('; ')}`,
    );
  }
  const { world, policies } = made;
  yield;
  const roads = quickestRoads(pack.network);
  yield;
  const catalogue = catalogueOf(pack, world);
  yield;
  return { pack, world, policies, roads, catalogue, aims: aimsOf(world), shape: shapeOf(world) };
}
