import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '#protocol/text.ts';
import type { Clock } from './clock.ts';

/** The build of the client that is served now; null where there is none to compare with. */
export type Build = () => string | null;

/** How long what was read is believed, ms: a room that comes back at once does not read a file for each of its pages. */
const believedMs = 1_000;

/**
 * The build in a folder of the built client, as its build wrote it down. The file is read again while the server runs: a
 * client that was built anew under it must not have its new pages sent away. Null while the folder is being written, and
 * always where somebody else (Vite) serves the client.
 */
export function buildIn(folder: string | null, clock: Clock): Build {
  if (folder === null) return () => null;
  const file = join(folder, 'build.txt');
  let build = read(file);
  let readAt = clock.now();
  return () => {
    if (clock.now() - readAt >= believedMs) {
      build = read(file);
      readAt = clock.now();
    }
    return build;
  };
}

function read(file: string): string | null {
  try {
    const build = readFileSync(file, 'utf8').trim();
    return /^[0-9a-f]{12}$/.test(build) ? build : null;
  } catch {
    return null;
  }
}

/** @throws Refused `outdated` for a page of another build than the one served; `params.build` says which that is. */
export function sameBuild(build: Build, named: unknown): void {
  const served = build();
  if (served === null || named === undefined || named === served) return;
  throw new Refused('outdated', 'A newer version of the game is here: load the page again.', {
    build: served,
  });
}
