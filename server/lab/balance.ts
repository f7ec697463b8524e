import { availableParallelism } from 'node:os';
import { loadPar } from '#scenarios/loadPar.ts';
import { judgeBalance, LEAD, leastRuns, planBalance, type BalanceReport } from '../report/balance.ts';
import type { Range } from '../report/range.ts';
import { playersOf, SCRIPTED, variantsOf } from '../report/variants.ts';
import type { Worth } from '../report/worth.ts';
import { aligned, count, percent, points, signed } from './figures.ts';
import { mark, Misuse, readFlags, whole } from './flags.ts';
import { createProgress } from './progress.ts';
import { openScenario, policyOf, SCENARIO_HELP, scenarioFlags } from './scenario.ts';
import { playAll } from './threads.ts';
import type { Verb } from './verb.ts';

const MOST_THREADS = 64;

const flags = {
  ...scenarioFlags,
  runs: whole(4000, { least: 1, most: 1_000_000 }),
  threads: whole(Math.min(MOST_THREADS, availableParallelism()), { least: 1, most: MOST_THREADS }),
  json: mark(),
};

/** @param program the built program, to play in threads of its own; null: in this thread */
export const balance = (program: URL | null): Verb => ({
  what: 'is better play better, and what is each choice worth',
  help: `Plays the scripted players, a player who decides at random, and the players with one choice left out or added, over many
seeds and in parallel. Reports whether nobody < random < as it happened < textbook holds on every seed; by how much the
textbook beats history (asked: ${percent(LEAD.parcelsBp)} of parcels, ${LEAD.uptimeBp / 100} points of uptime, on every seed); and what each action
and each preparation is worth: the play with it less the play without it; what each role is worth as a whole, when the gain is won, and
the bars that a world worth playing must meet. Exit code 1 when the order or the lead is not there.

  npm run lab -- balance <scenario> [--runs 4000] [--json]

  --runs        plays altogether (default: 4000)
  --threads     plays at a time; the answer does not depend on it (default: processors of this machine)
${SCENARIO_HELP}`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    const played = await openScenario('balance', positionals, values);
    SCRIPTED.forEach((id) => policyOf(played, id));
    const variants = variantsOf(played.world, played.policies);
    const players = playersOf(played.policies);
    const plays = planBalance(variants, players, values.runs);
    if (plays === null)
      throw new Misuse(
        `--runs: one seed of this scenario takes ${leastRuns(variants, players)} plays; give at least that many.`,
      );
    const progress = createProgress('balance', plays.length);
    const outcomes = await playAll({ pack: played.pack, difficulty: values.difficulty }, plays, {
      threads: values.threads,
      program,
      each: (done) => progress.at(done),
    });
    progress.end();
    const wanted = (await loadPar(played.folder, played.pack))?.points ?? {};
    const asked = Object.fromEntries(
      Object.entries(wanted).map(([id, [least, most]]) => [id, [100 * least, 100 * most] as const]),
    );
    const judged = { world: played.world, policies: played.policies, asked };
    const report = judgeBalance(judged, values.difficulty, plays, outcomes);
    return { out: values.json ? JSON.stringify(report) : table(report), code: report.pass ? 0 : 1 };
  },
});

const range = ({ min, mean, max }: Range, show: (value: number) => string): string =>
  min === max ? show(mean) : `${show(mean)} (${show(min)} to ${show(max)})`;

function table(report: BalanceReport): string {
  return [
    `${report.scenario}: ${count(report.runs)} plays; players on ${report.seeds.players} seeds, choices on ${report.seeds.choices}; mean (least to most)`,
    '',
    players(report),
    '',
    ...verdicts(report),
    '',
    ...packages(report),
    '',
    'What makes it worth playing: the bars',
    '',
    bars(report),
    '',
    'What each choice is worth: points with it less points without it',
    '',
    choices(report.worth.choices),
    '',
    ...named('Never helps (points, trust, obligations)', report.worth.neverHelp),
    ...named('Never hurts (the same; money aside)', report.worth.neverHurt),
    ...named('Wanted, and never made in any play', report.worth.neverMade),
  ].join('\n');
}

function players(report: BalanceReport): string {
  const rows = report.players.map((one) => [
    one.player,
    String(one.plays),
    range(one.points, points),
    range(one.parcels, (value) => `${(value / 1e6).toFixed(2)} M`),
    range(one.uptimeBp, percent),
    range(one.trustBp, percent),
    range(one.spent, count),
    range(one.decisions, String),
  ]);
  return aligned([['', 'plays', 'points', 'parcels', 'uptime', 'trust', 'k€', 'decisions'], ...rows], [1]);
}

function verdicts({ order, lead, seeds }: BalanceReport): string[] {
  const wrong = order.violations.length;
  const pairs = new Map<string, number>();
  for (const { lower, higher } of order.violations) {
    const pair = `${lower} not below ${higher}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const detail = [...pairs].map(([pair, times]) => `${pair} ${times}x`).join('; ');
  const bar = (missed: number) => (missed === 0 ? 'pass' : `FAIL on ${missed} of ${seeds.players} seeds`);
  return [
    `order ${order.asked.join(' < ')}: ${wrong === 0 ? 'pass' : `FAIL, ${count(wrong)} of ${count(order.compared)} comparisons (${detail})`}`,
    `textbook against as-happened, parcels: ${range(lead.parcelsBp, (bp) => signed(bp, percent))}, asked ${percent(LEAD.parcelsBp)}: ${bar(lead.missedParcels)}`,
    `textbook against as-happened, uptime points: ${range(lead.uptimeBp, (bp) => signed(bp, points))}, asked ${LEAD.uptimeBp / 100}: ${bar(lead.missedUptime)}`,
  ];
}

function choices(all: readonly Worth[]): string {
  const rows = all
    .toSorted((a, b) => b.points.mean - a.points.mean)
    .map((one) => [
      one.choice.id,
      one.role ?? one.choice.of,
      `${one.how === 'added' ? 'added to' : 'left out of'} ${one.player}`,
      `${one.made}/${one.plays}`,
      range(one.points, (value) => signed(value, points)),
      signed(one.parcels.mean, count),
      signed(one.uptimeBp.mean, percent),
      signed(one.trustBp.mean, percent),
      signed(one.breaches.mean, String),
      signed(one.spent.mean, count),
    ]);
  const head = ['choice', 'role', 'how', 'made', 'points', 'parcels', 'uptime', 'trust', 'breaches', 'k€'];
  return aligned([head, ...rows], [3, 5, 6, 7, 8, 9]);
}

function packages({ packages: { roles, stops } }: BalanceReport): string[] {
  const share = (bp: number) => percent(bp);
  const rows = roles.map((one) => [
    one.role,
    range(one.added, (value) => signed(value, points)),
    share(one.addedBp),
    range(one.leftOut, (value) => signed(value, points)),
    share(one.leftOutBp),
  ]);
  const head = ['role', 'added to idle', 'of the gain', 'left out of textbook', 'of the gain'];
  const until = stops.map((one) => [
    `T+${one.hours} h`,
    range(one.points, (value) => signed(value, points)),
    share(one.shareBp),
  ]);
  return [
    'What each role is worth: all that it decides and answers',
    '',
    aligned([head, ...rows], [2, 4]),
    '',
    'When the gain over doing nothing is won: the textbook, stopped',
    '',
    aligned([['until', 'points', 'of the gain'], ...until], [2]),
  ];
}

const bars = (report: BalanceReport): string =>
  aligned([
    ['', 'asked', 'is', ''],
    ...report.bars.map(({ what, asked, is, met }) => [what, asked, is, met ? 'met' : 'MISSED']),
  ]);

const named = (title: string, ids: readonly string[]): string[] => [
  `${title}: ${ids.length === 0 ? 'none' : ids.join(', ')}`,
];
