import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument, type YAMLSeq } from 'yaml';
import { expect, it, onTestFinished } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import { loadPack } from '#scenarios/load.ts';
import { attempt, openPrepared } from '#sim/run.ts';
import { stepTeam } from '#sim/step.ts';
import type { TeamState } from '#sim/state.ts';
import { placeOf } from '../support/mini.ts';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The examples under "Add an action" in README.md, in their order: an action, a preparation. */
async function examples(): Promise<[action: string, preparation: string]> {
  const readme = await readFile(file('README.md'), 'utf8');
  const section = readme.split('\n## ').find((part) => part.startsWith('Add an action\n')) ?? '';
  const blocks = Array.from(section.matchAll(/```yaml\n([^]*?)```/g), ([, yaml]) => yaml!);
  expect(blocks).toHaveLength(2);
  return blocks as [string, string];
}

it('the examples of README.md load in a copy of the pack, and play', async () => {
  const [action, preparation] = await examples();
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(file('scenarios/la-poste-2025'), folder, { recursive: true });
  const path = join(folder, 'actions.yaml');
  const written = parseDocument(await readFile(path, 'utf8'));
  for (const [list, example] of [
    ['actions', action],
    ['preparations', preparation],
  ] as const) {
    for (const one of (parseDocument(example).contents as YAMLSeq).items)
      (written.get(list) as YAMLSeq).add(one);
  }
  await writeFile(path, String(written));

  const { scenario } = await loadPack(folder);
  const added = scenario.actions.actions.at(-1)!;
  const prepared = scenario.actions.preparations.at(-1)!;
  // An id of its own among all that a pack names: screens and tests tell things apart by it.
  expect(JSON.stringify({ ...scenario, guide: '' }).split(`"id":"${added.id}"`)).toHaveLength(2);

  const compiled = compile(scenario, { seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { world } = compiled;
  const state = openPrepared(world, [prepared.id]);
  expect(attempt(world, state, added.id, undefined, 'reader')).toBe(true);
  const decision = (): TeamState['decisions'][number] => state.decisions.at(-1)!;
  expect(decision()).toMatchObject({ action: placeOf(world.actions, added.id), state: 'preparing' });
  // Half an hour instead of two, for a team that prepared it.
  for (let tick = 0; tick < 6; tick++) stepTeam(world, state, []);
  expect(decision().state).toBe('in-force');
  for (let tick = 0; tick < 8 * 12; tick++) stepTeam(world, state, []);
  expect(decision().state).not.toBe('in-force');
});
