import { pushLevers } from './apply.ts';
import { WHOLE } from './arithmetic.ts';
import { quarterOf } from './clock.ts';
import type { TeamState } from './state.ts';
import { processIds, type World } from './world.ts';

/**
 * Storage of a team's levers: all numbers in one piece, so that a reset is one copy, and the lists, which begin empty. Made
 * without room it counts how much is needed.
 */
class Block {
  readonly all: Int32Array;
  readonly #lists: unknown[][] = [];
  #pristine: Int32Array;
  #used = 0;

  constructor(size: number) {
    this.#pristine = this.all = new Int32Array(size);
  }

  get used(): number {
    return this.#used;
  }

  /** So many numbers, each of which is `start` before any effect. */
  numbers(count: number, start = 0): Int32Array {
    return this.all.subarray(this.#used, (this.#used += count)).fill(start);
  }

  /** One number for each thing of a list. */
  column<T>(things: readonly T[], start: (thing: T) => number): Int32Array {
    const column = this.numbers(things.length);
    for (let i = 0; i < column.length; i++) column[i] = start(things[i]!);
    return column;
  }

  list<T>(): T[] {
    const list: T[] = [];
    this.#lists.push(list);
    return list;
  }

  /** What stands in the block now is what a reset brings back. */
  seal(): void {
    this.#pristine = this.all.slice();
  }

  reset(): void {
    this.all.set(this.#pristine);
    for (const list of this.#lists) if (list.length > 0) list.length = 0;
  }
}

/**
 * What standing effects push and pull. Worked out afresh from the effects at work, so that nothing has to be undone when one
 * ends. Basis points unless said otherwise.
 *
 * A lever is one line here, with its length and what it is before any effect. One literal on purpose: an object that gets this many
 * properties one by one becomes a hash table inside the engine.
 */
const cut = (world: World, block: Block) =>
  ({
    entryCapacity: block.numbers(world.entries.length, WHOLE),
    /** Honest traffic that filters let live. */
    entryHonest: block.numbers(world.entries.length, WHOLE),
    serviceHonest: block.numbers(world.services.length, WHOLE),
    serviceCapacity: block.numbers(world.services.length, WHOLE),
    serviceDemand: block.numbers(world.services.length, WHOLE),
    /** Entry in use; the pack's unless rerouted. -1: internal. */
    serviceEntry: block.column(world.services, ({ entry }) => entry),
    /** 1: closed on purpose. 2: and its address is dropped upstream, with the attack on it. */
    shed: block.numbers(world.services.length),
    /** Attack left after filters, per campaign. */
    campaignLeft: block.numbers(world.campaigns.length, WHOLE),
    process: block.numbers(processIds.length, WHOLE),
    /** How well an organised fallback carries the process. */
    fallback: block.numbers(processIds.length),
    hub: block.numbers(world.parcels.hubs.length, WHOLE),
    channelDemand: block.numbers(world.channels.length, WHOLE),
    channelCapacity: block.numbers(world.channels.length, WHOLE),
    /** How far a channel lies open to fraud, and what of it checks let through. */
    channelFraud: block.numbers(world.channels.length),
    channelGuard: block.numbers(world.channels.length, WHOLE),
    /** Stand-ins for a channel's need; and 1 for each channel that has any. */
    substitutes: block.list<Substitute>(),
    helped: block.numbers(world.channels.length),
    /** Part of a hub's deposits driven elsewhere before sorting: [from, part]. */
    diversions: block.list<[number, number]>(),
    acceptance: block.numbers(1, WHOLE),
    /** Part of the harm of late parcels spared because those that cannot wait go first. */
    urgent: block.numbers(1),
    codesWaived: block.numbers(1),
    keyIn: block.numbers(1, WHOLE),
    /** Part of the public whom no page, line or notice kept up reaches. */
    untold: block.numbers(1, WHOLE),
    /** Money to spend on top of the pack's, k€. */
    funds: block.numbers(1),
    /** Per hour: k€ and basis points of trust. */
    spendPerHour: block.numbers(1),
    trustPerHour: block.numbers(1),
    /** Part of the tiring that rest rotas take away. */
    rota: block.numbers(1),
    /** How far staff know what to do. */
    instructed: block.numbers(1),
    /** Strain taken off the sites in an hour; less than nothing: put on them. */
    relief: block.numbers(1),
    /** Where all of the above lies. */
    block,
  }) satisfies Record<string, Int32Array | unknown[] | Block>;

export type Levers = ReturnType<typeof cut>;

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

/** Everything as the pack has it, before any effect. */
export function createLevers(world: World): Levers {
  const counted = new Block(0);
  cut(world, counted);
  const levers = cut(world, new Block(counted.used));
  levers.block.seal();
  return levers;
}

/** Back to what the pack has. */
export const resetLevers = (levers: Levers): void => levers.block.reset();
