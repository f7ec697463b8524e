import type { Catalogue } from '#protocol/catalogue.ts';
import { compile } from '#scenarios/compile.ts';
import { quickestRoads, type Roads } from '#scenarios/roads.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { World } from '#sim/world.ts';
import { aimsOf, type Aims } from './acts.ts';
import { catalogueOf } from './catalogue.ts';
import { playGhosts, type Ghost } from './ghosts.ts';
import type { Definition } from './types.ts';

/** What an exercise is played in: worked out from its definition and its pack, never changed by a command. */
export interface Setting {
  readonly definition: Definition;
  readonly pack: Scenario;
  readonly world: World;
  readonly roads: Roads;
  readonly catalogue: Catalogue;
  readonly aims: Aims;
  /** Past runs of the same world by their policy's id. */
  readonly ghosts: ReadonlyMap<string, Ghost>;
}

/** @throws Error when the pack cannot be compiled; a pack that was loaded always can */
export function createSetting(definition: Definition, pack: Scenario): Setting {
  const { seed, difficulty, format } = definition;
  const compiled = compile(pack, { seed, difficulty, format });
  if (!compiled.ok) {
    throw new Error(
      `The pack "${definition.scenario}" cannot be played: ${compiled.issues.map((one) => one.message).join('; ')}`,
    );
  }
  const { world, policies } = compiled;
  return {
    definition,
    pack,
    world,
    roads: quickestRoads(pack.network),
    catalogue: catalogueOf(pack, world),
    aims: aimsOf(world),
    ghosts: playGhosts(pack, world, policies),
  };
}
