import { halfHourTicks } from '#sim/clock.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { hashState, SUM, AT, type TeamState } from '#sim/state.ts';
import { runPolicy, type Policy } from '#sim/run.ts';
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
  /** Public trust: at the end, at its lowest, and half-hourly. */
  trust: { endBp: number; lowestBp: number; curve: number[] };
  /** k€ spent. */
  cost: number;
  obligations: Record<string, string>;
  decisions: number;
}

/** Plays a policy to the end and sums it up. `start` is the pack's local start time, for the calendar days. */
export function summarise(world: World, start: string, policy: Policy): RunSummary {
  const everyTicks = halfHourTicks(world);
  const parcelsByDay: Record<string, number> = {};
  const minutes: number[] = [];
  const services: Record<string, number[]> = Object.fromEntries(world.services.map((one) => [one.id, []]));
  const curve: number[] = [];
  let lowestBp = 10_000;
  let before = 0;
  const startMinute = minuteOf(start);
  const state = runPolicy(world, policy, (now: TeamState) => {
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
    trust: { endBp: state.v.scalar[AT.trust]!, lowestBp, curve },
    cost: state.s[SUM.spent]!,
    obligations: Object.fromEntries(world.obligations.map((one, i) => [one.id, state.obligations[i]!.state])),
    decisions: state.decisions.length,
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
