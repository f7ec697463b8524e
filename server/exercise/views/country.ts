import { halfHourTicks, quarterTicks } from '#sim/clock.ts';
import type { CountryRecord, PublicState } from '#protocol/wall.ts';
import { ratio } from '#sim/arithmetic.ts';
import { DOWN_BP, UP_BP } from '#sim/services.ts';
import { AT } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import type { ReadonlyExercise } from '../state.ts';

/** Lateness and load are told in steps: what a wall can show, and no team's exact figure. */
const step = 100;
const speedStep = 500;
/** Buckets of a count: 63 % behind is as late as can be shown. */
const buckets = 64;
/** Public services on the wall. */
const shownServices = 5;
/** Sites are read of so many teams at most, evenly picked: the middle of more is the same, and their figures must be fetched from memory. */
const sampled = 256;
/** Up to so many teams the country is counted at every look; more, every quarter of an hour. */
const everyLook = 50;

const last = new WeakMap<ReadonlyExercise, { tick: number; record: CountryRecord }>();

/**
 * The country as the middle team sees it. With many teams it is counted every few ticks and given again in between. Values are
 * counted into buckets, never sorted, and each team is looked at once.
 */
export function countryOf(exercise: ReadonlyExercise): CountryRecord {
  if (exercise.teams.size <= everyLook) return count(exercise);
  const known = last.get(exercise);
  if (known && exercise.tick >= known.tick && exercise.tick < known.tick + quarterTicks(exercise.world))
    return known.record;
  const record = count(exercise);
  last.set(exercise, { tick: exercise.tick, record });
  return record;
}

function count({ world, teams }: ReadonlyExercise): CountryRecord {
  const { hubs, roundPerDay, departments } = world.parcels;
  const { ordinary } = world;
  const lastTick = ordinary.hubs.length / hubs.length - 1;
  const halfHour = halfHourTicks(world);
  const late = histogram(departments.length);
  const load = histogram(hubs.length);
  const behind = histogram(hubs.length);
  const capacity = histogram(hubs.length);
  const departmentTicks: number[] = [];
  const hubTicks = hubs.map((): number[] => []);
  const used = mostUsed(world);
  const services = used.map((i) => stateOf(world.services[i]!.id));
  const channels = world.channels.map(({ id }) => stateOf(id));
  const stride = Math.ceil(teams.size / sampled);
  let seen = 0;
  for (const {
    state: { v },
  } of teams.values()) {
    for (let i = 0; i < used.length; i++) stand(services[i]!, v.availability[used[i]!]!);
    for (let c = 0; c < channels.length; c++) stand(channels[c]!, v.channelAvailability[c]!);
    if (seen++ % stride > 0) continue;
    const asOfTick = v.scalar[AT.seenDepartmentsTick]!;
    departmentTicks.push(asOfTick);
    const usual = ordinary.depots[Math.min(Math.floor(asOfTick / halfHour), ordinary.depots.length - 1)]!;
    for (let d = 0; d < departments.length; d++)
      put(late, d, ratio(v.seenDepartments[d]!, roundPerDay[d]!) - usual[d]!, step);
    for (let h = 0; h < hubs.length; h++) {
      const bp = ratio(v.seenBacklog[h]!, hubs[h]!.yard);
      const seenTick = Math.min(v.seenTick[h]!, lastTick);
      put(load, h, bp, step);
      put(behind, h, bp - ordinary.hubs[seenTick * hubs.length + h]!, step);
      put(capacity, h, v.seenCapacity[h]!, speedStep);
      hubTicks[h]!.push(v.seenTick[h]!);
    }
  }
  return {
    teams: teams.size,
    departments: {
      asOfTick: middleTick(departmentTicks),
      behindBp: Array.from(departments, (_one, d) => middle(late, d, departmentTicks.length, step)),
    },
    hubs: hubs.map((_hub, h) => ({
      asOfTick: middleTick(hubTicks[h]!),
      loadBp: middle(load, h, departmentTicks.length, step),
      behindBp: middle(behind, h, departmentTicks.length, step),
      capacityBp: middle(capacity, h, departmentTicks.length, speedStep),
    })),
    services,
    channels,
  };
}

/** Places of the services whose absence weighs most on the public, heaviest first. */
const mostUsed = ({ services }: World): number[] =>
  services
    .map(({ publicWeight }, i) => ({ i, publicWeight }))
    .filter(({ publicWeight }) => publicWeight > 0)
    .toSorted((a, b) => b.publicWeight - a.publicWeight)
    .slice(0, shownServices)
    .map(({ i }) => i);

const stateOf = (id: string): PublicState => ({ id, up: 0, degraded: 0, down: 0 });
function stand(counted: PublicState, availabilityBp: number): void {
  if (availabilityBp < DOWN_BP) counted.down += 1;
  else if (availabilityBp < UP_BP) counted.degraded += 1;
  else counted.up += 1;
}

/** Row by row, how many teams have a value in each bucket. */
const histogram = (rows: number): Int32Array => new Int32Array(rows * buckets);
function put(counts: Int32Array, row: number, bp: number, step: number): void {
  const bucket = bp <= 0 ? 0 : Math.min(buckets - 1, Math.floor(bp / step));
  counts[row * buckets + bucket]! += 1;
}

/**
 * The lower middle of a row, basis points, rounded down to a step; -1 without teams. Of two teams it is the smaller value: the
 * mean of both would tell each the other's figure.
 */
function middle(counts: Int32Array, row: number, teams: number, step: number): number {
  if (teams === 0) return -1;
  let left = (teams + 1) >> 1;
  for (let bucket = 0; bucket < buckets; bucket++) {
    left -= counts[row * buckets + bucket]!;
    if (left <= 0) return bucket * step;
  }
  return (buckets - 1) * step;
}

/** The lower middle of ticks: exact, for the age of the figures is said aloud. */
function middleTick(ticks: readonly number[]): number {
  const sorted = ticks.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}
