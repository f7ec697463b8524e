import { entriesOf } from '#protocol/delta.ts';
import { compared, joined, type TeamCurves } from '#protocol/curves.ts';
import type { PracticeTable } from './table.ts';

/** The backlog and the trust of the run beside a practice; invented, like the rest. */
const past = { backlog: [241_000], trustBp: [6600] };

/** The table with its present figures as one more sample of the curves. A practice has few enough for a single stretch. */
export function drawn(table: PracticeTable, tick: number): PracticeTable {
  const { headline, ghost, situation, 'curves:0': own, 'ghostCurves:0': before } = table;
  if (!headline || !ghost || !situation) return table;
  const sample: TeamCurves = {
    tick: [tick],
    parcelsDelivered: [headline.parcelsDelivered],
    parcelsDeliverable: [headline.parcelsDeliverable],
    backlog: [situation.backlog],
    uptimeBp: [headline.uptimeBp],
    channelsBp: entriesOf(table, 'channel').map(({ record }) => [record.availabilityBp]),
    attackBp: [0],
    passedBp: [0],
    trustBp: [situation.trustBp],
    crewsFree: [situation.crews.reduce((sum, { free }) => sum + free, 0)],
  };
  const beside = {
    ...compared(sample),
    ...past,
    parcelsDelivered: [ghost.parcelsDelivered],
    uptimeBp: [ghost.uptimeBp],
  };
  return {
    ...table,
    'curves:0': own ? joined(own, sample) : sample,
    'ghostCurves:0': before ? joined(before, beside) : beside,
  };
}
