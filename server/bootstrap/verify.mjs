import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { Refusal, binary, inRepository, runNode, say } from './shell.mjs';

/**
 * Every test, the browser's included, against a fresh build. The very last line is `N passed, N failed` and the exit
 * code agrees with it. A run that crashed, loaded no file or found no test has failed: silence is not success.
 */
export async function test(args) {
  const folder = mkdtempSync(join(tmpdir(), 'poste-restante-test-'));
  const file = join(folder, 'results.json');
  let outcome = { passed: 0, failed: 1 };
  try {
    await ensureBuilt(['client', 'server']);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runNode(binary('vitest'), ['run', ...reporters, ...args], { stdout: 'inherit' });
    outcome = count(file, code);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(...error.lines);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`);
  return outcome.failed === 0 ? 0 : 1;
}

/** Reads vitest's JSON report. A test file that could not be loaded has no tests to fail, so it counts as one. */
function count(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded.length;
  const wrong = code !== 0 || passed + failed === 0;
  return { passed, failed: wrong ? Math.max(failed, 1) : failed };
}

/** The quick judgement before a commit; stops at the first thing that is wrong and names it. */
export async function check() {
  const steps = [
    ['format', 'oxfmt', ['--check'], 'run: npm run format'],
    ['lint', 'oxlint', ['--deny-warnings']],
    ...tsconfigs().map((file) => [`types (${file})`, 'typescript', ['--project', file]]),
    ['unit tests', 'vitest', ['run', '--project=unit', '--reporter=dot']],
  ];
  for (const [name, packageName, args, remedy] of steps) {
    say(`check: ${name}`);
    const code = await runNode(binary(packageName, packageName === 'typescript' ? 'tsc' : packageName), args);
    if (code === 0) continue;
    say(`check failed: ${name}${remedy ? `; ${remedy}` : ''}`);
    return 1;
  }
  say('check passed');
  return 0;
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
