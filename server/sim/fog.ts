import { inYard } from './count.ts';
import { draw, STREAM } from './random.ts';
import { WHOLE } from './arithmetic.ts';
import { UP_BP } from './services.ts';
import { AT, type TeamState } from './state.ts';
import { processIds, type World } from './world.ts';
import { quarterTicks } from './clock.ts';

const SORT = processIds.indexOf('sort');

/** The team now knows this hub's true figures. */
export function observeHub(state: TeamState, hub: number): void {
  const { v } = state;
  v.seenTick[hub] = state.tick;
  v.seenBacklog[hub] = inYard(v, hub);
  v.seenCapacity[hub] = v.processCapacity[SORT]!;
}

/**
 * A site's figures reach the team as often as tracking works: fully up, at every tick; fully down, never; between, by chance
 * once a quarter of an hour. Departments come together, at the same odds.
 */
export function observe(world: World, state: TeamState): void {
  const { v, tick } = state;
  const odds = v.availability[world.parcels.trackingService]!;
  const hubs = world.parcels.hubs.length;
  if (odds >= UP_BP) {
    for (let h = 0; h < hubs; h++) observeHub(state, h);
    observeDepartments(state);
    v.scalar[AT.sight] = WHOLE;
    return;
  }
  const every = quarterTicks(world);
  if (tick % every === 0) v.scalar[AT.sight] = sightOf(world, state);
  for (let h = tick % every; h < hubs; h += every) {
    if (draw(world.seed, STREAM.fog, tick, h) < odds) observeHub(state, h);
  }
  if (tick % every === 0 && draw(world.seed, STREAM.fog, tick, hubs) < odds) observeDepartments(state);
}

/** A hub's figures count for less and less over six hours. */
const STALE_HOURS = 6;

function sightOf(world: World, { v, tick }: TeamState): number {
  const stale = STALE_HOURS * world.hour;
  let old = 0;
  for (let h = 0; h < v.seenTick.length; h++) old += Math.min(stale, tick - v.seenTick[h]!);
  return WHOLE - Math.floor((old * WHOLE) / (stale * Math.max(1, v.seenTick.length)));
}

function observeDepartments({ v, tick }: TeamState): void {
  const { seenDepartments, depot } = v;
  v.scalar[AT.seenDepartmentsTick] = tick;
  seenDepartments.set(depot);
}
