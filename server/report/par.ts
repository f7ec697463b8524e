import { WHOLE } from '#sim/arithmetic.ts';
import type { Policy } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import type { Par, ParRow } from '#scenarios/parSchema.ts';
import { measure, minutesAfterZero, reaches, wantedBy, type Calendar } from './parRow.ts';
import { changedWorld, withSeed } from './play.ts';
import { nameOf, record } from './trace.ts';

/** What the record says and what the simulation gives, row by row. */
export interface ParReport {
  scenario: string;
  policy: string;
  /** The difficulty that all rows were played with; `null`: each with its own. */
  difficulty: string | null;
  seeds: number[];
  /** Every row that was measured passed. */
  pass: boolean;
  rows: ParResult[];
}

/** One row. All numbers are in `unit`; `null` for a time that never came. */
export interface ParResult {
  id: string;
  what: string;
  measure: ParRow['measure'];
  /** Played with this difficulty; `null`: as the pack has it. */
  difficulty: string | null;
  unit: 'parcels' | 'minutes' | 'basis points' | 'times';
  /** A row passes when it does so on every seed. "left out": with the difficulty chosen, the exercise ends before. */
  verdict: 'pass' | 'fail' | 'left out';
  recorded: number | null;
  /** The least and the most that pass; `null`: no bound. */
  least: number | null;
  most: number | null;
  lowest: number | null;
  median: number | null;
  highest: number | null;
  /** Median against the recorded value; without one, how far the worst seed lies beyond the bound (0: inside). */
  deviation: number | null;
  failedSeeds: number[];
  source: string;
}

/**
 * Plays the par's policy on each seed and measures every row.
 * @param options.scenario its id, for the report
 * @param options.played asked once for each difficulty: the world of a difficulty (`null`: as the pack has it) and the policy in it
 * @param options.difficulty plays every row with this; left out: each row with its own
 * @param options.start local time of tick 0
 * @param each called after every play, with the number made so far and the number to make
 */
export function holdAgainstRecord(
  options: {
    scenario: string;
    played: (difficulty: string | null) => { world: World; policy: Policy };
    difficulty: string | null;
    start: string;
    par: Par;
    seeds: readonly number[];
  },
  each: (done: number, of: number) => void = () => undefined,
): ParReport {
  const { played, difficulty, start, par, seeds } = options;
  const playedWith = (row: ParRow) => difficulty ?? row.difficulty ?? null;
  const settings = [...new Set(par.rows.map(playedWith))];
  const results = new Map<ParRow, ParResult>();
  let done = 0;
  for (const setting of settings) {
    const { world, policy } = played(setting);
    const calendar: Calendar = { start, world };
    const all = par.rows.filter((row) => playedWith(row) === setting);
    const rows = all.filter((row) => reaches(calendar, row));
    const wanted = [...new Map(rows.flatMap(wantedBy).map((one) => [nameOf(one), one])).values()];
    const asksForRepeat = rows.some((row) => row.measure === 'repeat-cost');
    const values = new Map<ParRow, number[]>(rows.map((row) => [row, []]));
    for (const seed of seeds) {
      const lucky = withSeed(world, seed);
      const trace = record(lucky, policy, wanted);
      const forgiving = asksForRepeat ? record(forgivingWorld(lucky), policy, wanted) : null;
      for (const [row, list] of values) list.push(measure(calendar, row, trace, forgiving));
      each(++done, seeds.length * settings.length);
    }
    for (const row of all)
      results.set(row, judge(calendar, row, { setting, values: values.get(row), seeds }));
  }
  const rows = par.rows.map((row) => results.get(row)!);
  return {
    scenario: options.scenario,
    policy: par.policy,
    difficulty,
    seeds: [...seeds],
    pass: rows.every((one) => one.verdict !== 'fail'),
    rows,
  };
}

/** A public to whom every failure is the first. */
const forgivingWorld = (world: World): World =>
  changedWorld(world, { trust: { ...world.trust, repeatBp: WHOLE } });

const UNITS: Record<ParRow['measure'], ParResult['unit']> = {
  parcels: 'parcels',
  'below-within': 'minutes',
  back: 'minutes',
  band: 'basis points',
  turns: 'times',
  lowest: 'basis points',
  mean: 'basis points',
  'repeat-cost': 'basis points',
};

/** The recorded value of a row, and the least and most that pass. */
function boundsOf(calendar: Calendar, row: ParRow): { recorded: number | null; least: number; most: number } {
  switch (row.measure) {
    case 'parcels': {
      const slack = Math.floor((row.recorded * row.tolerance) / WHOLE);
      return { recorded: row.recorded, least: row.recorded - slack, most: row.recorded + slack };
    }
    case 'below-within':
      return { recorded: null, least: 0, most: row.atMost };
    case 'back': {
      const most = row.atMost ? minutesAfterZero(calendar, row.atMost) : Infinity;
      if (!row.recorded) return { recorded: null, least: -Infinity, most };
      const recorded = minutesAfterZero(calendar, row.recorded);
      return {
        recorded,
        least: recorded - row.tolerance!,
        most: Math.min(most, recorded + row.tolerance!),
      };
    }
    case 'mean':
      return { recorded: null, least: row.atLeast ?? -Infinity, most: row.atMost ?? Infinity };
    default:
      return { recorded: null, least: row.atLeast, most: Infinity };
  }
}

function judge(
  calendar: Calendar,
  row: ParRow,
  played: { setting: string | null; values: number[] | undefined; seeds: readonly number[] },
): ParResult {
  const { setting, values, seeds } = played;
  const { recorded, least, most } = boundsOf(calendar, row);
  const passes = (value: number) => value >= least && value <= most;
  const sorted = (values ?? []).toSorted((a, b) => a - b);
  const median = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const beyond = (value: number) => (value < least ? value - least : value > most ? value - most : 0);
  const worst = sorted.map(beyond).reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far), 0);
  // Where the reader chose the difficulty, the exercise may well be shorter than the row asks for.
  const missing = setting === (row.difficulty ?? null) ? 'fail' : 'left out';
  return {
    id: row.id,
    what: row.what,
    measure: row.measure,
    difficulty: setting,
    unit: UNITS[row.measure],
    verdict: values === undefined ? missing : values.every(passes) ? 'pass' : 'fail',
    recorded,
    least: finite(least),
    most: finite(most),
    lowest: finite(sorted[0]),
    median: finite(median),
    highest: finite(sorted.at(-1)),
    deviation: values === undefined ? null : finite(recorded === null ? worst : median - recorded),
    failedSeeds: seeds.filter((_seed, i) => values !== undefined && !passes(values[i]!)),
    source: row.source,
  };
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
