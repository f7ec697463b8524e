import { SUM, AT, type TeamState } from '#sim/state.ts';
import { scoreOf } from '#sim/score.ts';
import { WHOLE } from '#sim/arithmetic.ts';
import type { World } from '#sim/world.ts';

/** A finished play in a few whole numbers: what plays are compared by. */
export interface Outcome {
  /** Hundredths of a point: whole points are too coarse to tell what one action is worth. */
  points: number;
  parcels: number;
  parcelsBp: number;
  uptimeBp: number;
  /** Public trust at the end, basis points. */
  trustBp: number;
  /** Obligations that ran and were not met in time. */
  breaches: number;
  /** k€. */
  spent: number;
  /** Availability of each bank channel over the whole play, weighted by demand, basis points. */
  channels: number[];
  /** Decisions taken, by action. */
  taken: Record<string, number>;
}

export function outcomeOf(world: World, state: TeamState): Outcome {
  const { parcelsDelivered, parcelsBp, uptimeBp } = scoreOf(world, state);
  const taken: Record<string, number> = {};
  for (const one of state.decisions) {
    const { id } = world.actions[one.action]!;
    taken[id] = (taken[id] ?? 0) + 1;
  }
  return {
    points: Math.floor(((world.points.parcels * parcelsBp + world.points.uptime * uptimeBp) * 100) / WHOLE),
    parcels: parcelsDelivered,
    parcelsBp,
    uptimeBp,
    trustBp: state.v.scalar[AT.trust]!,
    breaches: state.obligations.filter((one) => one.state === 'late' || one.state === 'missed').length,
    spent: state.s[SUM.spent]!,
    channels: world.channels.map((_channel, c) => {
      const asked = state.s[SUM.channels + 2 * c + 1]!;
      return asked > 0 ? Math.floor(state.s[SUM.channels + 2 * c]! / asked) : WHOLE;
    }),
    taken,
  };
}
