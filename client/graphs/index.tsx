import { useMemo } from 'preact/hooks';
import { dayAndTime, number, short } from '../format.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue } from '../store.ts';
import { Chart } from '../ui/chart.tsx';
import { ownCurves } from './ownCurves.ts';
import { timeLabel, timeSplits } from '../ui/timeAxis.ts';

/** The team's figures over time. */
export function Graphs() {
  const clock = catalogue.value?.clock;
  const curves = ownCurves.value;
  const title = words.t('parcels');
  const series = useMemo(
    () => [
      {
        id: 'parcels',
        label: title,
        values: curves.parcelsDelivered,
        colour: '--yellow-ink',
      },
    ],
    [curves, title],
  );
  if (!clock) return null;
  return (
    <div class="hub-table-frame">
      <Chart
        title={title}
        x={curves.tick}
        series={series}
        min={0}
        formatY={number}
        labelY={short}
        formatX={(tick) => dayAndTime(tick, clock)}
        labelX={(tick) => timeLabel(tick, clock)}
        splitsX={(from, to, room) => timeSplits(from, to, room, clock)}
      />
    </div>
  );
}
