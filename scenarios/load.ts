import { filled } from './filled.ts';
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Issue } from '#sim/refer.ts';
import { checkSense } from './checkSense.ts';
import { compile } from './compile.ts';
import { readPackFile, UnreadableFile, type PackSource } from './readPackFile.ts';
import { readYaml, type PlacedIssue, type YamlFile } from './readYaml.ts';
import { packFiles, type PackFile, type Scenario } from './schema.ts';

/** A pack that loaded. */
export interface Pack {
  id: string;
  /** Of what it says, checked and complete: two ways of writing the same have one hash. */
  hash: string;
  /** Its files as they were written, for the journal: `{ files: { "scenario.yaml": "..." } }`. `readWritten` reads it. */
  json: string;
  scenario: Scenario;
}

/** Most mistakes told at once: one slip can cause hundreds, and a terminal shows the last. */
const mostTold = 50;

/** A pack that did not: every mistake with file, line, path and what would be right. */
export class PackError extends Error {
  readonly folder: string;
  readonly issues: readonly PlacedIssue[];
  constructor(folder: string, issues: readonly PlacedIssue[]) {
    const lines = issues
      .slice(0, mostTold)
      .map(
        (one) =>
          `  ${one.file}${one.line === null ? '' : `:${one.line}`}  ${one.path.join('.') || '(whole file)'}\n      ${one.message}`,
      );
    if (issues.length > mostTold) lines.push(`  and ${issues.length - mostTold} more`);
    super(
      `The scenario pack in "${folder}" has ${issues.length} mistake${issues.length === 1 ? '' : 's'}:\n${lines.join('\n')}`,
    );
    this.name = 'PackError';
    this.folder = folder;
    this.issues = issues;
  }
}

/** Every folder in `folder` that holds a `scenario.yaml`. A broken pack is reported and does not hinder the others. */
export async function loadPacks(folder: string): Promise<{ ok: Pack[]; errors: PackError[] }> {
  const ok: Pack[] = [];
  const errors: PackError[] = [];
  /** Folder by pack id. */
  const folders = new Map<string, string>();
  const names = await readdir(folder).catch(() => []);
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const holdsPack = await stat(join(path, 'scenario.yaml')).then(
      () => true,
      () => false,
    );
    if (!holdsPack) continue;
    try {
      const pack = await loadPack(path);
      const other = folders.get(pack.id);
      if (other !== undefined)
        throw wrong(path, `the pack in "${other}" has the id "${pack.id}" too; give this one another`, 'id');
      folders.set(pack.id, name);
      ok.push(pack);
    } catch (error) {
      // Whatever is wrong with one pack, the others stay playable.
      const reason = error instanceof Error ? error.message : String(error);
      errors.push(error instanceof PackError ? error : wrong(path, `the pack cannot be read (${reason})`));
    }
  }
  return { ok, errors };
}

const wrong = (folder: string, message: string, ...path: string[]): PackError =>
  new PackError(folder, [{ file: 'scenario.yaml', path, message, line: null }]);

/**
 * Reads and checks one pack.
 * @throws PackError with all mistakes found
 */
export async function loadPack(folder: string): Promise<Pack> {
  const texts: Record<string, string> = {};
  const { scenario, fail } = await readPack(folder, async (file) => {
    const text = await readPackFile(folder, file);
    if (text !== null) texts[file] = text;
    return text;
  });
  const issues: Issue[] = [];
  const compiled = compile(scenario, { seed: 1 });
  if (!compiled.ok) issues.push(...compiled.issues);
  checkSense(scenario, issues);
  if (issues.length > 0) throw fail(issues);
  const hash = createHash('sha256').update(JSON.stringify(scenario)).digest('hex');
  return { id: scenario.scenario.id, hash, json: JSON.stringify({ files: texts }), scenario };
}

/**
 * A pack that an exercise was made from, read again as it was written: what this program knows and the one that stored it did not
 * gets the schema's own value.
 * @param json as `Pack.json`; programs before version 0.2 stored the checked pack itself
 * @throws PackError naming what this program does not understand in it
 */
export async function readWritten(json: string): Promise<Scenario> {
  const stored = JSON.parse(json) as { files?: Record<string, string> };
  if (!stored.files) return checkedPack(stored);
  const { files } = stored;
  const { scenario } = await readPack('the journal', async (file) => {
    // One file is enough for one turn: the largest takes some ms to read.
    await new Promise((resolve) => setImmediate(resolve));
    return files[file] ?? null;
  });
  return scenario;
}

/** A pack stored by a program before version 0.2, file by file. */
function checkedPack(stored: object): Scenario {
  const parts = Object.entries(packFiles).map(([file, schema]): [string, unknown] => {
    const part = file.replace('.yaml', '');
    return [part, filled(schema as z.ZodType, (stored as Record<string, unknown>)[part])];
  });
  return { ...stored, ...Object.fromEntries(parts) } as unknown as Scenario;
}

/** What a pack's files say, each held against its schema. @throws PackError with all mistakes found in them */
async function readPack(
  folder: string,
  source: PackSource,
): Promise<{ scenario: Scenario; fail: (issues: readonly Issue[]) => PackError }> {
  const files = new Map<string, YamlFile<unknown>>();
  const issues: (Issue & { line?: number })[] = [];
  const parts: Record<string, unknown> = {};
  for (const [file, schema] of Object.entries(packFiles) as [PackFile, z.ZodType][]) {
    const read = await readYaml(source, file, schema);
    if (read === null) {
      issues.push({ file, path: [], message: 'the file is missing; a pack needs it' });
      continue;
    }
    files.set(file, read);
    issues.push(...read.issues);
    parts[file.replace('.yaml', '')] = read.data;
  }
  const guide = {
    manual: await readGuide(source, 'manual', issues),
    facilitator: await readGuide(source, 'facilitator', issues),
  };
  const fail = (found: readonly (Issue & { line?: number })[]) =>
    new PackError(
      folder,
      found.map((one) => ({ ...one, line: one.line ?? files.get(one.file)?.lineOf(one.path) ?? null })),
    );
  if (issues.length > 0) throw fail(issues);
  return { scenario: { ...parts, guide } as unknown as Scenario, fail };
}

async function readGuide(
  source: PackSource,
  name: string,
  issues: Issue[],
): Promise<{ en: string; fr: string }> {
  const read = async (language: string): Promise<string> => {
    const file = `guide/${name}.${language}.md`;
    try {
      const content = (await source(file)) ?? '';
      if (content.trim() === '')
        issues.push({ file, path: [], message: 'the file is missing or empty; both languages are needed' });
      return content;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      issues.push({ file, path: [], message: error.message });
      return '';
    }
  };
  return { en: await read('en'), fr: await read('fr') };
}
