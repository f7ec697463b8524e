import { between, compared, joined } from '#protocol/curves.ts';
import type { Curves, GhostCurves, TeamCurves } from '#protocol/curves.ts';
import { pressure } from '#sim/attack.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { backlog, seenBacklog } from '#sim/count.ts';
import { AT, SUM, type TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import type { Ghost } from './ghosts.ts';

/** Samples of a stretch: a quarter of a day. Only the last stretch of a screen is ever sent again. */
export const STRETCH = 12;

/** Curves as an audience gets them. A stretch once made is never changed, so that a table may hold it as it is. */
export type Stretches = readonly TeamCurves[];

/** One sample of every curve, as the team knows it at this tick. */
export function sampleOf(world: World, state: TeamState): TeamCurves {
  const { s, v, tick } = state;
  const { askedBp, passedBp } = pressure(world, state);
  return {
    tick: [tick],
    parcelsDelivered: [s[SUM.delivered]!],
    parcelsDeliverable: [world.deliverable[Math.min(tick, world.endTick)]!],
    backlog: [seenBacklog(state)],
    uptimeBp: [bankUptimeBp(state)],
    channelsBp: world.channels.map((_channel, c) => [v.channelAvailability[c]!]),
    attackBp: [askedBp],
    passedBp: [passedBp],
    trustBp: [v.scalar[AT.trust]!],
    crewsFree: [world.pools.reduce((free, pool, p) => free + pool.count - v.crewsBusy[p]!, 0)],
  };
}

/** The same for the debrief: what is compared there, as it was and not as it was known. @param own by `sampleOf`, of this state */
export function truthOf(own: TeamCurves, state: TeamState): Curves {
  return { tick: own.tick, ...compared(own), backlog: [backlog(state)] };
}

/** The stretches with one more sample: a new last one, the others as they were. */
export function withSample(stretches: Stretches, sample: TeamCurves): Stretches {
  const last = stretches.at(-1);
  if (!last || last.tick.length >= STRETCH) return [...stretches, sample];
  return [...stretches.slice(0, -1), joined(last, sample)];
}

/** Per ghost, its open stretch after 1, 2, 3... samples. */
const opened = new WeakMap<Ghost, GhostCurves[]>();

/**
 * A past run in stretches, over the first so many samples and no further: what is still to come stays on the server. The same
 * objects for every team that has as many, so that nothing is copied at a tick.
 */
export function ghostStretches(ghost: Ghost, samples: number): GhostCurves[] {
  let after = opened.get(ghost);
  if (!after) {
    const { curves } = ghost.result;
    after = curves.tick.map((_tick, i) => between(ghost.seen, i - (i % STRETCH), i + 1));
    opened.set(ghost, after);
  }
  const stretches: GhostCurves[] = [];
  const upTo = Math.min(samples, after.length);
  for (let end = STRETCH; end < upTo; end += STRETCH) stretches.push(after[end - 1]!);
  if (upTo > 0) stretches.push(after[upTo - 1]!);
  return stretches;
}
