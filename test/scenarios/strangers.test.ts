import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, test } from 'vitest';
import { loadPack, loadPacks, PackError } from '#scenarios/load.ts';
import { miniFolder } from '../support/mini.ts';

/** A folder of packs: `good`, the mini pack, and `other`, a copy of it that a stranger gave away. */
async function packs(): Promise<{ folder: string; other: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'packs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const other = join(folder, 'other');
  await cp(miniFolder, join(folder, 'good'), { recursive: true });
  await cp(miniFolder, other, { recursive: true });
  return { folder, other };
}

/** An alias for nine of an alias for nine of ...: a few lines that fill any memory. */
const bomb = ['a: &a [x, x, x]', ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${alias(i)}]`)].join(
  '\n',
);
function alias(i: number): string {
  return Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`).join(', ');
}

test.each<[string, string, RegExp]>([
  ['aliases that multiply', bomb, /Excessive alias count/],
  ['an alias of nothing', 'chart: *nowhere\n', /Unresolved alias .*nowhere/],
  ['nesting without end', `chart: ${'['.repeat(20_000)}`, /nested too deep/],
  [
    'more than a pack can need',
    '# '.padEnd(2_000_000, 'x'),
    /the file has 2 MB; a file of a pack has 1 MB at most/,
  ],
])('%s: one mistake in one file, and the other pack is offered', async (_name, text, message) => {
  const { folder, other } = await packs();
  await writeFile(join(other, 'story.yaml'), text);
  const { ok, errors } = await loadPacks(folder);
  expect(ok.map(({ id }) => id)).toEqual(['mini']);
  expect(errors[0]?.issues).toEqual([expect.objectContaining({ file: 'story.yaml', path: [] })]);
  expect(errors[0]?.message).toMatch(message);
});

test.each(['guide/manual.en.md', 'actions.yaml'])(
  'a link out of the pack is not followed: %s',
  async (file) => {
    const { folder, other } = await packs();
    await rm(join(other, file));
    await writeFile(join(folder, 'secret'), 'the keys of the house');
    await symlink(join(folder, 'secret'), join(other, file));
    const error = await loadPack(other).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PackError);
    expect((error as PackError).message).toContain('a link that leads out of the pack');
  },
);

it('a link to the pack itself, or within it, is followed', async () => {
  const { folder, other } = await packs();
  await rm(join(other, 'guide', 'manual.fr.md'));
  await symlink(join(other, 'guide', 'manual.en.md'), join(other, 'guide', 'manual.fr.md'));
  await symlink(other, join(folder, 'elsewhere'));
  expect((await loadPack(join(folder, 'elsewhere'))).scenario.guide.manual.fr).not.toBe('');
});

it('a folder in the place of a file is said to be none', async () => {
  const { other } = await packs();
  await rm(join(other, 'story.yaml'));
  await mkdir(join(other, 'story.yaml'));
  await expect(loadPack(other)).rejects.toThrow('this is no file');
});

it('of two packs with one id the second is refused, and says which has it', async () => {
  const { folder } = await packs();
  const { ok, errors } = await loadPacks(folder);
  expect(ok).toHaveLength(1);
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringMatching(/scenario\.yaml {2}id\n +the pack in "good" has the id "mini" too/),
  ]);
});

it('more parcels than the counters hold are refused', async () => {
  const { other } = await packs();
  const file = join(other, 'network.yaml');
  const network = await readFile(file, 'utf8');
  await writeFile(file, network.replace(/usual: .*/, 'usual: 9007199254740991'));
  await expect(loadPack(other)).rejects.toThrow(/demand\.usual\n +at most 50,000,000 parcels a day/);
});

it('a thousand mistakes are counted, and fifty told', async () => {
  const { other } = await packs();
  const slips = Array.from({ length: 1_000 }, (_, i) => `slip-${i}: 1`).join('\n');
  await writeFile(join(other, 'story.yaml'), slips);
  const error = (await loadPack(other).catch((thrown: unknown) => thrown)) as PackError;
  expect(error.issues.length).toBeGreaterThan(1_000);
  expect(error.message.split('\n').length).toBeLessThan(110);
  expect(error.message).toMatch(/\n {2}and \d+ more$/);
});
