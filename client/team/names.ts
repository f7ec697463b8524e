import { moment } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { byId, catalogue, mySeat, team } from '../store.ts';
import type { Catalogue, TargetKind } from '#protocol/catalogue.ts';
import type { SeatRecord } from '#protocol/views.ts';

/**
 * Ids to the names people know. An id may name a process and a channel at once (`counter`), so say which kind where it is
 * known. An id the catalogue does not hold is shown as it is: better than nothing.
 */
export function targetName(id: string, kind?: TargetKind): string {
  const index = byId.value;
  const kinds = { hub: index.hubs, department: index.departments, service: index.services } as const;
  const more = { entry: index.entries, channel: index.channels, process: index.processes } as const;
  const all = { ...kinds, ...more };
  const found = kind
    ? all[kind].get(id)
    : (Object.keys(all) as TargetKind[]).map((one) => all[one].get(id)).find((one) => one !== undefined);
  if (!found) return id;
  return typeof found.name === 'string' ? found.name : pick(found.name);
}

/** Name of what a decision of this action points at. */
export function targetOf(action: string, target: string): string {
  return targetName(target, byId.value.actions.get(action)?.target?.kind);
}

export function roleName(id: string): string {
  const role = byId.value.roles.get(id);
  return role ? pick(role.name) : id;
}

export function poolName(id: string): string {
  const pool = byId.value.pools.get(id);
  return pool ? pick(pool.name) : id;
}

export function actionTitle(id: string): string {
  const action = byId.value.actions.get(id);
  return action ? pick(action.title) : id;
}

/** Present simulated time; 0 before the first table has come. */
export function now(): number {
  return team.record('clock')?.tick ?? 0;
}

const noClock: Catalogue['clock'] = { start: '2000-01-01T00:00', tickMinutes: 5, zeroTick: 0, endTick: 0 };
export function clockOf(): Catalogue['clock'] {
  return catalogue.value?.clock ?? noClock;
}

/** A tick as the team reads it now, with its day where it is not today. */
export function momentOf(tick: number): string {
  return moment(tick, now(), clockOf());
}

/** Minutes of exercise from one tick to another. */
export function minutesBetween(from: number, to: number): number {
  return (to - from) * clockOf().tickMinutes;
}

export function me(): SeatRecord | undefined {
  const seat = mySeat.value;
  return seat ? team.record(`seat:${seat}`) : undefined;
}

/** The time and its pace, for what counts in both clocks. */
export function paceNow(): { tick: number; tickMinutes: number; ticksPerMinute: number } {
  const { tickMinutes } = clockOf();
  return { tick: now(), tickMinutes, ticksPerMinute: team.record('exercise')?.ticksPerMinute ?? 1 };
}
