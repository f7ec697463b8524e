import { useMemo } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { ComparedCurve } from '#protocol/curves.ts';
import type { Renewed, RunResult } from '#protocol/views.ts';
import { dayAndTime, hundredths, number, percent, short } from '../format.ts';
import { language, pick } from '../i18n/index.ts';
import { Chart } from '../ui/chart.tsx';
import { timeLabel, timeSplits } from '../ui/timeAxis.ts';
import { chartSeries } from './curves.ts';
import type { RankedTeam } from './ranking.ts';
import { renewedMarkers } from './renewed.ts';
import { slideName } from './slideName.ts';

export interface MeasureChartProps {
  measure: ComparedCurve;
  ranked: readonly RankedTeam[];
  ghosts: readonly RunResult[];
  ticks: readonly number[];
  /** Tick from which newer rules of the game apply; null: none do. */
  renewed: Renewed | null;
  clock: Catalogue['clock'];
  height: string;
}

const wholePercent = (bp: number): string => percent(bp);

/** One measure over the exercise: every team beside what happened in reality and what happens when nobody acts. */
export function MeasureChart({ measure, ranked, ghosts, ticks, renewed, clock, height }: MeasureChartProps) {
  const spoken = language.value;
  const series = useMemo(
    () => chartSeries(ranked, ghosts, ticks, measure, pick),
    [ranked, ghosts, ticks, measure, spoken],
  );
  // New functions with a new language: the axis is then drawn anew.
  const words = useMemo(
    () => ({
      formatX: (tick: number) => dayAndTime(tick, clock),
      labelX: (tick: number) => timeLabel(tick, clock),
      splitsX: (from: number, to: number, room: number) => timeSplits(from, to, room, clock),
    }),
    [clock, spoken],
  );
  const markers = useMemo(() => renewedMarkers(renewed, ticks), [renewed, ticks, spoken]);
  const scale = {
    parcelsDelivered: { min: 0, formatY: (n: number) => number(n), labelY: short },
    backlog: { min: 0, formatY: (n: number) => number(n), labelY: short },
    uptimeBp: { min: 0, max: 10_000, formatY: (bp: number) => percent(bp, 1), labelY: wholePercent },
    trustBp: { min: 0, max: 10_000, formatY: hundredths, labelY: hundredths },
  }[measure];
  return (
    <Chart title={slideName(measure)} x={ticks} {...{ series, markers, height }} {...words} {...scale} />
  );
}
