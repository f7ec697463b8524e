import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { gate } from './gate.mjs';
import { Refusal, binary, runNode, say } from './shell.mjs';

/** The projects of vite.config.ts that answer within the quick loop. */
const quickProjects = ['unit', 'client'];

/**
 * The whole judgement: the gate, then every test, the browser's included, against a fresh build. The very last line is
 * `N passed, N failed` and the exit code agrees with it. A closed gate is one failure and no test is run. A run that crashed,
 * loaded no file or found no test has failed, though vitest reports no failure.
 */
export async function test(args) {
  let outcome = { passed: 0, failed: 1 };
  try {
    if ((await gate()).length === 0) outcome = await runTests(args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(...error.lines);
  }
  process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`);
  return outcome.failed === 0 ? 0 : 1;
}

async function runTests(args) {
  await ensureBuilt(['client', 'server']);
  const folder = mkdtempSync(join(tmpdir(), 'poste-restante-test-'));
  try {
    const file = join(folder, 'results.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runNode(binary('vitest'), ['run', ...reporters, ...args], { stdout: 'inherit' });
    return count(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What vitest's JSON report says (null: it wrote none), held against its exit code. A test file that could not be loaded has
 * no tests to fail, so it counts as one.
 */
export function count(report, code) {
  if (report === null) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded.length;
  const wrong = code !== 0 || passed + failed === 0;
  return { passed, failed: wrong ? Math.max(failed, 1) : failed };
}

/** The quick loop while one works: the gate, then the tests that need neither a build, a process nor a browser. */
export async function check(args) {
  if ((await gate()).length > 0) return 1;
  const projects = quickProjects.map((name) => `--project=${name}`);
  const code = await runNode(binary('vitest'), ['run', ...projects, '--reporter=minimal', ...args]);
  say(
    code === 0 ? 'check passed; "npm test" also plays the slow tests and the browser' : 'check failed: tests',
  );
  return code === 0 ? 0 : 1;
}
