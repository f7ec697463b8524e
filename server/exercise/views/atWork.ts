import type { AtWork, Sense } from '#protocol/atWork.ts';
import { strengthOf } from '#sim/apply.ts';
import type { Aim, StandingEffect } from '#sim/effects/effect.ts';
import type { TeamState } from '#sim/state.ts';
import { processIds, type World } from '#sim/world.ts';

/**
 * What stands in a team's world and works on a place that its screens show. What no order or message of theirs brought (the story,
 * the attacker) is left out: a team has to find that out.
 */
export function atWork(world: World, state: TeamState): AtWork[] {
  const found: AtWork[] = [];
  for (const standing of state.standing) {
    const effect = world.effects[standing.effect]!;
    if (!effect.standing || strengthOf(world, standing, state.tick) === 0) continue;
    const does = senseOf(effect);
    const by = does && sourceOf(world, standing);
    if (!does || !by) continue;
    for (const aim of effect.aims) {
      const at = placeOf(world, aim);
      if (at) found.push({ at, does, by, until: standing.until < 0 ? null : standing.until });
    }
  }
  return found;
}

const byKind: Partial<Record<string, Sense>> = {
  filter: 'filters',
  substitute: 'replaces',
  fallback: 'replaces',
};

/** Null: screens show it by other means (a service closed, another way in), or it is no matter of a place. */
function senseOf({ kind, does }: StandingEffect): Sense | null {
  const named = byKind[kind];
  if (named) return named;
  if (typeof does === 'function') return null;
  switch (does.lever) {
    case 'entryCapacity':
    case 'serviceCapacity':
    case 'channelCapacity':
    case 'process':
      return does.by < 0 ? 'slows' : 'helps';
    case 'serviceDemand':
    case 'channelDemand':
      return does.by < 0 ? 'fewer' : 'more';
    default:
      return null;
  }
}

/** Null: the effect acts on something that has no record of its own. */
function placeOf({ entries, services, channels }: World, aim: Aim): AtWork['at'] | null {
  switch (aim.kind) {
    case 'entry':
      return `entry:${entries[aim.place]!.id}`;
    case 'service':
      return `service:${services[aim.place]!.id}`;
    case 'process':
      return `process:${processIds[aim.place]!}`;
    case 'channel':
      return `channel:${channels[aim.place]!.id}`;
    default:
      return null;
  }
}

function sourceOf(world: World, { decision, effect }: TeamState['standing'][number]): AtWork['by'] | null {
  if (decision >= 0) return `decision:${decision}`;
  const inject = injectsByEffect(world).get(effect);
  return inject === undefined ? null : `inject:${inject}`;
}

const known = new WeakMap<World, Map<number, string>>();

/** Which message an effect comes from, whether it arrived, was answered or was left. The same for all teams: worked out once. */
function injectsByEffect(world: World): Map<number, string> {
  let map = known.get(world);
  if (!map) {
    map = new Map();
    for (const inject of world.injects)
      for (const effect of [
        inject.effects,
        inject.silence,
        ...inject.options.map((one) => one.effects),
      ].flat())
        map.set(effect, inject.id);
    known.set(world, map);
  }
  return map;
}
