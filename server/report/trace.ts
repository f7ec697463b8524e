import { metrics, type Metric, type MetricId } from '#sim/metrics.ts';
import type { Policy } from '#sim/run.ts';
import { SUM } from '#sim/state.ts';
import { thingsOf, type World } from '#sim/world.ts';
import { playOut, scripted } from './play.ts';

/** One run, tick by tick: parcels delivered so far, and the metrics asked for. Place `t` is tick `t`. */
export interface Trace {
  world: World;
  delivered: Float64Array;
  /** By `nameOf(metric, of)`. */
  series: Map<string, Float64Array>;
}

/** A metric of one thing (`of` an id), or of the whole. */
export interface Wanted {
  metric: MetricId;
  of: string | undefined;
}

export const nameOf = ({ metric, of }: Wanted): string => (of === undefined ? metric : `${metric} ${of}`);

/** Plays a policy and writes down what is wanted of every tick. */
export function record(world: World, policy: Policy, wanted: readonly Wanted[]): Trace {
  const delivered = new Float64Array(world.endTick + 1);
  const series = new Map(wanted.map((one) => [nameOf(one), new Float64Array(world.endTick + 1)]));
  const readers = wanted.map((one) => ({
    into: series.get(nameOf(one))!,
    read: metrics[one.metric].read,
    place: placeOf(world, one),
  }));
  playOut(world, scripted(policy), (state) => {
    delivered[state.tick] = state.s[SUM.delivered]!;
    for (const { into, read, place } of readers) into[state.tick] = read(world, state, place);
  });
  return { world, delivered, series };
}

function placeOf(world: World, { metric, of }: Wanted): number {
  const { of: kind }: Metric = metrics[metric];
  return kind === undefined ? 0 : thingsOf[kind](world).findIndex((one) => one.id === of);
}
