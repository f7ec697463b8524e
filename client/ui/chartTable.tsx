import { chartWords } from '../i18n/chart.ts';
import type { ChartProps } from './chart.tsx';
import './chart.css';

/** Rows that can still be read through; the last is always among them. */
const mostRows = 30;

/** Every so many steps, counted from the last, so that the table ends where the curve ends. */
export function tableRows(length: number): number[] {
  const step = Math.max(1, Math.ceil(length / mostRows));
  const rows: number[] = [];
  for (let i = length - 1; i >= 0; i -= step) rows.unshift(i);
  return rows;
}

type ChartTableProps = Pick<ChartProps, 'title' | 'x' | 'series' | 'formatX' | 'formatY'>;

/** The figures of a chart, for whoever reads better in rows. */
export function ChartTable({ title, x, series, formatX, formatY }: ChartTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <div class="chart-table" tabIndex={0} role="group" aria-label={title}>
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{chartWords.t('time')}</th>
            {series.map((s) => (
              <th key={s.id} scope="col">
                {s.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableRows(x.length).map((i) => (
            <tr key={i}>
              <th scope="row">{formatX(x[i] ?? 0)}</th>
              {series.map((s) => {
                const value = s.values[i];
                return <td key={s.id}>{value === null || value === undefined ? '–' : formatY(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
