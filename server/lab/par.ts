import { loadPar } from '#scenarios/loadPar.ts';
import { holdAgainstRecord, type ParReport, type ParResult } from '../report/par.ts';
import { afterZero, aligned, count, percent, signed, span } from './figures.ts';
import { mark, Misuse, readFlags, seeds } from './flags.ts';
import { createProgress } from './progress.ts';
import { openScenario, policyOf, SCENARIO_HELP, scenarioFlags } from './scenario.ts';
import type { Verb } from './verb.ts';

const flags = { ...scenarioFlags, seeds: seeds('1-20'), json: mark() };

export const par: Verb = {
  what: 'hold the simulation against the record',
  help: `Plays the policy that repeats history on each seed and holds it against the pack's par.yaml: what was recorded, what was
simulated, by how much they differ, pass or fail. A row that needs a difficulty of its own, such as a longer exercise, is
played with it. A row passes when it does so on every seed. Exit code 1 when a row fails.

  npm run lab -- par <scenario> [--seeds 1-20] [--json]

  --seeds       such as 7, 1-20 or 1-5,9 (default: 1-20)
${SCENARIO_HELP}`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    const opened = await openScenario('par', positionals, values);
    const record = await loadPar(opened.folder, opened.pack);
    if (record === null)
      throw new Misuse(`"${opened.pack.scenario.id}" has no par.yaml: there is nothing to hold it against.`);
    const played = (difficulty: string | null) => {
      const made = opened.with(difficulty);
      return { world: made.world, policy: policyOf(made, record.policy) };
    };
    const progress = createProgress('par', 100);
    const report = holdAgainstRecord(
      {
        scenario: opened.pack.scenario.id,
        played,
        difficulty: values.difficulty,
        start: opened.start,
        par: record,
        seeds: values.seeds,
      },
      (done, of) => progress.at(Math.floor((100 * done) / of)),
    );
    progress.end();
    return { out: values.json ? JSON.stringify(report) : table(report), code: report.pass ? 0 : 1 };
  },
};

function table(report: ParReport): string {
  const rows = report.rows.map((row) => [
    row.what,
    recorded(row),
    simulated(row),
    deviation(row),
    row.verdict === 'fail'
      ? `FAIL${row.failedSeeds.length > 0 ? ` (${row.failedSeeds.length})` : ''}`
      : row.verdict,
  ]);
  const head = ['', 'record', 'simulated: median (min to max)', 'deviation', 'verdict'];
  const failed = report.rows.filter((row) => row.verdict === 'fail').length;
  const judged = report.rows.filter((row) => row.verdict !== 'left out').length;
  return [
    `${report.scenario}, policy ${report.policy}, ${report.seeds.length} seeds (${report.seeds[0]} to ${report.seeds.at(-1)})`,
    '',
    aligned([head, ...rows]),
    '',
    `${judged - failed} of ${judged} rows pass on every seed${failed > 0 ? '; in brackets: seeds that fail' : ''}.`,
  ].join('\n');
}

const MEANINGS: Record<ParResult['measure'], (value: string) => string> = {
  parcels: (value) => value,
  'below-within': (value) => value,
  back: (value) => value,
  band: (value) => `${value} of half-hours`,
  turns: (value) => `${value} times`,
  lowest: (value) => value,
  mean: (value) => `${value} on average`,
  'repeat-cost': (value) => value,
};

function show(row: ParResult, value: number | null): string {
  if (value === null) return row.unit === 'minutes' ? 'never' : 'not measured';
  if (row.unit === 'minutes') return row.measure === 'back' ? afterZero(value) : span(value);
  return row.unit === 'basis points' ? percent(value) : count(value);
}

function recorded(row: ParResult): string {
  if (row.recorded !== null) {
    const slack = row.most! - row.recorded;
    const tolerance =
      row.unit === 'parcels' ? percent(Math.round((slack * 10_000) / row.recorded)) : span(slack);
    return `${show(row, row.recorded)} ±${tolerance}`;
  }
  const [least, most] = [row.least, row.most].map((bound) => (bound === null ? null : show(row, bound)));
  const both =
    row.measure === 'below-within'
      ? `within ${most}`
      : least !== null && most !== null
        ? `${least} to ${most}`
        : least !== null
          ? `at least ${least}`
          : `${row.measure === 'back' ? 'by' : 'at most'} ${most}`;
  return row.measure === 'below-within' || row.measure === 'back' ? both : MEANINGS[row.measure](both);
}

function simulated(row: ParResult): string {
  if (row.verdict === 'left out' || (row.median === null && row.unit !== 'minutes'))
    return 'exercise ends before';
  const median = show(row, row.median);
  return row.lowest === row.highest
    ? median
    : `${median} (${show(row, row.lowest)} to ${show(row, row.highest)})`;
}

function deviation(row: ParResult): string {
  if (row.verdict === 'left out') return '';
  if (row.deviation === null) return row.unit === 'minutes' ? 'never' : '';
  if (row.recorded === null && row.deviation === 0) return 'inside';
  if (row.unit === 'parcels') return signed(Math.round((row.deviation * 10_000) / row.recorded!), percent);
  return signed(row.deviation, (value) => {
    if (row.unit === 'minutes') return span(value);
    return row.unit === 'basis points' ? percent(value) : count(value);
  });
}
