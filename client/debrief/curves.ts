import type { Text } from '#protocol/text.ts';
import type { ComparedCurve, Curves } from '#protocol/curves.ts';
import type { RunResult } from '#protocol/views.ts';
import type { ChartSeries } from '../ui/chart.tsx';
import type { RankedTeam } from './ranking.ts';

/** Up to so many teams, every line has its name; beyond, only the foremost and one's own. */
export const allNamedUpTo = 5;
const namedBeyond = 3;
/** Baselines drawn beside the teams. */
const ghostsShown = ['as-happened', 'idle'];
/** Colours of teams that are not one's own, told apart with the common colour blindnesses; names stand at the lines too. */
const colours = ['--run-1', '--run-2', '--run-3', '--run-4', '--run-5'];

/** Every tick at which any run has a sample, rising: runs may differ in length. */
export function commonTicks(runs: readonly RunResult[]): number[] {
  return [...new Set(runs.flatMap((run) => run.curves.tick))].toSorted((a, b) => a - b);
}

/** A run's values on common ticks; null where the run has no sample. */
export function onTicks(ticks: readonly number[], curves: Curves, measure: ComparedCurve): (number | null)[] {
  const at = new Map(curves.tick.map((tick, i) => [tick, curves[measure][i] ?? null]));
  return ticks.map((tick) => at.get(tick) ?? null);
}

/**
 * The lines of one chart: the own team in the colour that is ours, the foremost by name, the rest thin, ghosts dashed.
 * @param pick a text in the reader's language
 */
export function chartSeries(
  ranked: readonly RankedTeam[],
  ghosts: readonly RunResult[],
  ticks: readonly number[],
  measure: ComparedCurve,
  pick: (text: Text) => string,
): ChartSeries[] {
  const named = ranked.length <= allNamedUpTo ? ranked.length : namedBeyond;
  // By the team's place in the order of ids, so that it is the same on every page, whoever looks.
  const order = ranked.map((row) => row.team).toSorted();
  const colourOf = (team: string) => colours[order.indexOf(team) % colours.length]!;
  const teams = ranked.flatMap((row, i): ChartSeries[] => {
    if (!row.run) return [];
    const thin = i >= named && !row.own;
    return [
      {
        id: row.team,
        label: row.name,
        values: onTicks(ticks, row.run.curves, measure),
        colour: row.own ? '--yellow-ink' : thin ? '--ghost' : colourOf(row.team),
        thin,
      },
    ];
  });
  const baselines = ghosts
    .filter(({ id }) => ghostsShown.includes(id))
    .toSorted((a, b) => ghostsShown.indexOf(a.id) - ghostsShown.indexOf(b.id))
    .map((run): ChartSeries => ({
      id: `ghost:${run.id}`,
      label: pick(run.name),
      values: onTicks(ticks, run.curves, measure),
      colour: '--ghost',
      dash: run.id === 'idle' ? 'dotted' : 'dashed',
    }));
  return [...teams, ...baselines];
}
