import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { loadPack } from '#scenarios/load.ts';
import { loadPar } from '#scenarios/loadPar.ts';
import { par } from '../../server/lab/par.ts';
import type { ParReport } from '../../server/report/par.ts';
import { summarise } from '../../server/report/summary.ts';
import { withEdits } from '../support/brokenPack.ts';
import { fixtures, make } from '../support/mini.ts';

const play = (...args: string[]) => par.run(['mini', '--scenarios', fixtures, '--seeds', '1-2', ...args]);
const report = async (...args: string[]) => JSON.parse((await play('--json', ...args)).out) as ParReport;

describe('a run held against the record', () => {
  it('says of each row what was recorded, what came out, by how much it differs, and whether that passes', async () => {
    const { rows, pass } = await report();
    const verdicts = Object.fromEntries(rows.map((row) => [row.id, row.verdict]));
    expect(verdicts).toMatchObject({
      monday: 'pass',
      'both-days': 'fail',
      falls: 'pass',
      'tracking-perfect': 'fail',
      rails: 'pass',
      counters: 'pass',
      // With a difficulty of its own, and yet the exercise is too short: the pack is wrong.
      'next-week': 'fail',
    });
    expect(pass).toBe(false);
    const bothDays = rows.find((row) => row.id === 'both-days')!;
    expect(bothDays).toMatchObject({ recorded: 60_000, least: 58_200, most: 61_800, unit: 'parcels' });
    expect(bothDays.deviation).toBe(bothDays.median! - 60_000);
    expect(bothDays.failedSeeds).toEqual([1, 2]);
    expect(rows.find((row) => row.id === 'tracking-perfect')).toMatchObject({
      median: null,
      deviation: null,
    });
    expect(rows.find((row) => row.id === 'falls')!.deviation).toBe(0);
  });

  it('counts the parcels of a day as a summary of the run does', async () => {
    const { world, policies, pack } = make(undefined, { seed: 1 });
    const policy = policies.find((one) => one.id === 'as-happened')!;
    const { parcelsByDay } = summarise(world, pack.scenario.clock.start, policy);
    const { rows } = await report('--seeds', '1');
    expect(rows.find((row) => row.id === 'monday')!.median).toBe(parcelsByDay['2025-12-22']);
  });

  it('with a difficulty chosen plays every row with that, and leaves out what does not last so long', async () => {
    const chosen = await report('--difficulty', 'none');
    expect(chosen.rows.every((row) => row.difficulty === 'none')).toBe(true);
    expect(chosen.rows.find((row) => row.id === 'next-week')!.verdict).toBe('left out');
    expect(chosen.rows.find((row) => row.id === 'falls')!).toMatchObject({ verdict: 'fail', median: null });
    // What never fell is back at once.
    expect(chosen.rows.find((row) => row.id === 'bank-back')!).toMatchObject({ median: 0 });
  });

  it('is the same to the letter for the same arguments; a table for people; exit code 1 when a row fails', async () => {
    expect(await play('--json')).toEqual(await play('--json'));
    const { out, code } = await play();
    expect(code).toBe(1);
    expect(out).toMatch(/Parcels on both days +60,000 ±3\.0 % .* FAIL \(2\)/);
    expect(out).toMatch(/Tracking perfect again +by T\+30 h +never +never +FAIL/);
    expect(out).toMatch(/Bank next week .* exercise ends before .* FAIL/);
  });
});

/** The mistakes found in a par.yaml with one thing changed. */
const mistakes = (from: string, to: string): Promise<string> =>
  withEdits([], async (folder) => {
    const path = join(folder, 'par.yaml');
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
    const { scenario } = await loadPack(folder);
    return loadPar(folder, scenario).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
  });

test.each([
  [
    'of: [texts]',
    'of: [text]',
    /par\.yaml:\d+ {2}rows\.\d+\.of\.0\n +no service "text"; did you mean "texts"\?/,
  ],
  ['policy: as-happened', 'policy: as-it-was', /no policy "as-it-was"; known: idle, as-happened, textbook/],
  ['difficulty: half', 'difficulty: halve', /no difficulty "halve"/],
  ['id: rails', 'id: counters', /there is another row "counters"/],
  [
    'measure: mean\n    metric: process-capacity',
    'measure: mean\n    metric: backlog',
    /not measured in per cent/,
  ],
  ['measure: lowest', 'measure: lowst', /par\.yaml:\d+ {2}rows\.\d+\.measure/],
  ['    of: [texts]\n', '', /"service-availability" needs "of"/],
  ['recorded: T+24 h\n    tolerance: 12 h\n', 'recorded: T+24 h\n', /recorded value with its tolerance/],
  ["days: ['2025-12-22']", "days: ['2025-02-30']", /a day such as "2025-12-22"/],
  ['atLeast: 90 %', 'atleast: 90 %', /unknown key "atleast"/],
])('a par.yaml where "%s" became "%s" is refused, with its line', async (from, to, message) => {
  expect(await mistakes(from, to)).toMatch(message);
});

test('a pack without par.yaml says that there is nothing to hold against', async () => {
  await withEdits([['par.yaml', null, '']], async (folder) => {
    const { scenario } = await loadPack(folder);
    expect(await loadPar(folder, scenario)).toBe(null);
  });
});
