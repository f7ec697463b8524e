/** What must hold before a test is worth its time: format, lint, styles and types. `npm test` and `npm run check` both ask here. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { binary, inRepository, runNode, say } from './shell.mjs';

/**
 * The steps of the gate, the cheapest first. A new one is a line here: the npm package, its command where that has another
 * name, its arguments, and what whoever is refused should do.
 */
export const gateSteps = () => [
  { name: 'format', tool: 'oxfmt', args: ['--check'], remedy: 'npm run format' },
  { name: 'lint', tool: 'oxlint', args: ['--deny-warnings'], remedy: 'mend the places named above' },
  {
    name: 'styles',
    tool: 'stylelint',
    args: ['client/**/*.css', '--max-warnings=0'],
    remedy: 'mend the places named above',
  },
  ...tsconfigs().map(types),
];

/** Types by one tsconfig. */
const types = (file) => ({
  name: `types (${file})`,
  tool: 'typescript',
  command: 'tsc',
  args: ['--project', file, '--incremental', '--tsBuildInfoFile', learnt(file)],
  remedy: 'mend the places named above',
});

/** Where the compiler keeps what it learnt, so that the next run is quicker. */
const learnt = (file) =>
  inRepository('node_modules', '.cache', 'tsc', `${file.replaceAll(/[\\/]/g, '-')}.tsbuildinfo`);

/**
 * Runs the steps side by side and tells every refusal, in the order of the table, each with its tool's own words.
 *
 * @param execute runs one step and resolves with `{ code, output }`
 * @param tell takes lines for the reader
 * @returns the names of the steps that refused; none when the gate is open
 */
export async function gate(steps = gateSteps(), execute = executeStep, tell = say) {
  tell(`Checking ${steps.map(({ name }) => name).join(', ')} ...`);
  const results = await Promise.all(steps.map(execute));
  const refused = steps.flatMap(({ name, remedy }, i) =>
    results[i].code === 0 ? [] : [{ name, remedy, output: results[i].output.trimEnd() }],
  );
  for (const { name, remedy, output } of refused) {
    tell('', ...(output ? [output] : []), `Refused by ${name}. What to do: ${remedy}`);
  }
  return refused.map(({ name }) => name);
}

async function executeStep({ tool, command = tool, args }) {
  let output = '';
  const code = await runNode(binary(tool, command), args, { hear: (piece) => (output += piece) });
  return { code, output };
}

/** Every tsconfig of ours: some folders are stricter than the whole. */
function tsconfigs() {
  const foreign = new Set(['node_modules', 'dist', 'data', '.git']);
  const folders = (path) =>
    readdirSync(inRepository(path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !foreign.has(entry.name))
      .flatMap((entry) => [join(path, entry.name), ...folders(join(path, entry.name))]);
  return ['', ...folders('')]
    .map((path) => join(path, 'tsconfig.json'))
    .filter((file) => existsSync(inRepository(file)));
}
