import { WHOLE } from '#sim/arithmetic.ts';
import type { Policy } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import type { Par, ParRow } from '#scenarios/parSchema.ts';
import { measure, minutesAfterZero, reaches, wantedBy, type Calendar } from './parRow.ts';
import { withSeed } from './play.ts';
import { nameOf, record } from './trace.ts';

/** What the record says and what the simulation gives, row by row. */
export interface ParReport {
  scenario: string;
  policy: string;
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
  unit: 'parcels' | 'minutes' | 'basis points' | 'times';
  /** "left out": the exercise ends before the row does. A row passes when it does so on every seed. */
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
 * @param start local time of tick 0
 * @param each called after every seed that was played
 */
export function holdAgainstRecord(
  options: { world: World; start: string; policy: Policy; par: Par; seeds: readonly number[] },
  each: () => void = () => undefined,
): ParReport {
  const { world, start, policy, par, seeds } = options;
  const calendar: Calendar = { start, world };
  const rows = par.rows.filter((row) => reaches(calendar, row));
  const wanted = [...new Map(rows.flatMap(wantedBy).map((one) => [nameOf(one), one])).values()];
  const asksForRepeat = rows.some((row) => row.measure === 'repeat-cost');
  const values = new Map<ParRow, number[]>(rows.map((row) => [row, []]));
  for (const seed of seeds) {
    const lucky = withSeed(world, seed);
    const trace = record(lucky, policy, wanted);
    const forgiving = asksForRepeat ? record(forgivingWorld(lucky), policy, wanted) : null;
    for (const [row, list] of values) list.push(measure(calendar, row, trace, forgiving));
    each();
  }
  const results = par.rows.map((row) => judge(calendar, row, values.get(row), seeds));
  return {
    scenario: world.id,
    policy: policy.id,
    seeds: [...seeds],
    pass: results.every((one) => one.verdict !== 'fail'),
    rows: results,
  };
}

/** A public to whom every failure is the first. */
const forgivingWorld = (world: World): World => ({ ...world, trust: { ...world.trust, repeatBp: WHOLE } });

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
  values: number[] | undefined,
  seeds: readonly number[],
): ParResult {
  const { recorded, least, most } = boundsOf(calendar, row);
  const passes = (value: number) => value >= least && value <= most;
  const sorted = (values ?? []).toSorted((a, b) => a - b);
  const median = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const beyond = (value: number) => (value < least ? value - least : value > most ? value - most : 0);
  const worst = sorted.map(beyond).reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far), 0);
  const missing = row.optional ? 'left out' : 'fail';
  return {
    id: row.id,
    what: row.what,
    measure: row.measure,
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
