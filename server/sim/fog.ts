import { draw, STREAM } from './random.ts';
import { AT, type TeamState } from './state.ts';
import { processIndex, type World } from './world.ts';

/** The team now knows this hub's true figures. */
export function observeHub(state: TeamState, hub: number): void {
  const { v } = state;
  v.seenTick[hub] = state.tick;
  v.seenBacklog[hub] = v.hubOut[hub]! + v.hubIn[hub]!;
  v.seenCapacity[hub] = v.processCapacity[processIndex['sort']!]!;
}

/**
 * A site's figures reach the team as often as tracking works: fully up, at every tick; fully down, never; between, by chance
 * once a quarter of an hour. Departments come together, at the same odds.
 */
export function observe(world: World, state: TeamState): void {
  const { v, tick } = state;
  const odds = v.availability[world.parcels.trackingService]!;
  const hubs = world.parcels.hubs.length;
  const clear = odds >= 9_500;
  const every = clear ? 1 : world.hour >> 2 || 1;
  for (let h = tick % every; h < hubs; h += every) {
    if (clear || draw(world.seed, STREAM.fog, tick, h) < odds) observeHub(state, h);
  }
  if (tick % every === 0 && (clear || draw(world.seed, STREAM.fog, tick, hubs) < odds)) {
    v.scalar[AT.seenDepartmentsTick] = tick;
    v.seenDepartments.set(v.depot);
  }
}
