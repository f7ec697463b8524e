import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type EndLabel, separate } from './endLabels.ts';
import { remPixels } from './look.ts';

export type Dash = 'dashed' | 'dotted';
/** Dash patterns, in pixels of a desk's screen; chart.css has the same for the legend. */
const dashes: Record<Dash, readonly [number, number]> = { dashed: [6, 5], dotted: [2, 4] };

/** One line of a chart. Colours are names of tokens, so that the theme decides. */
export interface PlotSeries {
  id: string;
  label: string;
  /** On the same steps as `x`; null where nothing is known. */
  values: readonly (number | null)[];
  /** A custom property, `--yellow-ink`. */
  colour: string;
  /** For what happened in reality and other baselines. */
  dash?: Dash;
  /** One of many: drawn first, thin and without a name. */
  thin?: boolean;
}
export interface PlotMarker {
  at: number;
  label: string;
}
export interface PlotInput {
  x: readonly number[];
  series: readonly PlotSeries[];
  markers: readonly PlotMarker[];
  min?: number;
  max?: number;
  width: number;
  height: number;
  labelY: (value: number) => string;
  splitsX: (from: number, to: number, room: number) => number[];
  labelX: (value: number) => string;
  /** Index of the sample under the cursor; null: none. */
  onCursor: (index: number | null) => void;
}

/** uPlot in an element, in the colours and type in force there. Rebuilt by the caller when anything but the values changes. */
export function createPlot(host: HTMLElement, input: PlotInput): uPlot {
  const style = getComputedStyle(host);
  const token = (name: string): string => style.getPropertyValue(name).trim() || '#888';
  const rem = remPixels();
  const px = Math.round(rem * 0.71875);
  const font = `${px}px ${style.fontFamily}`;
  const ratio = devicePixelRatio || 1;
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => text.length)) * px * 0.6;

  const named = input.series.filter((s) => !s.thin);
  // Names stand at the ends of their lines where there is room; on a phone the legend has them all.
  const endRoom =
    input.width > 34 * rem ? Math.min(input.width * 0.24, widest(named.map((s) => s.label)) + px) : px;
  const grid = { stroke: token('--line'), width: 1 };

  const options: uPlot.Options = {
    width: input.width,
    height: input.height,
    padding: [px, endRoom, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: px * 0.6 } },
    scales: {
      x: { time: false },
      y: { range: (_, low, high) => yRange(low, high, input.min, input.max) },
    },
    axes: [
      {
        stroke: token('--muted'),
        font,
        size: px * 2.2,
        gap: px * 0.5,
        grid: { show: false },
        ticks: { ...grid, size: px * 0.4 },
        splits: (_, __, from, to) => input.splitsX(from, to, Math.floor(input.width / (px * 8))),
        values: (_, splits) => splits.map(input.labelX),
      },
      {
        stroke: token('--muted'),
        font,
        gap: px * 0.4,
        grid,
        ticks: { show: false },
        space: px * 3.2,
        size: (_, values) => Math.ceil(widest(values ?? []) + px),
        values: (_, splits) => splits.map(input.labelY),
      },
    ],
    series: [
      {},
      ...input.series.map((s): uPlot.Series => ({
        label: s.label,
        stroke: token(s.colour),
        width: (s.thin ? 0.75 : s.dash ? 1.5 : 2.25) * (rem / 16),
        dash: s.dash && dashes[s.dash].map((n) => (n * rem) / 16),
        alpha: s.thin ? 0.45 : 1,
        points: { show: s.values.length === 1 },
        spanGaps: false,
      })),
    ],
    hooks: {
      setCursor: [(plot) => input.onCursor(plot.cursor.idx ?? null)],
      drawAxes: [(plot) => drawMarkers(plot, input.markers, font, token, ratio)],
      draw: endRoom > px * 2 ? [(plot) => drawNames(plot, input.series, font, token, ratio, px)] : [],
    },
  };
  return new uPlot(options, plotData(input), host);
}

export const plotData = ({ x, series }: Pick<PlotInput, 'x' | 'series'>): uPlot.AlignedData =>
  [x, ...series.map((s) => s.values)] as uPlot.AlignedData;

/**
 * Ends given by the caller hold; the others leave a little air. A level line gets air too: on the lower edge it would look like
 * zero.
 */
function yRange(low: number, high: number, min?: number, max?: number): [number, number] {
  if (low === null || high === null) return [min ?? 0, max ?? 1];
  const air = (high - low) * 0.06 || Math.max(1, Math.abs(high) * 0.1);
  return [min ?? Math.max(low >= 0 ? 0 : -Infinity, low - air), max ?? high + air];
}

type TokenOf = (name: string) => string;

function drawMarkers(
  plot: uPlot,
  markers: readonly PlotMarker[],
  font: string,
  token: TokenOf,
  ratio: number,
): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = scaled(font, ratio);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  ctx.strokeStyle = token('--line-strong');
  ctx.fillStyle = token('--muted');
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  let free = -Infinity;
  for (const { at, label } of markers.toSorted((a, b) => a.at - b.at)) {
    const x = plot.valToPos(at, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    // On the other side where there is no room; a name that would run into its neighbour is left out.
    const width = ctx.measureText(label).width;
    const fits = x + width + 4 * ratio <= bbox.left + bbox.width;
    const left = fits ? x + 4 * ratio : x - width - 4 * ratio;
    if (left < free) continue;
    ctx.fillText(label, left, bbox.top);
    free = left + width + 8 * ratio;
  }
  ctx.restore();
}

function drawNames(
  plot: uPlot,
  series: readonly PlotSeries[],
  font: string,
  token: TokenOf,
  ratio: number,
  px: number,
): void {
  const { ctx, bbox } = plot;
  const right = bbox.left + bbox.width;
  const names = series.flatMap((s): EndLabel[] => {
    const last = s.values.findLast((v) => v !== null);
    if (s.thin || last === undefined || last === null) return [];
    return [
      { text: s.label, colour: token(s.dash ? '--muted' : s.colour), y: plot.valToPos(last, 'y', true) },
    ];
  });
  ctx.save();
  ctx.font = scaled(font, ratio);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { text, colour, y } of separate(names, px * 1.25 * ratio, bbox.top, bbox.top + bbox.height)) {
    ctx.fillStyle = colour;
    ctx.fillText(text, right + px * 0.6 * ratio, y, plot.ctx.canvas.width - right - px * ratio);
  }
  ctx.restore();
}

/** uPlot draws in device pixels. */
const scaled = (font: string, ratio: number): string =>
  font.replace(/^[\d.]+/, (n) => String(Number(n) * ratio));
