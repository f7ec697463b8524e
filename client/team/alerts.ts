import type { InjectRecord, ObligationRecord, Situation } from '#protocol/views.ts';
import { deadlineOf, type Pace } from './deadline.ts';
import type { Goal } from './navigation.ts';

/** Something that should not be missed. `keys` are what is put away when it is dismissed; one alert may stand for several services. */
export type Alert = { keys: string[]; goal: Goal | null } & (
  | { kind: 'obligation-soon' | 'obligation-late'; id: string; minutes: number }
  | { kind: 'inject-soon'; inject: InjectRecord; minutes: number }
  | { kind: 'runs-out'; action: string; target: string | null; minutes: number }
  | { kind: 'crew-tired'; pool: string; fatigueBp: number }
  | { kind: 'cash-low'; cashBp: number }
  | { kind: 'services-down'; ids: string[] }
);

export interface AlertFacts extends Pace {
  obligations: readonly ObligationRecord[];
  /** Those this seat may answer. */
  injects: readonly InjectRecord[];
  /** Decisions in force that can be given again: those of this seat. */
  decisions: readonly {
    id: number;
    action: string;
    target: string | null;
    inForceTick: number;
    endTick: number;
  }[];
  situation: Pick<Situation, 'crews' | 'cashBp'>;
  services: readonly { id: string; availabilityBp: number; shed: boolean }[];
  /** Decisions that meet an obligation. */
  meets: (obligation: string) => readonly string[];
}

export const obligationSoonMinutes = 120;
/** An order that ends is told of so long before: time enough to give it again, which goes on without a gap. */
export const runsOutMinutes = 90;
const tiredBp = 8_000;
const cashLowBp = 1_500;
const downBp = 2_000;

/** All that is worth an alert now, before anything is put away. A service closed on purpose is not news. */
export function alertsOf(facts: AlertFacts): Alert[] {
  const { tick, tickMinutes } = facts;
  const list: Alert[] = [];
  for (const { id, state, dueTick, sent } of facts.obligations) {
    if (sent || (state !== 'running' && state !== 'late')) continue;
    const minutes = (dueTick - tick) * tickMinutes;
    if (minutes > obligationSoonMinutes) continue;
    const [action] = facts.meets(id);
    const goal: Goal = action === undefined ? { to: 'obligations' } : { to: 'decision', id: action };
    const kind = minutes < 0 ? 'obligation-late' : 'obligation-soon';
    list.push({ kind, keys: [`${kind}:${id}`], goal, id, minutes: Math.abs(minutes) });
  }
  for (const inject of facts.injects) {
    if (inject.priority !== 'must') continue;
    const deadline = deadlineOf(inject, facts);
    if (deadline.kind !== 'running' || !deadline.soon) continue;
    const { minutes } = deadline;
    list.push({
      kind: 'inject-soon',
      keys: [`inject:${inject.id}`],
      goal: { to: 'inject', id: inject.id },
      inject,
      minutes,
    });
  }
  for (const { id, action, target, inForceTick, endTick } of facts.decisions) {
    const left = (endTick - tick) * tickMinutes;
    const lasts = (endTick - inForceTick) * tickMinutes;
    // In the last quarter of its time, an hour at most, and never the moment it was given.
    if (left > Math.min(runsOutMinutes, lasts / 4)) continue;
    list.push({
      kind: 'runs-out',
      keys: [`runs-out:${id}`],
      goal: { to: 'decision', id: action },
      action,
      target,
      minutes: left,
    });
  }
  for (const { pool, fatigueBp } of facts.situation.crews) {
    if (fatigueBp >= tiredBp)
      list.push({ kind: 'crew-tired', keys: [`crew:${pool}`], goal: { to: 'crews' }, pool, fatigueBp });
  }
  const { cashBp } = facts.situation;
  if (cashBp < cashLowBp) list.push({ kind: 'cash-low', keys: ['cash'], goal: { to: 'cash' }, cashBp });
  for (const { id, availabilityBp, shed } of facts.services) {
    if (availabilityBp < downBp && !shed)
      list.push({ kind: 'services-down', keys: [`service:${id}`], goal: { to: 'service', id }, ids: [id] });
  }
  return list;
}

/** What is remembered between two looks: since when each alert stands, and what was put away. */
export interface AlertMemory {
  since: ReadonlyMap<string, number>;
  dismissed: ReadonlySet<string>;
}

/** The facilitator's words have no end of their own. */
const said = 'announcement:';

/** A thing that is over may alert again: its beginning and its dismissal are forgotten. */
export function remember(memory: AlertMemory, alerts: readonly Alert[], tick: number): AlertMemory {
  const keys = alerts.flatMap((one) => one.keys);
  return {
    since: new Map(keys.map((key) => [key, memory.since.get(key) ?? tick])),
    dismissed: new Set([...memory.dismissed].filter((key) => keys.includes(key) || key.startsWith(said))),
  };
}

/** Those to show: not put away, services in one line, newest first, at most so many. */
export function shownAlerts(alerts: readonly Alert[], memory: AlertMemory, atMost: number): Alert[] {
  const left = alerts.filter((one) => !one.keys.every((key) => memory.dismissed.has(key)));
  const sinceOf = (one: Alert): number => Math.max(...one.keys.map((key) => memory.since.get(key) ?? 0));
  const down = left.filter((one) => one.kind === 'services-down').toSorted((a, b) => sinceOf(b) - sinceOf(a));
  const others: Alert[] = left.filter((one) => one.kind !== 'services-down');
  const together: Alert[] =
    down.length === 0
      ? []
      : [
          {
            kind: 'services-down',
            keys: down.flatMap((one) => one.keys),
            ids: down.flatMap((one) => (one.kind === 'services-down' ? one.ids : [])),
            goal: down[0]!.goal,
          },
        ];
  return [...others, ...together].toSorted((a, b) => sinceOf(b) - sinceOf(a)).slice(0, atMost);
}

/**
 * What a phone shows of them, a line each: what runs out soonest first, since the rest waits behind a count.
 * @param room lines; as many as there are when `open`
 */
export function foldedAlerts(
  alerts: readonly Alert[],
  room: number,
  open: boolean,
): { lines: Alert[]; more: number } {
  const left = (one: Alert): number =>
    one.kind === 'inject-soon' || one.kind === 'runs-out' ? one.minutes : Infinity;
  const soonest = alerts.toSorted((a, b) => (left(a) === left(b) ? 0 : left(a) - left(b)));
  const more = Math.max(0, alerts.length - room);
  return { lines: open ? soonest : soonest.slice(0, room), more };
}
