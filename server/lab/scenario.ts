import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '#scenarios/compile.ts';
import { loadPack, loadPacks } from '#scenarios/load.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { Policy } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import { Misuse, words } from './flags.ts';

/** The flags of every verb that plays a scenario. */
export const scenarioFlags = {
  scenarios: words('scenarios'),
  difficulty: words(null),
  format: words(null),
};

export const SCENARIO_HELP = `  --difficulty  one of the pack's difficulties (default: as the pack has it)
  --format      one of the pack's formats (default: the first)
  --scenarios   folder of the packs (default: scenarios)
  --json        one JSON object instead of a table`;

/** A scenario ready to be played, with what is needed to ask the pack about it. */
export interface Played {
  folder: string;
  pack: Scenario;
  world: World;
  policies: Policy[];
  /** Local time of tick 0. */
  start: string;
  /** The same with another difficulty; `null`: as the pack has it. */
  with(difficulty: string | null): { world: World; policies: Policy[] };
}

/**
 * Loads and compiles the scenario that a verb was given.
 * @throws Misuse when it is not named or not there, PackError when the pack is wrong
 */
export async function openScenario(
  verb: string,
  positionals: readonly string[],
  {
    scenarios,
    difficulty,
    format = null,
  }: { scenarios: string; difficulty: string | null; format?: string | null },
  seed = 1,
): Promise<Played> {
  const [name, ...more] = positionals;
  if (name === undefined)
    throw new Misuse(`Which scenario? For example: npm run lab -- ${verb} la-poste-2025`);
  if (more.length > 0)
    throw new Misuse(`"${more[0]}" is one word too many: one scenario is played at a time.`);
  const folder = join(scenarios, name);
  const there = await stat(join(folder, 'scenario.yaml')).then(
    () => true,
    () => false,
  );
  if (!there) {
    const known = (await loadPacks(scenarios)).ok.map((one) => one.id);
    const hint = known.length > 0 ? `There are: ${known.join(', ')}.` : 'Is --scenarios the right folder?';
    throw new Misuse(`There is no scenario "${name}" in "${scenarios}". ${hint}`);
  }
  const pack = inFormat((await loadPack(folder)).scenario, format);
  if (difficulty !== null && !pack.scenario.difficulties.some((one) => one.id === difficulty)) {
    const known = pack.scenario.difficulties.map((one) => one.id).join(', ') || 'none';
    throw new Misuse(`--difficulty: "${name}" has no "${difficulty}"; it has: ${known}.`);
  }
  const compileWith = (chosen: string | null): { world: World; policies: Policy[] } => {
    const compiled = compile(pack, { seed, difficulty: chosen });
    // loadPack has compiled it already: whatever is wrong now is wrong with the options.
    if (!compiled.ok) throw new Misuse(compiled.issues.map((one) => one.message).join('\n'));
    return compiled;
  };
  return { folder, pack, ...compileWith(difficulty), start: pack.scenario.clock.start, with: compileWith };
}

/** The pack with the chosen format in the first place, where it is played unless somebody chooses. @throws Misuse */
function inFormat(pack: Scenario, format: string | null): Scenario {
  if (format === null) return pack;
  const formats = pack.scenario.formats ?? [];
  const chosen = formats.find((one) => one.id === format);
  if (!chosen) {
    const known = formats.map((one) => one.id).join(', ') || 'none';
    throw new Misuse(`--format: "${pack.scenario.id}" has no "${format}"; it has: ${known}.`);
  }
  return {
    ...pack,
    scenario: { ...pack.scenario, formats: [chosen, ...formats.filter((one) => one !== chosen)] },
  };
}

/** @throws Misuse when there is no such policy */
export function policyOf({ policies }: Pick<Played, 'policies'>, id: string): Policy {
  const policy = policies.find((one) => one.id === id);
  if (policy) return policy;
  throw new Misuse(`There is no policy "${id}"; known: ${policies.map((one) => one.id).join(', ')}.`);
}
