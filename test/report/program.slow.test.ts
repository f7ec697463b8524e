import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../support/mini.ts';
import { builtProgram, run } from '../process/program.ts';

const program = builtProgram();
const lab = (...args: string[]) => run(join(dirname(program.main), 'lab.js'), args);
const mini = ['mini', '--scenarios', fixtures];

describe('the lab as it is built', { timeout: 120_000 }, () => {
  it('lists its verbs; each has a help of its own', async () => {
    const help = await lab('--help');
    expect(help.code).toBe(0);
    for (const verb of ['run', 'par', 'balance', 'search']) {
      expect(help.stdout).toContain(`npm run lab -- ${verb}`);
      const own = await lab(verb, '--help');
      expect(own).toMatchObject({ code: 0, stderr: '' });
      expect(own.stdout).toContain(`npm run lab -- ${verb} <scenario>`);
    }
  });

  it('a balance in two threads is that of one, and its progress goes to standard error', async () => {
    const args = ['balance', ...mini, '--runs', '400', '--json'];
    const [one, two] = [await lab(...args, '--threads', '1'), await lab(...args, '--threads', '2')];
    expect(two.stdout).toBe(one.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({ scenario: 'mini', runs: 400 });
    expect(two.stderr).not.toMatch(/Error/);
  });

  it.each([
    [['pra', 'mini'], /^There is nothing called "pra" here; did you mean "par"\?/],
    [['par'], /^Which scenario\? For example: npm run lab -- par la-poste-2025\n$/],
    [['par', 'mini', 'more'], /one word too many/],
    [['par', 'nowhere'], /^There is no scenario "nowhere" in "scenarios"\. There are: la-poste-2025/],
    [
      ['par', 'mini', '--scenarios', 'server'],
      /There is no scenario "mini" in "server"\. Is --scenarios the right folder\?/,
    ],
    [['run', ...mini, '--policy', 'bold'], /^There is no policy "bold"; known: idle, as-happened, textbook/],
    [['run', ...mini, '--difficulty', 'easy'], /^--difficulty: "mini" has no "easy"; it has: none, half/],
    [['run', ...mini, '--format', 'endless'], /^--format: "mini" has no "endless"; it has: none\.\n$/],
    [
      ['balance', ...mini, '--runs', 'many'],
      /^--runs takes a whole number from 1 to 1000000, not "many"\.\n$/,
    ],
  ] as const)('%j: a sentence, exit code 2, nothing on standard output', async (args, message) => {
    const ended = await lab(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/^ +at /m);
  });
});

describe('the bench as it is built', { timeout: 120_000 }, () => {
  it('measures the world: team-days a second and core, beside a fixed loop, and the bytes of a team', async () => {
    const { code, stdout } = await run(join(dirname(program.main), 'bench.js'), [
      'world',
      ...mini,
      '--samples',
      '1',
      '--json',
    ]);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as {
      days: number;
      speeds: { play: string; perCpuSecond: { median: number }; perMillionSteps: { median: number } }[];
      bytes: { ints: number; sums: number };
    };
    expect(report.days).toBe(1.5);
    expect(report.speeds.map((one) => one.play)).toEqual([
      'idle',
      'as-happened',
      'textbook',
      'textbook, 100 teams',
    ]);
    for (const one of report.speeds) {
      expect(one.perCpuSecond.median).toBeGreaterThan(0);
      expect(one.perMillionSteps.median).toBeGreaterThan(0);
    }
    expect(report.bytes.ints + report.bytes.sums).toBeLessThan(32 * 1024);
  });
});
