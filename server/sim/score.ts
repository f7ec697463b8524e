import { clamp, ratio, WHOLE } from './arithmetic.ts';
import { bankUptimeBp } from './bank.ts';
import { SUM, type TeamState } from './state.ts';
import type { World } from './world.ts';

/** The two headline figures and their points. Trust, money and obligations stand beside them and are not mixed in. */
export interface Score {
  parcelsDelivered: number;
  /** Delivered by the same tick in this world without an attack. */
  parcelsDeliverable: number;
  parcelsBp: number;
  uptimeBp: number;
  points: number;
}

export function scoreOf(world: World, state: TeamState): Score {
  const parcelsDelivered = state.s[SUM.delivered]!;
  const parcelsDeliverable = world.deliverable[Math.min(state.tick, world.endTick)]!;
  const parcelsBp = clamp(ratio(parcelsDelivered, parcelsDeliverable), 0, WHOLE);
  const uptimeBp = bankUptimeBp(state);
  const points = Math.floor((world.points.parcels * parcelsBp + world.points.uptime * uptimeBp) / WHOLE);
  return { parcelsDelivered, parcelsDeliverable, parcelsBp, uptimeBp, points };
}
