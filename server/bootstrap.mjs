/**
 * The one door of the repository: every npm script comes through here.
 *
 * Node 20 cannot run TypeScript, and nobody who only wants to play should have to know that. So this plain file
 * installs what is missing, builds what has changed, and then *becomes* the program: the entry is imported into this
 * very process, so that signals, exit codes and `kill -9` mean what they say. Everything that it has to say on the way goes
 * to standard error; standard output belongs to the program.
 */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build, ensureBuilt } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { Refusal, binary, endWithParent, inRepository, say } from './bootstrap/shell.mjs';
import { check, test } from './bootstrap/verify.mjs';
import { requireSupportedNode } from './bootstrap/node-version.mjs';

const commands = {
  start: {
    what: 'play: build when needed, then serve',
    run: (args) => runBuilt('main', ['client', 'server'], args),
  },
  dev: { what: 'develop: server and client with hot reload', run: develop },
  lab: { what: 'run scenarios without a screen', run: (args) => runBuilt('lab', ['server'], args) },
  bench: { what: 'measure', run: (args) => runBuilt('bench', ['client', 'server'], args) },
  build: { what: "build into dist/, and write the packs' JSON Schemas", run: buildAll },
  test: { what: 'format, lint, types and every test, a real browser included', run: test },
  check: { what: 'format, lint, types and the quick tests', run: check },
};

/** Makes this process the built program `name`, as if it had been started as `node <file> <args>`. */
async function runBuilt(name, targets, args) {
  process.env.NODE_ENV ??= 'production';
  await ensureBuilt(targets, name);
  const file = inRepository('dist', 'server', `${name}.js`);
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

/** The schemas' writer needs the installed packages, so it is loaded only here. */
async function buildAll() {
  await build(['client', 'server']);
  const { writeSchemas } = await import('./bootstrap/schemas.mjs');
  await writeSchemas();
}

/** Vite's own command line (`npm run dev -- --port 4000`); `dev-plugin.ts` puts the server inside it. */
async function develop(args) {
  const file = binary('vite');
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) {
    const list = Object.entries(commands).map(([key, { what }]) => `  npm run ${key.padEnd(6)}  ${what}`);
    throw new Refusal(`There is no command "${name ?? ''}". There are:`, ...list);
  }
  process.chdir(inRepository());
  endWithParent();
  await ensureDependencies();
  return command.run(args);
}

try {
  requireSupportedNode(process.versions.node);
  const code = await main();
  if (typeof code === 'number') process.exitCode = code;
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(...error.lines);
  process.exitCode = 1;
}
