import type { Lifecycle, MselRow, Renewed, TeamRow } from '#protocol/views.ts';
import { ticksIn } from '../clock.ts';

/** Something the facilitator may want to act on, most pressing first. */
export type Need =
  | { kind: 'recovered' }
  | { kind: 'renewed'; since: Renewed }
  | { kind: 'overdue'; team: TeamRow }
  | { kind: 'held-late'; inject: MselRow; ticks: number }
  | { kind: 'unprepared'; team: TeamRow }
  | { kind: 'absent'; team: TeamRow }
  | { kind: 'idle'; team: TeamRow; ticks: number };

export interface Situation {
  lifecycle: Lifecycle;
  recovered: boolean;
  /** Tick from which newer rules apply; null: none do, or that is known. */
  renewed: Renewed | null;
  /** Teams have points to spend before the clock runs. */
  prepares: boolean;
  tick: number;
  ticksPerMinute: number;
  tickMinutes: number;
}

/** A team is idle after three real minutes without a command, and never before an hour of play. */
export function idleAfterTicks(of: Pick<Situation, 'ticksPerMinute' | 'tickMinutes'>): number {
  return Math.max(ticksIn(60, of), 3 * of.ticksPerMinute);
}

/**
 * What needs the facilitator. Lateness, absence and idleness count only in play, and only where somebody has a seat: a
 * spare team would otherwise be listed for the whole exercise. Before play, a team that has prepared nothing: after STARTEX it
 * no longer can.
 */
export function needs(teams: readonly TeamRow[], injects: readonly MselRow[], of: Situation): Need[] {
  const list: Need[] = [];
  if (of.recovered) list.push({ kind: 'recovered' });
  if (of.renewed !== null) list.push({ kind: 'renewed', since: of.renewed });
  if (of.lifecycle === 'briefing' && of.prepares) {
    for (const team of teams)
      if (team.seats > 0 && team.prepared.length === 0) list.push({ kind: 'unprepared', team });
  }
  if (of.lifecycle !== 'running' && of.lifecycle !== 'paused') return list;

  for (const team of teams.toSorted((a, b) => b.overdue - a.overdue))
    if (team.overdue > 0 && team.seats > 0) list.push({ kind: 'overdue', team });
  for (const inject of injects) {
    // A format holds what may be left out from the start, and it may stay held: that needs nobody.
    if (inject.priority === 'may') continue;
    if (!inject.held || inject.skipped || inject.dueTick === null || inject.sent >= inject.teams) continue;
    if (inject.dueTick <= of.tick) list.push({ kind: 'held-late', inject, ticks: of.tick - inject.dueTick });
  }
  for (const team of teams) if (team.seats > 0 && team.online === 0) list.push({ kind: 'absent', team });

  const limit = idleAfterTicks(of);
  const idle: Extract<Need, { kind: 'idle' }>[] = [];
  for (const team of teams) {
    const ticks = of.tick - (team.lastActTick ?? 0);
    if (team.online > 0 && ticks >= limit) idle.push({ kind: 'idle', team, ticks });
  }
  list.push(...idle.toSorted((a, b) => b.ticks - a.ticks));
  return list;
}
