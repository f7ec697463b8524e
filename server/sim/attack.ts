import { part, ratio, WHOLE } from './arithmetic.ts';
import { leversOf, type Levers } from './levers.ts';
import type { TeamState } from './state.ts';
import type { World } from './world.ts';

/** What reaches entries (thousands of packets/s) and services (requests/s), after filters. Scratch, reused each tick. */
export interface Load {
  entries: Float64Array;
  services: Float64Array;
  /** Attack on each entry before filters, and honest traffic on it: working space. */
  raw: Float64Array;
  honest: Float64Array;
}

export const createLoad = (world: World): Load => ({
  entries: new Float64Array(world.entries.length),
  services: new Float64Array(world.services.length),
  raw: new Float64Array(world.entries.length),
  honest: new Float64Array(world.entries.length),
});

/** Puts the running campaigns on entries and services, and notes how much of each entry's attack is filtered out. */
export function stepAttack(world: World, state: TeamState, levers: Levers, load: Load): void {
  const { v } = state;
  for (let i = 0; i < load.services.length; i++) load.services[i] = 0;
  for (let e = 0; e < load.entries.length; e++) load.entries[e] = load.raw[e] = 0;
  for (let k = 0; k < world.campaigns.length; k++) {
    if (v.campaignSince[k]! < 0) continue;
    const campaign = world.campaigns[k]!;
    const raw = powerOf(world, state, k);
    const left = part(raw, levers.campaignLeft[k]!);
    if (campaign.against === 'requests') {
      load.services[campaign.target] = load.services[campaign.target]! + left;
      continue;
    }
    if (campaign.at >= 0 && levers.shed[campaign.at] === 2) continue;
    load.entries[campaign.target] = load.entries[campaign.target]! + left;
    load.raw[campaign.target] = load.raw[campaign.target]! + raw;
  }
  for (let e = 0; e < v.entryFiltered.length; e++) {
    v.entryFiltered[e] = ratio(load.raw[e]! - load.entries[e]!, load.raw[e]!, 0);
  }
}

/**
 * What the running campaigns send at each entry before any filter, thousands of packets a second: for a team's view of its
 * own entries. The step works the same sums out on its way and keeps only what it needs.
 */
export function attackOnEntries(world: World, state: TeamState, levers: Readonly<Levers>): number[] {
  const raw = world.entries.map(() => 0);
  world.campaigns.forEach((campaign, k) => {
    if (state.v.campaignSince[k]! < 0 || campaign.against === 'requests') return;
    if (campaign.at >= 0 && levers.shed[campaign.at] === 2) return;
    raw[campaign.target] = raw[campaign.target]! + powerOf(world, state, k);
  });
  return raw;
}

export interface Pressure {
  askedBp: number;
  passedBp: number;
  /** Where what passes presses hardest; null: nothing passes. */
  passedAt: `entry:${string}` | `service:${string}` | null;
}

/**
 * The attack as a team's own gauges show it: at the link or service it presses hardest, before filters and after them, against
 * what that place can carry, basis points (42,000: four times as much as fits). The two may be of different places: once the
 * great flood is filtered, a small one at a weak service may be what hurts. What is dropped upstream or meets a door closed on
 * purpose does not pass.
 */
export function pressure(world: World, state: TeamState): Pressure {
  const levers = leversOf(world, state);
  const links = world.entries.length;
  const asked = new Float64Array(links + world.services.length);
  const passed = new Float64Array(asked.length);
  for (let k = 0; k < world.campaigns.length; k++) {
    if (state.v.campaignSince[k]! < 0) continue;
    const campaign = world.campaigns[k]!;
    const raw = powerOf(world, state, k);
    const packets = campaign.against === 'packets';
    const place = packets ? campaign.target : links + campaign.target;
    asked[place] = asked[place]! + raw;
    const refused = packets
      ? campaign.at >= 0 && levers.shed[campaign.at] === 2
      : levers.shed[campaign.target] !== 0;
    if (!refused) passed[place] = passed[place]! + part(raw, levers.campaignLeft[k]!);
  }
  let askedBp = 0;
  let passedBp = 0;
  let passedAt: Pressure['passedAt'] = null;
  for (let place = 0; place < asked.length; place++) {
    if (asked[place] === 0) continue;
    const service = place - links;
    const carries =
      service < 0
        ? part(world.entries[place]!.capacity, levers.entryCapacity[place]!)
        : part(world.tables.capacity[service]!, levers.serviceCapacity[service]!);
    askedBp = Math.max(askedBp, ratio(asked[place]!, Math.max(1, carries)));
    const through = ratio(passed[place]!, Math.max(1, carries));
    if (through <= passedBp) continue;
    passedBp = through;
    passedAt = service < 0 ? `entry:${world.entries[place]!.id}` : `service:${world.services[service]!.id}`;
  }
  return { askedBp, passedBp, passedAt };
}

/** Power of a campaign now: its ramp, its level, and half-hourly ups and downs joined by straight lines. */
export function powerOf(world: World, state: TeamState, k: number): number {
  const campaign = world.campaigns[k]!;
  const age = state.tick - state.v.campaignSince[k]!;
  const ramp =
    campaign.rampTicks > 0 ? Math.min(WHOLE, Math.floor((age * WHOLE) / campaign.rampTicks)) : WHOLE;
  const waver = world.tables.waver[k * (world.endTick + 1) + Math.min(state.tick, world.endTick)]!;
  return part(part(part(campaign.power, state.v.campaignPower[k]!), ramp), waver);
}
