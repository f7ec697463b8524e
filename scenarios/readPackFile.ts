import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Largest file of a pack, bytes: ten times the largest of La Poste's. */
const mostBytes = 1024 * 1024;

/** Why a file that is there is not read, as a sentence for the pack's author. */
export class UnreadableFile extends Error {}

/**
 * Where a pack is read from: the text of one of its files by its name, null when there is no such file.
 * @throws UnreadableFile
 */
export type PackSource = (file: string) => Promise<string | null>;

/**
 * The text of one file of a pack's folder. A pack can be taken from a stranger: it reaches nothing outside its own folder (a link to
 * somebody's keys would be handed to every player as the manual), and no file of it keeps the start waiting.
 * @returns null when there is no such file
 * @throws UnreadableFile
 */
export async function readPackFile(folder: string, file: string): Promise<string | null> {
  const place = await realpath(join(folder, file)).catch(() => null);
  if (place === null) return null;
  if (!place.startsWith((await realpath(folder)) + sep)) {
    throw new UnreadableFile('the file is a link that leads out of the pack; put the file itself here');
  }
  const found = await stat(place);
  if (!found.isFile()) throw new UnreadableFile('this is no file');
  if (found.size > mostBytes) {
    const megabytes = Math.ceil(found.size / mostBytes);
    throw new UnreadableFile(`the file has ${megabytes} MB; a file of a pack has 1 MB at most`);
  }
  return readFile(place, 'utf8').catch((error: unknown) => {
    throw new UnreadableFile(
      `the file cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  });
}
