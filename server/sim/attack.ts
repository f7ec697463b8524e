import { part, ratio, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import type { TeamState } from './state.ts';
import type { World } from './world.ts';

/** What reaches entries (thousands of packets/s) and services (requests/s), after filters. Scratch, reused each tick. */
export interface Load {
  entries: Float64Array;
  services: Float64Array;
  /** Honest requests asked of each entry now, and at the busiest hour: working space of `stepEntries`. */
  asked: Float64Array;
  atBusiest: Float64Array;
}

export const createLoad = (world: World): Load => ({
  entries: new Float64Array(world.entries.length),
  services: new Float64Array(world.services.length),
  asked: new Float64Array(world.entries.length),
  atBusiest: new Float64Array(world.entries.length),
});

/** Puts the running campaigns on entries and services, and notes how much of each entry's attack is filtered out. */
export function stepAttack(world: World, state: TeamState, levers: Levers, load: Load): void {
  const { v } = state;
  load.entries.fill(0);
  load.services.fill(0);
  v.entryFiltered.fill(0);
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
    // The strongest campaign's filtering stands for the entry: a team reads one figure.
    const filtered = ratio(raw - left, raw, 0);
    if (filtered > v.entryFiltered[campaign.target]!) v.entryFiltered[campaign.target] = filtered;
  }
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
