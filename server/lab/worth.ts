import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replay } from '#exercise/restore.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import { loadPack, readWritten } from '#scenarios/load.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { Policy } from '#sim/run.ts';
import type { Band, Price, Prices, Value } from '#protocol/prices.ts';
import { priceTeam } from '../report/prices.ts';
import { scriptOf } from '../report/script.ts';
import { aligned, count } from './figures.ts';
import { mark, Misuse, readFlags, whole, words } from './flags.ts';
import type { Verb } from './verb.ts';

const flags = {
  scenarios: words('scenarios'),
  team: words(null),
  seeds: whole(20),
  reference: words('textbook'),
  json: mark(),
};

export const worth: Verb = {
  what: 'price every decision of a played exercise',
  help: `Plays an exercise again from its log, proves that it comes out as it was, and prices what each team decided, answered and never
decided: the play with it less the play without it, an hour earlier or later, and what position it left, everything else played the same.
Over several lucks of the attack: the median, and what nine in ten lie between. "too small": the band holds nothing, it cannot be told.
Such figures do not add up; the shares of the roles (Shapley values) do.

  npm run lab -- worth <log file> [--team "Team 1"] [--seeds 20] [--reference textbook] [--json]

  <log file>   as the debrief hands it out, or GET /api/exercises/CODE/log
  --team       name or id; left out: every team that anybody sat in
  --seeds      lucks that are played; the exercise's own is the first
  --reference  policy that plays positions on, and whose decisions are looked for
  --scenarios  folder of the packs, where the file brings none (default: scenarios)
  --json       one JSON object instead of tables`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    const file = positionals[0];
    if (file === undefined || positionals.length > 1)
      throw new Misuse('Which log file? For example: npm run lab -- worth exercise.json');
    const all = await pricesOf(file, values);
    return { out: values.json ? JSON.stringify(all) : all.map(tableOf).join('\n\n'), code: 0 };
  },
};

interface LogFile {
  definition: Definition;
  entries: LogEntry[];
  /** Its files, as they were written. */
  pack?: unknown;
  tick?: number;
}

async function pricesOf(
  file: string,
  {
    scenarios,
    team,
    seeds,
    reference,
  }: { scenarios: string; team: string | null; seeds: number; reference: string },
): Promise<Prices[]> {
  const { definition, entries, pack: own, tick } = await readLog(file);
  const pack = own ? await readWritten(JSON.stringify(own)) : await packOf(scenarios, definition);
  const last = entries.at(-1)?.tick ?? 0;
  const { state } = replay(definition, { scenario: pack }, entries, Math.max(tick ?? 0, last));
  const sat = new Set([...state.allSeats.values()].map((seat) => seat.team));
  const teams = [...state.teams.values()].filter(({ id, name }) =>
    team === null ? sat.has(id) : id === team || name === team,
  );
  if (teams.length === 0)
    throw new Misuse(
      `--team: there is no "${team}"; there are: ${[...state.teams.values()].map((one) => one.name).join(', ')}.`,
    );
  const policy = policyOf(state.policies, reference);
  return teams.map(({ id }) =>
    priceTeam(state.world, scriptOf(state, entries, id), { pack, seeds, reference: policy, against: policy }),
  );
}

async function readLog(file: string): Promise<LogFile> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`There is no file "${file}", or it cannot be read.`);
  });
  try {
    const read = JSON.parse(text) as Partial<LogFile>;
    if (!read.definition || !Array.isArray(read.entries))
      throw new Error('it has no "definition" and "entries"');
    return read as LogFile;
  } catch (error) {
    throw new Misuse(
      `"${file}" is no log of an exercise: ${error instanceof Error ? error.message : String(error)}. Take it from the debrief, or from GET /api/exercises/CODE/log.`,
    );
  }
}

async function packOf(scenarios: string, { scenario, packHash }: Definition): Promise<Scenario> {
  const pack = await loadPack(join(scenarios, scenario));
  if (pack.hash === packHash) return pack.scenario;
  throw new Misuse(
    `The exercise was played from another version of "${scenario}" than the one in "${scenarios}", and the file does not bring it.`,
  );
}

function policyOf(policies: readonly Policy[], id: string): Policy {
  const found = policies.find((one) => one.id === id);
  if (found) return found;
  throw new Misuse(
    `--reference: there is no policy "${id}"; known: ${policies.map((one) => one.id).join(', ')}.`,
  );
}

function tableOf({ team, seeds, reference, asPlayed, idle, prices, shares, unpriced }: Prices): string {
  const small = prices.filter((one) => one.kind !== 'missed' && one.without.tooSmall).length;
  const own = prices.filter((one) => one.kind !== 'missed');
  const gain = asPlayed.points - idle.points;
  return [
    `${team.name}: ${said(asPlayed)}; nobody deciding: ${said(idle)}; won: ${signed(gain / 100)} points`,
    `${own.length + unpriced} moves, ${own.length} priced, ${small} too small to tell; ${seeds.length} lucks; positions played on by "${reference}"`,
    '',
    aligned([
      [
        'what',
        'seq',
        'points',
        'parcels',
        'bank min',
        'an hour earlier',
        'later',
        'left open',
        'fell with it',
      ],
      ...prices
        .toSorted((a, b) => b.without.median.points - a.without.median.points)
        .map((one) => [
          `${one.kind === 'missed' ? 'never: ' : one.kind === 'answer' ? 'answer: ' : ''}${nameOf(one)}`,
          one.seq < 0 ? '' : String(one.seq),
          bandText(one.without),
          signed(one.without.median.parcels, 0),
          signed(one.without.median.bankMinutes, 0),
          one.earlier ? bandText(one.earlier) : '',
          one.later ? bandText(one.later) : '',
          one.leftOpen ? bandText(one.leftOpen) : '',
          one.fell.join(' '),
        ]),
    ]),
    '',
    aligned([
      ['role', 'share of what was won', 'parcels', 'bank min', 'alone', 'left out'],
      ...shares.map(({ group, share, alone, lastIn }) => [
        group,
        `${signed(share.points / 100)}`,
        signed(share.parcels, 0),
        signed(share.bankMinutes, 0),
        signed(alone.points / 100),
        signed(lastIn.points / 100),
      ]),
    ]),
  ].join('\n');
}

const nameOf = ({ of, choice }: Price): string => (choice === null ? of : `${of} (${choice})`);
const signed = (value: number, digits = 1): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${digits === 0 ? count(Math.abs(value)) : Math.abs(value).toFixed(digits)}`;
const said = ({ points, parcels, bankMinutes }: Value): string =>
  `${(points / 100).toFixed(1)} points, ${count(parcels)} parcels, ${count(bankMinutes)} bank minutes`;
const bandText = ({ median, low, high, tooSmall }: Band): string =>
  tooSmall
    ? 'too small'
    : `${signed(median.points / 100)} (${signed(low.points / 100)} to ${signed(high.points / 100)})`;
