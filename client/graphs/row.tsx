import type uPlot from 'uplot';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { remPixels } from '../ui/look.ts';
import { Term } from '../ui/term.tsx';
import { useSize } from '../ui/useSize.ts';
import { endLabels } from './labels.ts';
import type { GraphLine } from './looks.ts';
import type { GraphPanel } from './panels.ts';
import { createRowPlot, rowData, type RowInput } from './rowPlot.ts';
import './graphs.css';

export interface RowProps extends RowInput {
  /** Index of the sample whose figures stand beside the lines. */
  at: number;
  look: string;
}

/** One graph: title, plot, names and figures at the ends of its lines. Samples are added to the plot, which stays. */
export function GraphRow({ panel, ticks, end, splits, at, look }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const whole = useSize(row);
  const size = useSize(host);
  const input = useRef<RowInput>({ panel, ticks, end, splits });
  input.current = { panel, ticks, end, splits };
  const plot = useRef<uPlot | null>(null);
  const shape = JSON.stringify(panel.lines.map(({ id, colour, dash, main }) => [id, colour, dash, main]));
  const laidOut = size.width > 0 && size.height > 0;

  useEffect(() => {
    const element = host.current;
    if (!element || !laidOut) return;
    const made = createRowPlot(element, input, element.clientWidth, element.clientHeight);
    plot.current = made;
    return () => {
      made.destroy();
      plot.current = null;
    };
  }, [look, shape, laidOut]);
  useEffect(() => {
    if (laidOut) plot.current?.setSize(size);
  }, [size]);
  useEffect(() => {
    plot.current?.setData(rowData(input.current));
    // The figures of the axis follow the top of the graph and the language, of which uPlot knows nothing.
    plot.current?.redraw(false, true);
  }, [panel, ticks, end, splits]);

  const places = useMemo(() => {
    const head = whole.height - size.height;
    const rem = remPixels();
    return new Map(endLabels(panel, head, size.height, rem * 0.875).map(({ id, y }) => [id, y]));
  }, [panel, whole, size]);
  return (
    <div class={`graph graph-${panel.id}`} ref={row}>
      <h3 class="graph-title">
        <Term meaning={panel.about}>{panel.title}</Term>
      </h3>
      <div class="graph-plot" ref={host} aria-hidden="true" />
      <ul class="graph-labels" aria-hidden="true">
        {panel.lines.map((line) => (
          <li key={line.id} style={{ '--y': `${places.get(line.id) ?? 0}px` }} title={line.label}>
            <Swatch line={line} />
            <b>{valueAt(panel, line, at)}</b>
            <span>{line.label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Swatch({ line }: { line: GraphLine }) {
  return (
    <svg viewBox="0 0 18 4" class="graph-swatch">
      <path
        d="M0 2h18"
        style={{ stroke: `var(${line.colour})`, strokeWidth: line.main ? 2.5 : 1.5 }}
        {...(line.dash && { 'stroke-dasharray': line.dash.map((n) => n * 0.7).join(' ') })}
      />
    </svg>
  );
}

/** A figure of a line as words; a dash where there is none. */
export function valueAt(panel: GraphPanel, line: GraphLine, at: number): string {
  const value = line.values[at];
  return value === undefined ? '–' : panel.format(value);
}
