import { halfHourTicks } from '#sim/clock.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { hashState, SUM, AT, type TeamState } from '#sim/state.ts';
import { sum } from '#sim/count.ts';
import { metrics } from '#sim/metrics.ts';
import { runPolicy, type Policy } from '#sim/run.ts';
import { createListener, longestQuiet, type Asking } from './density.ts';
import { scoreOf, type Score } from '#sim/score.ts';
import { minuteOf } from '#sim/units.ts';
import type { World } from '#sim/world.ts';

/** A finished run in figures: what `npm run lab -- run` prints. Units as in the simulation: parcels, basis points, k€. */
export interface RunSummary {
  scenario: string;
  policy: string;
  seed: number;
  /** Hash of the last state: equal runs, equal hash. */
  hash: string;
  score: Score;
  parcelsDelivered: number;
  bankUptimeBp: number;
  /** Parcels delivered on each local calendar day. */
  parcelsByDay: Record<string, number>;
  uptimeByChannel: Record<string, number>;
  /** Half-hourly, from tick 0: minutes after T+0, and each service's availability in basis points. */
  availability: { minutes: number[]; services: Record<string, number[]> };
  /** Half-hourly too: what waits where, and how people fare. Parcels, basis points, minutes. */
  course: Record<string, number[]>;
  /** Public trust: at the end, at its lowest, and half-hourly. */
  trust: { endBp: number; lowestBp: number; curve: number[] };
  /** k€ spent. */
  cost: number;
  obligations: Record<string, string>;
  decisions: number;
  /** What asked for a choice, and the longest stretch without. Minutes after T+0. */
  asked: Asking[];
  longestQuiet: { from: number; minutes: number };
}

/** Where parcels wait and how people fare, by the names the table prints. */
const COURSE: Record<string, (world: World, state: TeamState) => number> = {
  'waiting to be sorted': (_world, { v }) => sum(v.hubOut) + sum(v.hubIn),
  'waiting for a lorry': (_world, { v }) => sum(v.sortedOut) + sum(v.sortedIn),
  'at depots': (_world, { v }) => sum(v.depot),
  'awaiting pick-up': (_world, { v }) => sum(v.pickUp),
  'not taken in': (_world, { v }) => sum(v.unposted),
  'to be keyed in': (_world, { s }) => s[SUM.debt]!,
  'fullest hub, %': (world, state) =>
    Math.max(...world.parcels.hubs.map((_hub, h) => metrics['hub-load'].read(world, state, h))) / 100,
  'sorting, %': (_world, { v }) => v.processCapacity[1]! / 100,
  'rounds, %': (_world, { v }) => v.processCapacity[3]! / 100,
  'counters, %': (_world, { v }) => v.processCapacity[4]! / 100,
  'unrest, %': (_world, { v }) => v.scalar[AT.unrest]! / 100,
  'informed, %': (_world, { v }) => v.scalar[AT.informed]! / 100,
  'trust, %': (_world, { v }) => v.scalar[AT.trust]! / 100,
  'fatigue technical, %': (_world, { v }) => v.fatigue[0]! / 100,
  'strain of the sites, %': (_world, { v }) => v.scalar[AT.strain]! / 100,
  'sight, %': (_world, { v }) => v.scalar[AT.sight]! / 100,
  'crews free': (world, { v }) => sum(Int32Array.from(world.pools, (one, p) => one.count - v.crewsBusy[p]!)),
  'counter wait, min': (_world, { v }) => v.scalar[AT.counterWait]!,
};

/** Plays a policy to the end and sums it up. `start` is the pack's local start time, for the calendar days. */
export function summarise(world: World, start: string, policy: Policy): RunSummary {
  const everyTicks = halfHourTicks(world);
  const parcelsByDay: Record<string, number> = {};
  const minutes: number[] = [];
  const services: Record<string, number[]> = Object.fromEntries(world.services.map((one) => [one.id, []]));
  const curve: number[] = [];
  const course: Record<string, number[]> = Object.fromEntries(Object.keys(COURSE).map((name) => [name, []]));
  let lowestBp = 10_000;
  let before = 0;
  const startMinute = minuteOf(start);
  const { hear, asked } = createListener(world);
  const state = runPolicy(world, policy, (now: TeamState) => {
    hear(now);
    const delivered = now.s[SUM.delivered]!;
    if (delivered > before) {
      const date = dateOf(startMinute + now.tick * world.tickMinutes);
      parcelsByDay[date] = (parcelsByDay[date] ?? 0) + delivered - before;
      before = delivered;
    }
    lowestBp = Math.min(lowestBp, now.v.scalar[AT.trust]!);
    if (now.tick % everyTicks !== 0) return;
    minutes.push((now.tick - world.zeroTick) * world.tickMinutes);
    curve.push(now.v.scalar[AT.trust]!);
    for (const [name, read] of Object.entries(COURSE)) course[name]!.push(Math.round(read(world, now)));
    world.services.forEach((one, i) => services[one.id]!.push(now.v.availability[i]!));
  });
  return {
    scenario: world.id,
    policy: policy.id,
    seed: world.seed,
    hash: hashState(state),
    score: scoreOf(world, state),
    parcelsDelivered: state.s[SUM.delivered]!,
    bankUptimeBp: bankUptimeBp(state),
    parcelsByDay,
    uptimeByChannel: Object.fromEntries(
      world.channels.map((one, c) => {
        const asked = state.s[SUM.channels + 2 * c + 1]!;
        return [one.id, asked > 0 ? Math.floor(state.s[SUM.channels + 2 * c]! / asked) : 10_000];
      }),
    ),
    availability: { minutes, services },
    course,
    trust: { endBp: state.v.scalar[AT.trust]!, lowestBp, curve },
    cost: state.s[SUM.spent]!,
    obligations: Object.fromEntries(world.obligations.map((one, i) => [one.id, state.obligations[i]!.state])),
    decisions: state.decisions.length,
    asked,
    longestQuiet: longestQuiet(world, asked),
  };
}

/** `YYYY-MM-DD` of a minute since 1970, by the civil calendar (Howard Hinnant's days-to-civil). */
export function dateOf(minute: number): string {
  const days = Math.floor(minute / 1440) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
