import type { CountryRecord, PublicState } from '#protocol/wall.ts';
import { ratio } from '#sim/arithmetic.ts';
import { DOWN_BP, UP_BP } from '#sim/services.ts';
import { AT, type TeamState } from '#sim/state.ts';
import type { Course } from '../course.ts';

/** Lateness and load are told in steps: what a wall can show, and no team's exact figure. */
const latenessStep = 1_000;
const loadStep = 500;
/** Buckets of a count: beyond the last everything is as late as can be shown. */
const buckets = 64;
/** Public services on the wall. */
const services = 5;
/** Up to so many teams the country is counted at every look; more, every so many ticks. */
const everyLook = 50;
const everyTicks = 3;

const last = new WeakMap<Course, { tick: number; record: CountryRecord }>();

/**
 * The country as the middle team sees it. With many teams it is counted every few ticks and given again in between; cheap all
 * the same: values are counted into buckets, never sorted (under a millisecond with 1,263 teams).
 */
export function countryOf(course: Course): CountryRecord {
  if (course.teams.size <= everyLook) return count(course);
  const known = last.get(course);
  if (known && course.tick >= known.tick && course.tick < known.tick + everyTicks) return known.record;
  const record = count(course);
  last.set(course, { tick: course.tick, record });
  return record;
}

function count({ world, teams }: Course): CountryRecord {
  const states = Array.from(teams.values(), (team) => team.state);
  const { hubs, roundPerDay, departments } = world.parcels;
  const publicly = world.services
    .map((service, i) => ({ id: service.id, i, weight: service.publicWeight }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, services);
  const stands = (id: string, availability: (state: TeamState) => number): PublicState => {
    const found = { id, up: 0, degraded: 0, down: 0 };
    for (const state of states) {
      const bp = availability(state);
      found[bp < DOWN_BP ? 'down' : bp < UP_BP ? 'degraded' : 'up'] += 1;
    }
    return found;
  };
  return {
    teams: states.length,
    departments: {
      asOfTick: middleTick(states, ({ v }) => v.scalar[AT.seenDepartmentsTick]!),
      latenessBp: Array.from(departments, (_one, d) =>
        middle(states, latenessStep, ({ v }) => ratio(v.seenDepartments[d]!, roundPerDay[d]!)),
      ),
    },
    hubs: hubs.map((hub, h) => ({
      asOfTick: middleTick(states, ({ v }) => v.seenTick[h]!),
      loadBp: middle(states, loadStep, ({ v }) => ratio(v.seenBacklog[h]!, hub.dayCapacity)),
      capacityBp: middle(states, loadStep, ({ v }) => v.seenCapacity[h]!),
    })),
    services: publicly.map(({ id, i }) => stands(id, ({ v }) => v.availability[i]!)),
    channels: world.channels.map(({ id }, c) => stands(id, ({ v }) => v.channelAvailability[c]!)),
  };
}

const counted = new Int32Array(buckets);

/**
 * The lower middle of a value over all teams, basis points, rounded down to a step; -1 without teams. Of two teams it is the
 * smaller value: the mean of both would tell each the other's figure.
 */
function middle(states: readonly TeamState[], step: number, value: (state: TeamState) => number): number {
  if (states.length === 0) return -1;
  counted.fill(0);
  for (const state of states) {
    const bucket = Math.floor(Math.max(0, value(state)) / step);
    counted[Math.min(buckets - 1, bucket)]! += 1;
  }
  let left = (states.length + 1) >> 1;
  for (let bucket = 0; bucket < buckets; bucket++) {
    left -= counted[bucket]!;
    if (left <= 0) return bucket * step;
  }
  return (buckets - 1) * step;
}

/** The lower middle of ticks: exact, for the age of the figures is said aloud. */
function middleTick(states: readonly TeamState[], value: (state: TeamState) => number): number {
  const ticks = Int32Array.from(states, value).sort();
  return ticks[(ticks.length - 1) >> 1] ?? 0;
}
