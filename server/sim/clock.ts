import type { World } from './world.ts';

/** A stretch of time in whole ticks of this world, at least one. */
export const ticksIn = ({ tickMinutes }: Pick<World, 'tickMinutes'>, minutes: number): number =>
  Math.max(1, Math.round(minutes / tickMinutes));

/** Hour of the local day (0..23) at a tick. */
export const hourOf = (world: World, tick: number): number =>
  Math.floor(((world.startMinute + tick * world.tickMinutes) % 1440) / 60);

/** Ticks in half an hour: how often vehicles arrive, sites work and samples are taken. A pack's tick divides it. */
export const halfHourTicks = ({ hour }: Pick<World, 'hour'>): number => hour >> 1 || 1;

/** Ticks in a quarter of an hour, at least one: how often conditions are asked and strengths move. */
export const quarterTicks = (world: World): number => world.hour >> 2 || 1;

/** First tick of the quarter of an hour that a tick is in. */
export const quarterOf = (world: World, tick: number): number => tick - (tick % quarterTicks(world));
