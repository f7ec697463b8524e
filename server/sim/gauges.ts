import { part, ratio, times, WHOLE } from './arithmetic.ts';
import { powerOf } from './attack.ts';
import { hourOf } from './clock.ts';
import type { Levers } from './levers.ts';
import { vigourOfServers } from './people.ts';
import { AT, type TeamState } from './state.ts';
import type { World } from './world.ts';

/** What a service's own servers are asked, against what they can serve now, basis points; and whom filters turn away. */
export interface ServerGauge {
  /** Honest users who reach them. */
  askedBp: number;
  /** Requests of the attack that reach them. */
  floodBp: number;
  /** Honest users whom the filters in place turn away. */
  turnedAwayBp: number;
}

/**
 * The gauges of every service's servers, for a team's view of its own. The step works the same sums out on its way and keeps
 * only what it needs.
 */
export function serverGauges(world: World, state: TeamState, levers: Readonly<Levers>): ServerGauge[] {
  const { v } = state;
  const { exposed, usual, overflow, capacity } = world.tables;
  const hour = hourOf(world, state.tick);
  const vigour = vigourOfServers(world, state);
  const flood = floods(world, state, levers);
  return world.services.map((_service, i) => {
    const entry = levers.serviceEntry[i]!;
    const pass = entry < 0 ? WHOLE : v.entryPass[entry]!;
    const spared = entry < 0 ? WHOLE : levers.entryHonest[entry]!;
    const through = entry < 0 ? WHOLE : WHOLE - times(exposed[i]!, WHOLE - times(pass, spared));
    let asked = part(usual[i * 24 + hour]!, v.retry[i]!);
    if (overflow[i]! > 0) asked = part(asked, WHOLE + part(overflow[i]!, v.scalar[AT.unrest]!));
    const can = Math.max(1, part(part(capacity[i]!, levers.serviceCapacity[i]!), vigour));
    const turned = entry < 0 ? WHOLE : WHOLE - times(exposed[i]!, WHOLE - spared);
    return {
      askedBp: ratio(part(part(asked, levers.serviceDemand[i]!), through), can),
      // Whoever comes from inside does not meet what comes from outside.
      floodBp: entry < 0 ? 0 : ratio(part(flood[i]!, pass), can),
      turnedAwayBp: WHOLE - times(turned, levers.serviceHonest[i]!),
    };
  });
}

/** Requests of the running campaigns on each service, after filters. */
function floods(world: World, state: TeamState, levers: Readonly<Levers>): number[] {
  const flood = world.services.map(() => 0);
  world.campaigns.forEach((campaign, k) => {
    if (state.v.campaignSince[k]! < 0 || campaign.against !== 'requests') return;
    const left = part(powerOf(world, state, k), levers.campaignLeft[k]!);
    flood[campaign.target] = flood[campaign.target]! + left;
  });
  return flood;
}
