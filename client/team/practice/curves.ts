import type { ChannelRecord, GhostCurves, TeamCurves } from '#protocol/views.ts';
import type { PracticeTable } from './table.ts';

/** The backlog and the trust of the run beside a practice; invented, like the rest. */
const past = { backlog: 241_000, trustBp: 6600 } as const;

/** The table with its present figures as one more sample of the curves. A practice has few enough for a single stretch. */
export function drawn(table: PracticeTable, tick: number): PracticeTable {
  const { headline, ghost, situation } = table;
  if (!headline || !ghost || !situation) return table;
  const { 'curves:0': curves = none, 'ghostCurves:0': before = nonePast } = table;
  const { parcelsDelivered, parcelsDeliverable, uptimeBp } = headline;
  return {
    ...table,
    'curves:0': {
      tick: [...curves.tick, tick],
      parcelsDelivered: [...curves.parcelsDelivered, parcelsDelivered],
      parcelsDeliverable: [...curves.parcelsDeliverable, parcelsDeliverable],
      backlog: [...curves.backlog, situation.backlog],
      uptimeBp: [...curves.uptimeBp, uptimeBp],
      trustBp: [...curves.trustBp, situation.trustBp],
      channelsBp: [...curves.channelsBp, channelsOf(table)],
      attackBp: [...curves.attackBp, 0],
      passedBp: [...curves.passedBp, 0],
      crewsFree: [...curves.crewsFree, situation.crews.reduce((sum, { free }) => sum + free, 0)],
    },
    'ghostCurves:0': {
      parcelsDelivered: [...before.parcelsDelivered, ghost.parcelsDelivered],
      backlog: [...before.backlog, past.backlog],
      uptimeBp: [...before.uptimeBp, ghost.uptimeBp],
      trustBp: [...before.trustBp, past.trustBp],
    },
  };
}

function channelsOf(table: PracticeTable): number[] {
  return Object.entries(table).flatMap(([key, record]) =>
    key.startsWith('channel:') ? [(record as ChannelRecord).availabilityBp] : [],
  );
}

const nonePast: GhostCurves = { parcelsDelivered: [], backlog: [], uptimeBp: [], trustBp: [] };
const none: TeamCurves = {
  ...nonePast,
  tick: [],
  parcelsDeliverable: [],
  channelsBp: [],
  attackBp: [],
  passedBp: [],
  crewsFree: [],
};
