import { stringify } from 'yaml';
import { suggest } from '#sim/suggest.ts';
import type { World } from '#sim/world.ts';
import type { Outcome } from '../report/outcome.ts';
import type { Forbidden } from '../report/plan.ts';
import { EXPLOIT_BP, search as searchFor, type Gain, type SearchReport } from '../report/search.ts';
import { aligned, count, percent, points, signed } from './figures.ts';
import { mark, Misuse, readFlags, whole, words } from './flags.ts';
import { createProgress } from './progress.ts';
import { openScenario, policyOf, SCENARIO_HELP, scenarioFlags } from './scenario.ts';
import type { Verb } from './verb.ts';

const flags = {
  ...scenarioFlags,
  seconds: whole(null, { least: 1, most: 86_400 }),
  iterations: whole(null, { least: 1, most: 100_000_000 }),
  seed: whole(1),
  without: words(null),
  json: mark(),
};
const SECONDS = 60;

export const search: Verb = {
  what: 'look for a plan that beats the textbook',
  help: `Looks for a plan that beats the textbook: first the plain ideas one by one (each preparation, each action on each target at
three times, each decision left out or earlier, each other answer), then changes by luck, less and less forgiving. Prints the
best plan as an entry of policies.yaml, and tries it on five seeds it was not made for. More than ${percent(EXPLOIT_BP)} better in points,
parcels or uptime, here and there, is a hole in the rules: exit code 1.

  npm run lab -- search <scenario> [--seconds 60 | --iterations 5000] [--seed 1] [--without role:bank] [--json]

  --seconds     how long it may look (default: ${SECONDS}); how far it comes depends on the machine
  --iterations  how many plans it tries instead; the same number and seed give the same answer, always
  --seed        luck of the attack and of the search (default: 1)
  --without     forbids all of a role, or one action, such as role:bank or action:rate-limit
${SCENARIO_HELP}`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    if (values.seconds !== null && values.iterations !== null)
      throw new Misuse('--seconds or --iterations: give one of the two.');
    const played = await openScenario('search', positionals, values);
    const milliseconds = 1000 * (values.seconds ?? SECONDS);
    const begun = performance.now();
    const part = (tried: number) =>
      values.iterations === null
        ? Math.floor(((performance.now() - begun) * 10_000) / milliseconds)
        : Math.floor((tried * 10_000) / values.iterations);
    const progress = createProgress('search', 10_000);
    const report = searchFor(
      {
        ...played,
        textbook: policyOf(played, 'textbook'),
        seed: values.seed,
        difficulty: values.difficulty,
        ...(values.without === null ? {} : { without: forbidden(played.world, values.without) }),
      },
      (tried, best) => {
        const done = part(tried);
        progress.at(Math.min(done, 10_000), `best ${points(best)}`);
        return done;
      },
    );
    progress.end();
    return { out: values.json ? JSON.stringify(report) : table(report), code: report.exploit ? 1 : 0 };
  },
};

/** @throws Misuse when it is neither a role that decides something nor an action */
function forbidden(world: World, written: string): Forbidden {
  const [of, id = ''] = written.split(':');
  const known = {
    role: [...new Set(world.actions.map((one) => one.role))],
    action: world.actions.map((one) => one.id),
  };
  if ((of === 'role' || of === 'action') && known[of].includes(id)) return { of, id };
  const hint =
    of === 'role' || of === 'action'
      ? suggest(id, known[of])
      : `known: ${known.role.map((one) => `role:${one}`).join(', ')}`;
  throw new Misuse(
    `--without takes a role or an action, such as role:bank or action:rate-limit, not "${written}"; ${hint}`,
  );
}

function table(report: SearchReport): string {
  const row = (name: string, one: Outcome) => [
    name,
    points(one.points),
    count(one.parcels),
    percent(one.uptimeBp),
    percent(one.trustBp),
    count(one.spent),
    String(Object.values(one.taken).reduce((sum, n) => sum + n, 0)),
  ];
  const gain = (name: string, { pointsBp, parcelsBp, uptimeBp }: Gain) => [
    name,
    ...[pointsBp, parcelsBp, uptimeBp].map((bp) => signed(bp, percent)),
  ];
  const verdict = report.exploit
    ? `EXPLOIT: beats the textbook by more than ${percent(EXPLOIT_BP)}. Something in the rules gives this away; the plan is below.`
    : `No exploit: nothing found beats the textbook by more than ${percent(EXPLOIT_BP)}.`;
  return [
    `${report.scenario}, seed ${report.seed}: ${count(report.iterations)} plans tried${report.without ? `, without the ${report.without.of} ${report.without.id}` : ''}`,
    '',
    aligned(
      [
        ['', 'points', 'parcels', 'uptime', 'trust', 'k€', 'decisions'],
        row('textbook', report.textbook),
        row('best plan', report.best),
        gain('gain', report.gain),
        gain(
          `gain on seeds ${report.elsewhere.seeds[0]} to ${report.elsewhere.seeds.at(-1)}`,
          report.elsewhere.gain,
        ),
      ],
      [1, 2, 3, 4, 5, 6],
    ),
    '',
    `It wins ${percent(report.roomBp)} of the points that the textbook leaves.`,
    verdict,
    '',
    yamlOf(report),
  ].join('\n');
}

/** As an entry of policies.yaml, a decision a line. */
function yamlOf({ plan }: SearchReport): string {
  const line = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  const { decisions, answers, ...head } = plan;
  const body = [
    ...Object.entries(head).map(([key, value]) => `${key}: ${line(value)}`),
    'decisions:',
    ...decisions.map((one) => `  - ${line(one)}`),
    'answers:',
    ...Object.entries(answers).map(([inject, option]) => `  ${inject}: ${option}`),
  ];
  return body.map((text, i) => `${i === 0 ? '  - ' : '    '}${text}`).join('\n');
}
