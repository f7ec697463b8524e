import { summarise, type RunSummary } from '../report/summary.ts';
import { afterZero, count, percent, span } from './figures.ts';
import { mark, readFlags, whole, words } from './flags.ts';
import { openScenario, policyOf, SCENARIO_HELP, scenarioFlags } from './scenario.ts';
import type { Verb } from './verb.ts';

const flags = { ...scenarioFlags, policy: words('textbook'), seed: whole(1), json: mark() };

export const run: Verb = {
  what: 'play one policy and sum it up',
  help: `Plays a scripted player from the first tick to the last and sums the run up.

  npm run lab -- run <scenario> [--policy textbook] [--seed 1] [--json]

  --policy      one of the pack's policies.yaml, such as idle, as-happened or textbook (default: textbook)
  --seed        luck of the attack; the same seed gives the same run, always (default: 1)
${SCENARIO_HELP}`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    const played = await openScenario('run', positionals, values, values.seed);
    const summary = summarise(played.world, played.start, policyOf(played, values.policy));
    return { out: values.json ? JSON.stringify(summary) : table(summary), code: 0 };
  },
};

function table(run: RunSummary): string {
  const rows: [string, string][] = [
    ['scenario', `${run.scenario}, policy ${run.policy}, seed ${run.seed}`],
    ['points', `${run.score.points} of 1000`],
    [
      'parcels delivered',
      `${count(run.parcelsDelivered)} of ${count(run.score.parcelsDeliverable)} (${percent(run.score.parcelsBp)})`,
    ],
    ...Object.entries(run.parcelsByDay).map(([day, parcels]): [string, string] => [
      `  ${day}`,
      count(parcels),
    ]),
    ['banking uptime', percent(run.bankUptimeBp)],
    ...Object.entries(run.uptimeByChannel).map(([channel, bp]): [string, string] => [
      `  ${channel}`,
      percent(bp),
    ]),
    ['trust', `${percent(run.trust.endBp)} at the end, ${percent(run.trust.lowestBp)} at its lowest`],
    ['cost', `${count(run.cost)} k€, ${run.decisions} decisions`],
    ...Object.entries(run.obligations).map(([id, state]): [string, string] => [`  ${id}`, state]),
    [
      'asked for a choice',
      `${run.asked.length} times; longest quiet ${span(run.longestQuiet.minutes)} from ${afterZero(run.longestQuiet.from)}`,
    ],
    ['hash', run.hash],
  ];
  const at = [0, 3, 6, 12, 18, 24, 30, 36, 42, 48, 53, 57, 66, 72, 84, 96, 104, 108]
    .map((hours) => run.availability.minutes.indexOf(hours * 60))
    .filter((i) => i >= 0);
  const head = at.map((i) => `T+${run.availability.minutes[i]! / 60}h`.padStart(7)).join('');
  const services = Object.entries(run.availability.services).map(
    ([id, curve]) =>
      `  ${id.padEnd(22)}${at.map((i) => String(Math.round(curve[i]! / 100)).padStart(7)).join('')}`,
  );
  const course = Object.entries(run.course).map(
    ([name, curve]) => `  ${name.padEnd(22)}${at.map((i) => short(curve[i]!).padStart(7)).join('')}`,
  );
  return [
    ...rows.map(([name, value]) => `${name.padEnd(20)}  ${value}`),
    '',
    `availability, %         ${head}`,
    ...services,
    '',
    ...course,
  ].join('\n');
}

/** Thousands where there are many. */
const short = (value: number): string => (value >= 10_000 ? `${Math.round(value / 1000)}k` : String(value));
