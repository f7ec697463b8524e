import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { remPixels } from '../ui/look.ts';
import { air } from './labels.ts';
import type { GraphPanel } from './panels.ts';

/** What a row draws; read anew at every drawing, so that new samples and another language need no new plot. */
export interface RowInput {
  panel: GraphPanel;
  ticks: readonly number[];
  /** End of the common time axis, which begins at 0, and the moments worth a line on it. */
  end: number;
  splits: readonly number[];
}

/** Width of the figures at the left, in rem: the same in every row, so that a moment lies at the same place in all. */
export const axisRem = 2.75;

/** Lines and grid of one row. Titles, names, crosshair and time axis are HTML around it. */
export function createRowPlot(
  host: HTMLElement,
  input: { readonly current: RowInput },
  width: number,
  height: number,
): uPlot {
  const style = getComputedStyle(host);
  const token = (name: string): string => style.getPropertyValue(name).trim() || '#888888';
  const rem = remPixels();
  const grid = { stroke: token('--line'), width: 1 };
  const options: uPlot.Options = {
    width,
    height,
    padding: [air, 0, air, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [0, input.current.end] },
      y: { range: () => [0, 1] },
    },
    axes: [
      {
        size: 0,
        ticks: { show: false },
        grid,
        splits: () => [...input.current.splits],
        values: (_, splits) => splits.map(() => ''),
      },
      {
        stroke: token('--muted'),
        font: `${Math.round(rem * 0.6875)}px ${style.fontFamily}`,
        size: rem * axisRem,
        gap: rem * 0.375,
        ticks: { show: false },
        grid,
        splits: () => input.current.panel.splits.map(input.current.panel.place),
        values: () => input.current.panel.splits.map(input.current.panel.axis),
      },
    ],
    series: [{}, ...input.current.panel.lines.map((line) => seriesOf(line, token, rem / 16))],
  };
  return new uPlot(options, rowData(input.current), host);
}

function seriesOf(
  line: GraphPanel['lines'][number],
  token: (name: string) => string,
  scale: number,
): uPlot.Series {
  const colour = token(line.colour);
  const paths = line.stepped ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return {
    stroke: colour,
    width: (line.main ? 2 : 1.25) * scale,
    points: { show: false },
    ...(line.dash && { dash: line.dash.map((n) => n * scale) }),
    ...(line.filled && { fill: washed(colour, line.main ? 0.4 : 0.16) }),
    ...(paths && { paths }),
  };
}

/** Columns as uPlot takes them, values as parts of the height. */
export const rowData = ({ panel, ticks }: RowInput): uPlot.AlignedData => [
  [...ticks],
  ...panel.lines.map((line) => line.values.map(panel.place)),
];

/** `#rrggbb` or `#rgb`, thinned. */
function washed(colour: string, alpha: number): string {
  const [, r = '88', g = '88', b = '88'] =
    /^#(..)(..)(..)$/.exec(colour) ?? /^#(.)(.)(.)$/.exec(colour)?.map((one) => one + one) ?? [];
  return `rgb(${[r, g, b].map((hex) => Number.parseInt(hex, 16)).join(' ')} / ${alpha})`;
}
