import type { GhostCurves, TeamCurves } from '#protocol/views.ts';

/** Columns one after another: the server sends a quarter of a day at a time. */
const column = <K extends string>(stretches: readonly Record<K, number[]>[], key: K): number[] =>
  stretches.flatMap((stretch) => stretch[key]);

/** The whole curves out of their stretches; columns of equal length, empty while there are none. */
export function joinCurves(stretches: readonly TeamCurves[]): TeamCurves {
  return {
    tick: column(stretches, 'tick'),
    parcelsDelivered: column(stretches, 'parcelsDelivered'),
    parcelsDeliverable: column(stretches, 'parcelsDeliverable'),
    backlog: column(stretches, 'backlog'),
    uptimeBp: column(stretches, 'uptimeBp'),
    channelsBp: (stretches[0]?.channelsBp ?? []).map((_channel, c) =>
      stretches.flatMap((stretch) => stretch.channelsBp[c] ?? []),
    ),
    attackBp: column(stretches, 'attackBp'),
    passedBp: column(stretches, 'passedBp'),
    trustBp: column(stretches, 'trustBp'),
    crewsFree: column(stretches, 'crewsFree'),
  };
}

/** The same for the run it is compared with; null where the pack has none. */
export function joinGhost(stretches: readonly GhostCurves[]): GhostCurves | null {
  if (stretches.length === 0) return null;
  return {
    parcelsDelivered: column(stretches, 'parcelsDelivered'),
    backlog: column(stretches, 'backlog'),
    uptimeBp: column(stretches, 'uptimeBp'),
    trustBp: column(stretches, 'trustBp'),
  };
}
