import type { GhostCurves, TeamCurves } from '#protocol/views.ts';
import { pressure } from '#sim/attack.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { seenBacklog } from '#sim/count.ts';
import { AT, SUM, type TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import type { Ghost } from './ghosts.ts';

/** Samples of a stretch: a quarter of a day. Only the last stretch of a screen is ever sent again. */
export const STRETCH = 12;

/** Curves as an audience gets them. A stretch once made is never changed, so that a table may hold it as it is. */
export type Stretches = readonly TeamCurves[];

const nothing = (world: World): TeamCurves => ({
  tick: [],
  parcelsDelivered: [],
  parcelsDeliverable: [],
  backlog: [],
  uptimeBp: [],
  channelsBp: world.channels.map(() => []),
  attackBp: [],
  passedBp: [],
  trustBp: [],
  crewsFree: [],
});

/** The curves with what the team knows at this tick as one more sample: a new last stretch, the others as they were. */
export function withSample(world: World, stretches: Stretches, state: TeamState): Stretches {
  const { s, v, tick } = state;
  const last = stretches.at(-1);
  const open = last && last.tick.length < STRETCH ? last : nothing(world);
  const { askedBp, passedBp } = pressure(world, state);
  const next: TeamCurves = {
    tick: [...open.tick, tick],
    parcelsDelivered: [...open.parcelsDelivered, s[SUM.delivered]!],
    parcelsDeliverable: [...open.parcelsDeliverable, world.deliverable[Math.min(tick, world.endTick)]!],
    backlog: [...open.backlog, seenBacklog(state)],
    uptimeBp: [...open.uptimeBp, bankUptimeBp(state)],
    channelsBp: open.channelsBp.map((column, c) => [...column, v.channelAvailability[c]!]),
    attackBp: [...open.attackBp, askedBp],
    passedBp: [...open.passedBp, passedBp],
    trustBp: [...open.trustBp, v.scalar[AT.trust]!],
    crewsFree: [
      ...open.crewsFree,
      world.pools.reduce((free, pool, p) => free + pool.count - v.crewsBusy[p]!, 0),
    ],
  };
  return open === last ? [...stretches.slice(0, -1), next] : [...stretches, next];
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
    opened.set(
      ghost,
      (after = curves.tick.map((_tick, i) => {
        const cut = (column: number[]) => column.slice(i - (i % STRETCH), i + 1);
        return {
          parcelsDelivered: cut(curves.parcelsDelivered),
          backlog: cut(ghost.seenBacklog),
          uptimeBp: cut(curves.uptimeBp),
          trustBp: cut(curves.trustBp),
        };
      })),
    );
  }
  const stretches: GhostCurves[] = [];
  const upTo = Math.min(samples, after.length);
  for (let end = STRETCH; end < upTo; end += STRETCH) stretches.push(after[end - 1]!);
  if (upTo > 0) stretches.push(after[upTo - 1]!);
  return stretches;
}
