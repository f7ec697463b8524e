import type { World } from './world.ts';

/**
 * What standing effects push and pull during one tick. Worked out afresh at each tick from the effects at work, so that
 * nothing has to be undone when one ends. Basis points unless said otherwise.
 */
export interface Levers {
  entryCapacity: Int32Array;
  /** Honest traffic that filters let live. */
  entryHonest: Int32Array;
  serviceHonest: Int32Array;
  serviceCapacity: Int32Array;
  serviceDemand: Int32Array;
  /** Entry in use; the pack's unless rerouted. */
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
  /** Stand-ins for a channel's need: [channel, service it replaces, service in its place, strength]. */
  substitutes: [number, number, number, number][];
  /** Volume moved between hubs before sorting: [from, to, part]. */
  diversions: [number, number, number][];
  acceptance: number;
  codesWaived: number;
  keyIn: number;
  /** Statements soften the fall of trust. */
  reassurance: number;
  /** Per hour: k€ and basis points of trust. */
  spendPerHour: number;
  trustPerHour: number;
  /** Part of the tiring that rest rotas take away. */
  rota: number;
}

/** One set per world, reused for all its teams. */
export function createLevers(world: World): Levers {
  const of = (length: number) => new Int32Array(length);
  const levers: Levers = {
    entryCapacity: of(world.entries.length),
    entryHonest: of(world.entries.length),
    serviceHonest: of(world.services.length),
    serviceCapacity: of(world.services.length),
    serviceDemand: of(world.services.length),
    serviceEntry: of(world.services.length),
    shed: of(world.services.length),
    campaignLeft: of(world.campaigns.length),
    process: of(6),
    fallback: of(6),
    hub: of(world.parcels.hubs.length),
    channelDemand: of(world.channels.length),
    substitutes: [],
    diversions: [],
    acceptance: 10_000,
    codesWaived: 0,
    keyIn: 10_000,
    reassurance: 0,
    spendPerHour: 0,
    trustPerHour: 0,
    rota: 0,
  };
  resetLevers(world, levers);
  return levers;
}

/** Everything as the pack has it, before any effect. */
export function resetLevers(world: World, levers: Levers): void {
  levers.entryCapacity.fill(10_000);
  levers.entryHonest.fill(10_000);
  levers.serviceHonest.fill(10_000);
  levers.serviceCapacity.fill(10_000);
  levers.serviceDemand.fill(10_000);
  for (let i = 0; i < world.services.length; i++) levers.serviceEntry[i] = world.services[i]!.entry;
  levers.shed.fill(0);
  levers.campaignLeft.fill(10_000);
  levers.process.fill(10_000);
  levers.fallback.fill(0);
  levers.hub.fill(10_000);
  levers.channelDemand.fill(10_000);
  levers.substitutes.length = 0;
  levers.diversions.length = 0;
  levers.acceptance = 10_000;
  levers.codesWaived = 0;
  levers.keyIn = 10_000;
  levers.reassurance = 0;
  levers.spendPerHour = 0;
  levers.trustPerHour = 0;
  levers.rota = 0;
}
