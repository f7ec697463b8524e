import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loadPack, PackError } from '#scenarios/load.ts';
import { packFiles } from '#scenarios/schema.ts';
import { miniFolder } from './mini.ts';

/** `[file, what stands there, what shall stand there]`; the first place counts. `null` as the text deletes the file. */
export type Edit = readonly [file: string, from: string | null, to: string];

/** A copy of the mini pack with edits, in a folder of its own while `use` runs. */
export async function withEdits<T>(edits: readonly Edit[], use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  try {
    await cp(miniFolder, folder, { recursive: true });
    for (const [file, from, to] of edits) {
      const path = join(folder, file);
      if (from === null) await rm(path);
      else {
        const before = await readFile(path, 'utf8');
        if (!before.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
        await writeFile(
          path,
          before.replace(from, () => to),
        );
      }
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What was found wrong with an edited pack, and how its author reads it. */
export interface Found {
  issues: { place: string; path: string; message: string }[];
  text: string;
  /** `file:line` (from 1) of a text in the edited pack; `file` alone without a text. */
  place(file: string, mark?: string): string;
}

/** Loads the mini pack with edits. @throws when nothing is wrong with it */
export const broken = async (...edits: Edit[]): Promise<Found> =>
  withEdits(edits, async (folder) => {
    const error = await loadPack(folder).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PackError)) throw new Error(`the pack loads, or throws ${String(error)}`);
    const files = new Map<string, string>();
    for (const file of Object.keys(packFiles)) {
      files.set(file, await readFile(join(folder, file), 'utf8').catch(() => ''));
    }
    return {
      issues: error.issues.map(({ file, line, path, message }) => ({
        place: line === null ? file : `${file}:${line}`,
        path: path.join('.'),
        message,
      })),
      text: error.message,
      place(file, mark) {
        if (mark === undefined) return file;
        const text = files.get(file) ?? '';
        if (!text.includes(mark)) throw new Error(`"${mark}" does not stand in ${file}`);
        return `${file}:${text.slice(0, text.indexOf(mark)).split('\n').length}`;
      },
    };
  });

export interface Mistake {
  file: string;
  /** A text on the line that must be named; left out: no line (the file is not there). */
  mark?: string | undefined;
  path: string;
  message: RegExp;
}

/** How a mistake must be reported. */
export const told = (found: Found, { file, mark, path, message }: Mistake) => ({
  place: found.place(file, mark),
  path,
  message: expect.stringMatching(message) as unknown,
});

/** One slip, and the one sentence its author must read: file, line, path and what would be right. */
export type Slip = [name: string, edit: Edit, mistake: Mistake];

/** A mistake in one line. */
export const one = (file: string, mark: string | undefined, path: string, message: RegExp): Mistake => ({
  file,
  mark,
  path,
  message,
});
