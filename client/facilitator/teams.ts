import type { TeamRow } from '#protocol/views.ts';

export type TeamColumn = 'name' | 'online' | 'parcels' | 'uptime' | 'trust' | 'points' | 'open' | 'act';
export interface TeamOrder {
  by: TeamColumn;
  descending: boolean;
}

const value: Record<Exclude<TeamColumn, 'name'>, (team: TeamRow) => number> = {
  online: (team) => team.online,
  parcels: (team) => team.headline.parcelsDelivered,
  uptime: (team) => team.headline.uptimeBp,
  trust: (team) => team.trustBp,
  points: (team) => team.headline.points,
  // Overdue answers weigh more than any number of open ones.
  open: (team) => team.overdue * 10_000 + team.unanswered,
  act: (team) => team.lastActTick ?? -1,
};

/** Sorted teams; equal ones stay in the order of their names, so that rows do not jump about at every tick. */
export function sortTeams(teams: readonly TeamRow[], order: TeamOrder): TeamRow[] {
  const sign = order.descending ? -1 : 1;
  const by = order.by;
  return teams.toSorted((a, b) => {
    const names = compareNames(a.name, b.name);
    if (by === 'name') return sign * names;
    return sign * (value[by](a) - value[by](b)) || names;
  });
}

/** `Team 2` before `Team 10`. */
function compareNames(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true, sensitivity: 'base' });
}

/** A column starts with the end one looks for: names from A, figures from the highest, last act from the oldest. */
export function nextOrder(order: TeamOrder, by: TeamColumn): TeamOrder {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by !== 'name' && by !== 'act' };
}
