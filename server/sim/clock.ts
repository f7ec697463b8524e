import type { World } from './world.ts';

/** Hour of the local day (0..23) at a tick. */
export const hourOf = (world: World, tick: number): number =>
  Math.floor(((world.startMinute + tick * world.tickMinutes) % 1440) / 60);
