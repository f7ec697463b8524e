import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { chartWords } from '../i18n/chart.ts';
import './chart.css';
import { ChartTable } from './chartTable.tsx';
import { useLook } from './look.ts';
import type * as PlotModule from './plot.ts';
import type { PlotMarker, PlotSeries } from './plot.ts';
import { useSize } from './useSize.ts';

export type ChartSeries = PlotSeries;
export type ChartMarker = PlotMarker;

export interface ChartProps {
  /** Names the chart; the heading itself is the caller's. */
  title: string;
  /** Steps of the horizontal axis, rising: ticks of the exercise. */
  x: readonly number[];
  series: readonly ChartSeries[];
  /** Moments worth a vertical mark. */
  markers?: readonly ChartMarker[];
  /** Ends of the vertical axis; without them, those of the values. */
  min?: number;
  max?: number;
  formatY: (value: number) => string;
  /** Short words beside the axis; without them, those of `formatY`. */
  labelY?: (value: number) => string;
  /** Full words for a moment, in legend and table. */
  formatX: (x: number) => string;
  /** Short words under the axis, and where they stand: see timeAxis.ts. */
  labelX: (x: number) => string;
  splitsX: (from: number, to: number, room: number) => number[];
  /** Height of the plot, a CSS length. */
  height?: string;
}

type Plot = typeof PlotModule;

/**
 * Curves over time. uPlot is fetched when the first chart is shown; its place is kept free meanwhile. The legend is HTML and
 * follows the cursor; a table with the same figures is one button away, and takes over where the chart cannot load.
 */
export function Chart(props: ChartProps) {
  const { t } = chartWords;
  const { title, x, series, formatX, formatY, height = '15rem' } = props;
  const host = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot | 'loading' | 'failed'>('loading');
  const [asTable, setAsTable] = useState(false);
  const [cursor, setCursor] = useState<number | null>(null);
  const table = asTable || plot === 'failed';
  const shown = !table && x.length > 0;
  const size = useSize(host, shown);
  const look = useLook();

  useEffect(() => {
    let here = true;
    import('./plot.ts').then(
      (loaded) => here && setPlot(loaded),
      () => here && setPlot('failed'),
    );
    return () => {
      here = false;
    };
  }, []);

  const drawn = useMemo(
    () => ({
      // Thin lines first, so that those with a name lie on top.
      series: [...series.filter((s) => s.thin), ...series.filter((s) => !s.thin)],
      markers: props.markers ?? [],
    }),
    [series, props.markers],
  );
  const input = useRef({ props, drawn });
  input.current = { props, drawn };
  const shape = JSON.stringify([
    drawn.series.map((s) => [s.id, s.label, s.colour, s.dash, s.thin]),
    drawn.markers,
    props.min,
    props.max,
  ]);
  const uplot = useRef<ReturnType<Plot['createPlot']> | null>(null);
  const ready = typeof plot === 'object' ? plot : null;

  useEffect(() => {
    const element = host.current;
    if (!ready || !element || !shown || size.width === 0) return;
    const { props: now, drawn: lines } = input.current;
    const made = ready.createPlot(element, {
      ...now,
      labelY: now.labelY ?? now.formatY,
      ...lines,
      ...size,
      onCursor: setCursor,
    });
    uplot.current = made;
    return () => {
      made.destroy();
      uplot.current = null;
    };
    // Size, theme and type: any change means drawing anew.
  }, [ready, shown, size, look, shape, formatY, props.labelX]);

  useEffect(() => {
    if (ready) uplot.current?.setData(ready.plotData({ x, series: drawn.series }));
  }, [ready, x, drawn]);

  if (x.length === 0) return <p class="chart-empty">{t('empty')}</p>;
  const named = series.filter((s) => !s.thin);
  const thin = series.length - named.length;
  const at = cursor ?? x.length - 1;
  const lastValues = named.map((s) => `${s.label} ${valueAt(s, x.length - 1, formatY)}`).join(', ');
  return (
    <div class="chart">
      {plot === 'failed' && <p class="caption">{t('failed')}</p>}
      {table ? (
        <ChartTable title={title} x={x} series={named} formatX={formatX} formatY={formatY} />
      ) : (
        <div
          class="chart-plot"
          ref={host}
          style={{ height }}
          role="img"
          aria-label={t('summary', { title, values: lastValues })}
        >
          {!ready && <p class="chart-wait">{t('loading')}</p>}
        </div>
      )}
      <div class="chart-foot">
        {!table && (
          <ul class="chart-legend" aria-hidden="true">
            <li class="chart-time">{formatX(x[at] ?? 0)}</li>
            {named.map((s) => (
              <li key={s.id}>
                <svg viewBox="0 0 18 4">
                  <path
                    d="M0 2h18"
                    style={{ stroke: `var(${s.colour})` }}
                    class={s.dash && `chart-${s.dash}`}
                  />
                </svg>
                {s.label} <b>{valueAt(s, at, formatY)}</b>
              </li>
            ))}
            {thin > 0 && <li>{t('others', { count: thin })}</li>}
          </ul>
        )}
        {plot !== 'failed' && (
          <button type="button" class="button button-plain button-small" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'asChart' : 'asTable')}
          </button>
        )}
      </div>
    </div>
  );
}

function valueAt(series: ChartSeries, index: number, format: (value: number) => string): string {
  const value = series.values[index];
  return value === null || value === undefined ? '–' : format(value);
}
