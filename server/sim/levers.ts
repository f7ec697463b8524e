import { pushLevers } from './apply.ts';
import { quarterOf } from './clock.ts';
import type { TeamState } from './state.ts';
import type { World } from './world.ts';

/**
 * What standing effects push and pull. Worked out afresh from the effects at work, so that nothing has to be undone when one
 * ends. Basis points unless said otherwise.
 */
export interface Levers {
  entryCapacity: Int32Array;
  /** Honest traffic that filters let live. */
  entryHonest: Int32Array;
  serviceHonest: Int32Array;
  serviceCapacity: Int32Array;
  serviceDemand: Int32Array;
  /** Entry in use; the pack's unless rerouted. -1: internal. */
  serviceEntry: Int32Array;
  /** 1: closed on purpose. 2: and its address is dropped upstream, with the attack on it. */
  shed: Int32Array;
  /** Attack left after filters, per campaign. */
  campaignLeft: Int32Array;
  process: Int32Array;
  /** How well an organised fallback carries the process. */
  fallback: Int32Array;
  hub: Int32Array;
  channelDemand: Int32Array;
  channelCapacity: Int32Array;
  /** How far a channel lies open to fraud, and what of it checks let through. */
  channelFraud: Int32Array;
  channelGuard: Int32Array;
  /** Stand-ins for a channel's need; and 1 for each channel that has any. */
  substitutes: Substitute[];
  helped: Int32Array;
  /** Part of a hub's deposits driven elsewhere before sorting: [from, part]. */
  diversions: [number, number][];
  acceptance: number;
  /** Part of the harm of late parcels spared because those that cannot wait go first. */
  urgent: number;
  codesWaived: number;
  keyIn: number;
  /** Statements soften the fall of trust. */
  reassurance: number;
  /** Per hour: k€ and basis points of trust. */
  spendPerHour: number;
  trustPerHour: number;
  /** Part of the tiring that rest rotas take away. */
  rota: number;
  /** All arrays above in one piece, and the same as the pack has it: a reset is one copy. */
  all: Int32Array;
  pristine: Int32Array;
}

/** A channel leans on the service `use` where it needs the service `instead`. */
export interface Substitute {
  channel: number;
  instead: number;
  use: number;
  strength: number;
}

/**
 * A team's levers as they stand now. They follow from the effects at work and the quarter of an hour alone, so they are kept
 * until one of these changes: whoever touches `state.standing` sets `state.leversAt` to -1.
 */
export function leversOf(world: World, state: TeamState): Readonly<Levers> {
  const levers = (state.levers ??= createLevers(world));
  const at = quarterOf(world, state.tick);
  if (state.leversAt === at) return levers;
  resetLevers(levers);
  pushLevers(world, state, levers);
  state.leversAt = at;
  return levers;
}

/** Everything as the pack has it. */
export function createLevers(world: World): Levers {
  const entries = world.entries.length;
  const services = world.services.length;
  const lengths = [entries, entries, services, services, services, services, services];
  const channels = world.channels.length;
  const rest = [world.campaigns.length, 6, 6, world.parcels.hubs.length, 5 * channels];
  const all = new Int32Array([...lengths, ...rest].reduce((sum, length) => sum + length, 0));
  let at = 0;
  const next = (length: number): Int32Array => all.subarray(at, (at += length));
  const levers: Levers = {
    entryCapacity: next(entries).fill(10_000),
    entryHonest: next(entries).fill(10_000),
    serviceHonest: next(services).fill(10_000),
    serviceCapacity: next(services).fill(10_000),
    serviceDemand: next(services).fill(10_000),
    serviceEntry: next(services),
    shed: next(services),
    campaignLeft: next(world.campaigns.length).fill(10_000),
    process: next(6).fill(10_000),
    fallback: next(6),
    hub: next(world.parcels.hubs.length).fill(10_000),
    channelDemand: next(channels).fill(10_000),
    channelCapacity: next(channels).fill(10_000),
    channelFraud: next(channels),
    channelGuard: next(channels).fill(10_000),
    helped: next(channels),
    substitutes: [],
    diversions: [],
    acceptance: 10_000,
    urgent: 0,
    codesWaived: 0,
    keyIn: 10_000,
    reassurance: 0,
    spendPerHour: 0,
    trustPerHour: 0,
    rota: 0,
    all,
    pristine: all,
  };
  world.services.forEach((service, i) => (levers.serviceEntry[i] = service.entry));
  levers.pristine = all.slice();
  return levers;
}

/** Back to what the pack has, before any effect. */
function resetLevers(levers: Levers): void {
  levers.all.set(levers.pristine);
  levers.substitutes.length = 0;
  levers.diversions.length = 0;
  levers.acceptance = 10_000;
  levers.urgent = 0;
  levers.codesWaived = 0;
  levers.keyIn = 10_000;
  levers.reassurance = 0;
  levers.spendPerHour = 0;
  levers.trustPerHour = 0;
  levers.rota = 0;
}
