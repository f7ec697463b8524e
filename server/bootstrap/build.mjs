import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, binary, inRepository, runNode, say } from './shell.mjs';

const tools = ['package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** What is built, from what. The packs are not sources: they are read when an exercise is created. */
const targets = {
  client: { sources: ['index.html', 'client', 'server/protocol', ...tools], args: ['build'] },
  server: { sources: ['server', 'scenarios', ...tools], args: ['build', '--ssr'] },
};

const stampOf = (target) => inRepository('dist', `${target}.stamp`);

/**
 * Builds those targets whose sources differ from the last build, and makes sure that the program `entry` came out.
 *
 * @throws {Refusal} when a build fails or there is no such program
 */
export async function ensureBuilt(names, entry) {
  const stale = names.filter((name) => !existsSync(stampOf(name)) || readStamp(name) !== fingerprint(name));
  if (stale.length > 0) await build(stale);
  if (entry && !existsSync(inRepository('dist', 'server', `${entry}.js`))) {
    throw new Refusal(
      `There is no program "${entry}": server/${entry}.ts does not exist or was not built.`,
      'Delete the folder dist and try again; if that does not help, the checkout is incomplete.',
    );
  }
}

/** Builds the targets side by side, whether they are stale or not. */
export async function build(names) {
  say(`Building ${names.join(' and ')} ...`);
  const started = Date.now();
  mkdirSync(inRepository('dist'), { recursive: true });
  await Promise.all(
    names.map(async (name) => {
      // Taken before the build: what is edited meanwhile must look stale afterwards. The old stamp goes first, so that
      // an interrupted build leaves none.
      const stamp = fingerprint(name);
      rmSync(stampOf(name), { force: true });
      const code = await runNode(binary('vite'), [...targets[name].args, '--logLevel', 'warn']);
      if (code !== 0) {
        throw new Refusal(
          `The ${name} could not be built; the reason is above.`,
          'Fix it, or go back to a version that builds ("git stash" shelves your own changes).',
        );
      }
      writeFileSync(stampOf(name), stamp);
    }),
  );
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

const readStamp = (name) => readFileSync(stampOf(name), 'utf8');

/** A hash over names and contents: unlike times of modification, it survives a checkout and a copy. */
export function fingerprint(name) {
  const hash = createHash('sha256');
  for (const source of targets[name].sources) {
    for (const file of filesIn(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(inRepository(file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** The files of a source in a stable order; in `scenarios` only what is code, and not this bootstrap, which is not built. */
function filesIn(source) {
  const path = inRepository(source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(inRepository().length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => (source === 'scenarios' ? file.endsWith('.ts') : !file.endsWith('.mjs')))
    .toSorted();
}
