import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap.ts';

interface Step {
  name: string;
  tool: string;
  args: string[];
  remedy: string;
}
interface Gate {
  gateSteps(): Step[];
  gate(
    steps: Step[],
    execute: (step: Step) => Promise<{ code: number; output: string }>,
    tell: (...lines: string[]) => void,
  ): Promise<string[]>;
}
interface Verify {
  count(report: object | null, code: number): { passed: number; failed: number };
}
const { gate, gateSteps } = await bootstrap<Gate>('gate');
const { count } = await bootstrap<Verify>('verify');

/** The gate with tools that answer as told; a tool not named is content. */
async function ask(codes: Record<string, number>): Promise<{ refused: string[]; told: string }> {
  const told: string[] = [];
  const refused = await gate(
    gateSteps(),
    async ({ name }) => ({ code: codes[name] ?? 0, output: `${name} speaks\n` }),
    (...lines) => told.push(...lines),
  );
  return { refused, told: told.join('\n') };
}

describe('the gate', () => {
  it('asks for format, lint, styles and the types of every tsconfig, and knows a remedy for each', () => {
    expect(gateSteps().map(({ name }) => name)).toEqual([
      'format',
      'lint',
      'styles',
      'types (tsconfig.json)',
      'types (server/sim/tsconfig.json)',
    ]);
    for (const { remedy } of gateSteps()) expect(remedy).not.toBe('');
  });

  it('is open when every tool is content, and says nothing of what they said', async () => {
    const { refused, told } = await ask({});
    expect(refused).toEqual([]);
    expect(told).not.toContain('speaks');
  });

  it('names each step that refuses, with its own words and a remedy', async () => {
    const { refused, told } = await ask({ 'types (tsconfig.json)': 2, format: 1 });
    expect(refused).toEqual(['format', 'types (tsconfig.json)']);
    expect(told).toContain('format speaks\nRefused by format. What to do: npm run format');
    expect(told).toContain('types (tsconfig.json) speaks\nRefused by types (tsconfig.json).');
    expect(told).not.toContain('lint speaks');
  });
});

describe('the last line of npm test', () => {
  const file = (status: string, tests: number) => ({
    status,
    assertionResults: Array.from({ length: tests }, () => ({})),
  });
  const report = (passed: number, failed: number, ...testResults: object[]) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults,
  });

  it.each([
    ['all well', report(3, 0, file('passed', 3)), 0, { passed: 3, failed: 0 }],
    ['one failed', report(2, 1, file('failed', 3)), 1, { passed: 2, failed: 1 }],
    [
      'a file that does not load',
      report(3, 0, file('passed', 3), file('failed', 0)),
      1,
      { passed: 3, failed: 1 },
    ],
    ['a crash after the last test', report(3, 0, file('passed', 3)), 1, { passed: 3, failed: 1 }],
    ['no test found', report(0, 0), 0, { passed: 0, failed: 1 }],
    ['no report written', null, 0, { passed: 0, failed: 1 }],
  ])('%s', (_name, found, code, line) => {
    expect(count(found, code)).toEqual(line);
  });
});
