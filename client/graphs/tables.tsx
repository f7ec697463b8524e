import { dayAndTime, type ExerciseClock } from '../format.ts';
import { chartWords } from '../i18n/chart.ts';
import { graphWords } from '../i18n/graphs.ts';
import { ChartTable } from '../ui/chartTable.tsx';
import '../ui/chart.css';
import type { Mark } from './marks.ts';
import type { GraphPanel } from './panels.ts';
import './graphs.css';

export interface GraphTablesProps {
  panels: readonly GraphPanel[];
  marks: readonly Mark[];
  ticks: readonly number[];
  clock: ExerciseClock;
}

/** The same figures and marks in rows. */
export function GraphTables({ panels, marks, ticks, clock }: GraphTablesProps) {
  const { t } = graphWords;
  return (
    <div class="graph-tables">
      {panels.map((panel) => (
        <section key={panel.id}>
          <h3>{panel.title}</h3>
          <p class="caption">{panel.about}</p>
          <ChartTable
            title={panel.title}
            x={ticks}
            series={panel.lines.map(({ id, label, values, colour }) => ({ id, label, values, colour }))}
            formatX={(tick) => dayAndTime(tick, clock)}
            formatY={panel.format}
          />
        </section>
      ))}
      <section>
        <h3>{t('marks')}</h3>
        {marks.length === 0 ? (
          <p class="caption">{t('noMarks')}</p>
        ) : (
          <MarkTable marks={marks} clock={clock} />
        )}
      </section>
    </div>
  );
}

function MarkTable({ marks, clock }: { marks: readonly Mark[]; clock: ExerciseClock }) {
  const { t } = graphWords;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <div class="chart-table mark-table" tabIndex={0} role="group" aria-label={t('marks')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{chartWords.t('time')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => (
            <tr key={mark.id}>
              <th scope="row">{dayAndTime(mark.tick, clock)}</th>
              <td>{t(mark.kind === 'decision' ? 'decisionMark' : 'messageMark')}</td>
              <td>{mark.title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
