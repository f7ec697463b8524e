import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Issue } from '#sim/refer.ts';
import { UnreadableFile, type PackSource } from './readPackFile.ts';

/** A mistake with its line, where that is known. */
export type PlacedIssue = Issue & { line: number | null };

/** One YAML file of a pack: what it says if it is right, its mistakes if not, and where each path stands. */
export interface YamlFile<T> {
  data: T | undefined;
  issues: (Issue & { line?: number })[];
  /** Line of the nearest written place on a path. */
  lineOf(path: readonly (string | number)[]): number | null;
}

/**
 * Reads one file of a pack and holds it against its schema.
 * @returns null when there is no such file
 */
export async function readYaml<T extends z.ZodType>(
  source: PackSource,
  file: string,
  schema: T,
): Promise<YamlFile<z.output<T>> | null> {
  const unread = (message: string, line?: number): YamlFile<z.output<T>> => ({
    data: undefined,
    issues: [{ file, path: [], message, ...(line !== undefined && { line }) }],
    lineOf: () => null,
  });
  let content: string | null;
  try {
    content = await source(file);
  } catch (error) {
    if (error instanceof UnreadableFile) return unread(error.message);
    throw error;
  }
  if (content === null) return null;
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: true });
  const place = (path: readonly (string | number)[]) => lineOf({ document, lines }, path);
  if (document.errors.length > 0) {
    // The first alone: a syntax error is mostly the cause of those after it.
    const { message, linePos } = document.errors[0]!;
    return unread(plain(message), linePos?.[0].line);
  }
  let written: unknown;
  try {
    written = document.toJS();
  } catch (error) {
    // Aliases: one that stands for nothing, or so many that they would fill the memory.
    return unread(plain(error instanceof Error ? error.message : String(error)));
  }
  const result = schema.safeParse(written);
  return {
    data: result.success ? result.data : undefined,
    issues: result.success ? [] : flatten(result.error.issues).map((issue) => ({ file, ...issue })),
    lineOf: place,
  };
}

/** The parser's sentence without its place, which we tell in our own way, and without the excerpt. */
const plain = (message: string): string => {
  if (message.startsWith('Maximum call stack')) return 'it is nested too deep to be read';
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:$/, '');
};

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

/** Line of the nearest written place on the path to a mistake. */
function lineOf(
  found: { document: Document; lines: LineCounter },
  path: readonly (string | number)[],
): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? found.document.contents : found.document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
    if (range) return found.lines.linePos(range[0]).line;
  }
  return null;
}
