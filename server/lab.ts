import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { loadPack, PackError } from '#scenarios/load.ts';
import { compile } from '#scenarios/compile.ts';
import { summarise, type RunSummary } from './report/summary.ts';

const HELP = `Plays a scenario without browsers.

  npm run lab -- run <scenario> [--policy textbook] [--seed 1] [--difficulty <id>] [--json]

  --policy      scripted player from the pack's policies.yaml: idle, as-happened, textbook
  --seed        luck of the attack; the same seed gives the same run, always
  --difficulty  one of the pack's difficulties
  --scenarios   folder of the packs (default: scenarios)
  --json        one JSON object instead of a table`;

/** The workbench: every answer is computed by playing the simulation, never read from anywhere. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      policy: { type: 'string', default: 'textbook' },
      seed: { type: 'string', default: '1' },
      difficulty: { type: 'string' },
      scenarios: { type: 'string', default: 'scenarios' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [verb, scenario] = positionals;
  if (values.help || verb === undefined) return say(HELP);
  if (verb !== 'run') return fail(`"${verb}" is not something the lab does.\n\n${HELP}`);
  if (scenario === undefined) return fail(`Which scenario? For example: npm run lab -- run la-poste-2025`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0)
    return fail(`--seed takes a whole number from 0, not "${values.seed}".`);
  const pack = await loadPack(join(values.scenarios, scenario));
  const compiled = compile(pack.scenario, { seed, difficulty: values.difficulty ?? null });
  if (!compiled.ok) return fail(compiled.issues.map((one) => one.message).join('\n'));
  const policy = compiled.policies.find((one) => one.id === values.policy);
  if (!policy) {
    return fail(`No policy "${values.policy}"; known: ${compiled.policies.map((one) => one.id).join(', ')}.`);
  }
  const summary = summarise(compiled.world, pack.scenario.scenario.clock.start, policy);
  return say(values.json ? JSON.stringify(summary) : table(summary));
}

function table(run: RunSummary): string {
  const percent = (bp: number) => `${(bp / 100).toFixed(1)} %`;
  const count = (value: number) => value.toLocaleString('en-GB');
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
    ['hash', run.hash],
  ];
  const at = [0, 12, 24, 30, 48, 53, 57, 72, 96]
    .map((hours) => run.availability.minutes.indexOf(hours * 60))
    .filter((i) => i >= 0);
  const head = at.map((i) => `T+${run.availability.minutes[i]! / 60}h`.padStart(7)).join('');
  const services = Object.entries(run.availability.services).map(
    ([id, curve]) =>
      `  ${id.padEnd(20)}${at.map((i) => String(Math.round(curve[i]! / 100)).padStart(7)).join('')}`,
  );
  return [
    ...rows.map(([name, value]) => `${name.padEnd(20)}  ${value}`),
    '',
    `availability, %      ${head}`,
    ...services,
  ].join('\n');
}

const say = (text: string): number => (process.stdout.write(`${text}\n`), 0);
const fail = (text: string): number => (process.stderr.write(`${text}\n`), 2);

try {
  process.exitCode = await main();
} catch (error) {
  // A pack's mistakes and a wrong flag are the reader's to mend: their sentence is enough, a stack trace would bury it.
  const known = error instanceof PackError || (error instanceof TypeError && 'code' in error);
  process.exitCode = fail(
    known ? (error as Error).message : String(error instanceof Error ? error.stack : error),
  );
}
