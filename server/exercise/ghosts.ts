import { halfHourTicks } from '#sim/clock.ts';
import { between, compared, whole } from '#protocol/curves.ts';
import type { Curves, GhostCurves } from '#protocol/curves.ts';
import type { RunResult } from '#protocol/views.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { runningPolicy, type Policy } from '#sim/run.ts';
import { AT, SUM } from '#sim/state.ts';
import type { Steps } from '#sim/steps.ts';
import type { World } from '#sim/world.ts';
import { countObligations, outcomeOf } from './outcome.ts';
import { sampleOf, truthOf } from './samples.ts';

/** A scripted run of the same world and seed, to measure a team against. Known tick by tick from the start. */
export interface Ghost {
  /** At the scenario's end. */
  result: RunResult;
  parcelsDelivered: Int32Array;
  uptimeBp: Int32Array;
  trustBp: Int32Array;
  spent: Int32Array;
  obligations: RunResult['obligations'][];
  /** Its curves as it knew them: what a team's own are compared with. */
  seen: GhostCurves;
}

/** Plays the pack's policies once. */
export function* playGhosts(
  pack: Scenario,
  world: World,
  policies: readonly Policy[],
): Steps<Map<string, Ghost>> {
  const ghosts = new Map<string, Ghost>();
  for (const policy of policies) ghosts.set(policy.id, yield* playGhost(pack, world, policy));
  return ghosts;
}

function* playGhost(pack: Scenario, world: World, policy: Policy): Steps<Ghost> {
  const source = pack.policies.policies.find((one) => one.id === policy.id)!;
  const parcelsDelivered = new Int32Array(world.endTick + 1);
  const uptimeBp = new Int32Array(world.endTick + 1);
  const trustBp = new Int32Array(world.endTick + 1);
  const spent = new Int32Array(world.endTick + 1);
  const obligations: Ghost['obligations'] = [];
  const truths: Curves[] = [];
  const seen: GhostCurves[] = [];
  const state = yield* runningPolicy(world, policy, (now) => {
    parcelsDelivered[now.tick] = now.s[SUM.delivered]!;
    uptimeBp[now.tick] = bankUptimeBp(now);
    trustBp[now.tick] = now.v.scalar[AT.trust]!;
    spent[now.tick] = now.s[SUM.spent]!;
    obligations.push(countObligations(now.obligations));
    if (now.tick % halfHourTicks(world) !== 0) return;
    const own = sampleOf(world, now);
    truths.push(truthOf(own, now));
    seen.push(compared(own));
  });
  const result: RunResult = {
    id: policy.id,
    kind: 'ghost',
    name: source.name,
    ...outcomeOf(world, state),
    curves: whole(truths)!,
  };
  return { result, parcelsDelivered, uptimeBp, trustBp, spent, obligations, seen: whole(seen)! };
}

/** A ghost's result as it stood at a tick: an exercise that ends early is compared over the time it was played. */
export function ghostAt(ghost: Ghost, world: World, tick: number): RunResult {
  const upTo = ghost.result.curves.tick.findIndex((one) => one > tick);
  const length = upTo < 0 ? ghost.result.curves.tick.length : upTo;
  const at = Math.min(tick, world.endTick);
  const parcelsDelivered = ghost.parcelsDelivered[at]!;
  const parcelsDeliverable = world.deliverable[at]!;
  const uptimeBp = ghost.uptimeBp[at]!;
  const parcelsBp =
    parcelsDeliverable > 0
      ? Math.min(10_000, Math.floor((parcelsDelivered * 10_000) / parcelsDeliverable))
      : 10_000;
  return {
    ...ghost.result,
    trustBp: ghost.trustBp[at]!,
    spent: ghost.spent[at]!,
    obligations: ghost.obligations[at]!,
    headline: {
      parcelsDelivered,
      parcelsDeliverable,
      uptimeBp,
      points: Math.floor((world.points.parcels * parcelsBp + world.points.uptime * uptimeBp) / 10_000),
    },
    curves: between(ghost.result.curves, 0, length),
  };
}
