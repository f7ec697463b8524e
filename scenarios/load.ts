import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Issue } from '#sim/refer.ts';
import { compile } from './compile.ts';
import { packFiles, type PackFile, type Scenario } from './schema.ts';

/** A pack that loaded: its id, the hash of what it says, and the same as JSON for the journal. */
export interface Pack {
  id: string;
  hash: string;
  json: string;
  scenario: Scenario;
}

/** A pack that did not: every mistake with file, line, path and what would be right. */
export class PackError extends Error {
  readonly folder: string;
  readonly issues: readonly (Issue & { line: number | null })[];
  constructor(folder: string, issues: readonly (Issue & { line: number | null })[]) {
    const lines = issues.map(
      (one) =>
        `  ${one.file}${one.line === null ? '' : `:${one.line}`}  ${one.path.join('.') || '(whole file)'}\n      ${one.message}`,
    );
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
  const names = await readdir(folder).catch(() => []);
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const holdsPack = await stat(join(path, 'scenario.yaml')).then(
      () => true,
      () => false,
    );
    if (!holdsPack) continue;
    try {
      ok.push(await loadPack(path));
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      errors.push(error);
    }
  }
  return { ok, errors };
}

/**
 * Reads and checks one pack.
 * @throws PackError with all mistakes found
 */
export async function loadPack(folder: string): Promise<Pack> {
  const documents = new Map<string, { document: Document; lines: LineCounter }>();
  const issues: (Issue & { line?: number })[] = [];
  const parts: Record<string, unknown> = {};
  for (const [file, schema] of Object.entries(packFiles) as [PackFile, z.ZodType][]) {
    const content = await readFile(join(folder, file), 'utf8').catch(() => null);
    if (content === null) {
      issues.push({ file, path: [], message: 'the file is missing; a pack needs it' });
      continue;
    }
    const lines = new LineCounter();
    const document = parseDocument(content, { lineCounter: lines, uniqueKeys: true });
    documents.set(file, { document, lines });
    if (document.errors.length > 0) {
      // The first alone: what follows are mostly its echoes.
      const { message, linePos } = document.errors[0]!;
      issues.push({ file, path: [], message: plain(message), ...(linePos && { line: linePos[0].line }) });
      continue;
    }
    const result = schema.safeParse(document.toJS());
    if (result.success) parts[file.replace('.yaml', '')] = result.data;
    else for (const issue of flatten(result.error.issues)) issues.push({ file, ...issue });
  }
  const guide = {
    manual: await readGuide(folder, 'manual', issues),
    facilitator: await readGuide(folder, 'facilitator', issues),
  };
  const fail = (found: (Issue & { line?: number })[]) =>
    new PackError(
      folder,
      found.map((one) => ({ ...one, line: one.line ?? lineOf(documents.get(one.file), one.path) })),
    );
  if (issues.length > 0) throw fail(issues);
  const scenario = { ...parts, guide } as unknown as Scenario;
  const compiled = compile(scenario, { seed: 1 });
  if (!compiled.ok) throw fail(compiled.issues);
  const json = JSON.stringify(scenario);
  return { id: scenario.scenario.id, hash: createHash('sha256').update(json).digest('hex'), json, scenario };
}

/** The parser's sentence without its place, which we tell in our own way, and without the excerpt. */
const plain = (message: string): string => message.split('\n')[0]!.replace(/ at line \d+, column \d+:$/, '');

/**
 * One line for each mistake. Of a union, the complaints of the branch that was meant say more than the union's own: the one
 * whose keys are the written ones; and where nothing better is said, the one that came furthest.
 */
function flatten(
  found: readonly z.core.$ZodIssue[],
  base: (string | number)[] = [],
): { path: (string | number)[]; message: string }[] {
  return found.flatMap((issue) => {
    const path = [...base, ...(issue.path as (string | number)[])];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"` }));
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.filter((branch) => !branch.some(isOtherShape));
      if (meant.length === 1) return flatten(meant[0]!, path);
      const branches = issue.errors.map((branch) => flatten(branch, path));
      const best = branches.toSorted((a, b) => deepest(b) - deepest(a))[0];
      if (issue.message === 'Invalid input' && best && best.length > 0) return best;
    }
    return [{ path, message: issue.message }];
  });
}

/** Something else altogether was written: other keys, or no mapping or list at all. */
const isOtherShape = (issue: z.core.$ZodIssue): boolean =>
  issue.path.length === 0 && (issue.code === 'unrecognized_keys' || issue.code === 'invalid_type');

const deepest = (issues: { path: unknown[] }[]): number =>
  Math.max(0, ...issues.map((one) => one.path.length));

async function readGuide(folder: string, name: string, issues: Issue[]): Promise<{ en: string; fr: string }> {
  const read = async (language: string): Promise<string> => {
    const file = `guide/${name}.${language}.md`;
    const content = await readFile(join(folder, file), 'utf8').catch(() => '');
    if (content.trim() === '')
      issues.push({ file, path: [], message: 'the file is missing or empty; both languages are needed' });
    return content;
  };
  return { en: await read('en'), fr: await read('fr') };
}

/** Line of the nearest written place on the path to a mistake. */
function lineOf(
  found: { document: Document; lines: LineCounter } | undefined,
  path: readonly (string | number)[],
): number | null {
  if (!found) return null;
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? found.document.contents : found.document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
    if (range) return found.lines.linePos(range[0]).line;
  }
  return null;
}
