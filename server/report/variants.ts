import { halfHourTicks } from '#sim/clock.ts';
import type { Condition } from '#sim/conditions.ts';
import type { Policy } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import type { World, WorldAction } from '#sim/world.ts';
import { playOut, scripted, type Player } from './play.ts';
import { randomPlayer } from './randomPlayer.ts';

/** The players of a balance, from worst to best as they ought to be. */
export const ORDER = ['idle', 'random', 'as-happened', 'textbook'] as const;
export type PlayerId = (typeof ORDER)[number];
export const SCRIPTED = ['idle', 'as-happened', 'textbook'] as const;

/** Something that a team may do or leave: an action, or a preparation before play. */
export interface Choice {
  of: 'action' | 'preparation';
  id: string;
}

/**
 * A way to play, as data, so that it can be sent to another thread. `number` tells random players apart. `without`: one choice
 * left out. `with`: one choice more; an action on `target`, or just as the best player uses it (`borrowed`).
 */
export type Variant =
  | { kind: 'player'; player: PlayerId; number: number }
  | { kind: 'without'; player: PlayerId; choice: Choice }
  | { kind: 'with'; player: PlayerId; choice: Choice; target: string | undefined; borrowed: boolean };

/** Of an action with many targets that nobody uses, so many are tried, spread over the list. */
const MOST_TARGETS = 6;

/** Every choice once where it is used, left out; and once where it is missing, added. */
export function variantsOf(world: World, policies: readonly Policy[]): Variant[] {
  const choices: Choice[] = [
    ...world.actions.map(({ id }): Choice => ({ of: 'action', id })),
    ...world.preparation.options.map(({ id }): Choice => ({ of: 'preparation', id })),
  ];
  return choices.flatMap((choice): Variant[] => {
    const best = makes(policyBy(policies, 'textbook'), choice);
    const past = makes(policyBy(policies, 'as-happened'), choice);
    if (past) return [{ kind: 'without', player: best ? 'textbook' : 'as-happened', choice }];
    // `as-happened` has spent its preparation points on others: it cannot be added there.
    if (choice.of === 'preparation' && !affords(world, policyBy(policies, 'as-happened'), choice.id))
      return best ? [{ kind: 'without', player: 'textbook', choice }] : [];
    const more = { kind: 'with' as const, player: 'as-happened' as const, choice };
    if (!best) return targetsOf(world, choice).map((target) => ({ ...more, target, borrowed: false }));
    return [
      { kind: 'without', player: 'textbook', choice },
      { ...more, target: undefined, borrowed: true },
    ];
  });
}

const makes = (policy: Policy, { of, id }: Choice): boolean =>
  of === 'action' ? policy.decisions.some((one) => one.action === id) : policy.prepare.includes(id);

function affords({ preparation }: World, policy: Policy, id: string): boolean {
  const cost = (one: string) => preparation.options.find((option) => option.id === one)!.points;
  return policy.prepare.reduce((left, one) => left - cost(one), preparation.points) >= cost(id);
}

function targetsOf(world: World, { of, id }: Choice): (string | undefined)[] {
  const target: WorldAction['target'] =
    of === 'action' ? world.actions.find((one) => one.id === id)!.target : null;
  if (!target) return [undefined];
  const { options } = target;
  if (options.length <= MOST_TARGETS) return options;
  const place = (i: number) => Math.floor((i * options.length) / MOST_TARGETS);
  return Array.from({ length: MOST_TARGETS }, (_one, i) => options[place(i)]!);
}

/** Makes players of variants. The world given to a player may differ from `world` by its seed. */
export function createCast(
  world: World,
  policies: readonly Policy[],
): (variant: Variant, lucky: World) => Player {
  const due = dueDates(world, policies);
  return (variant, lucky) => {
    if (variant.kind === 'player' && variant.player === 'random') return randomPlayer(lucky, variant.number);
    const policy = policyBy(policies, variant.player);
    if (variant.kind === 'player') return scripted(policy);
    const { of, id } = variant.choice;
    if (variant.kind === 'without') {
      return scripted({
        ...policy,
        prepare: policy.prepare.filter((one) => of !== 'preparation' || one !== id),
        decisions: policy.decisions.filter((one) => of !== 'action' || one.action !== id),
      });
    }
    if (of === 'preparation') return scripted({ ...policy, prepare: [...policy.prepare, id] });
    const more = variant.borrowed
      ? policyBy(policies, 'textbook').decisions.filter((one) => one.action === id)
      : [{ action: id, target: variant.target, due: due(id) }];
    return scripted({ ...policy, decisions: [...policy.decisions, ...more] });
  };
}

/**
 * When an action that no policy uses is tried: half an hour into the attack; or from the start, where its prerequisite
 * holds then and no longer afterwards.
 */
function dueDates(world: World, policies: readonly Policy[]): (action: string) => Condition {
  const later = Math.min(world.endTick, world.zeroTick + halfHourTicks(world));
  const openAt = new Map<number, boolean[]>();
  const look = (state: TeamState): void => {
    if (state.tick !== 0 && state.tick !== later) return;
    openAt.set(
      state.tick,
      world.actions.map((one) => one.when === null || one.when(world, state)),
    );
  };
  playOut(world, scripted(policyBy(policies, 'idle')), look, later);
  return (action) => {
    const i = world.actions.findIndex((one) => one.id === action);
    const from = openAt.get(0)![i]! && !openAt.get(later)![i]! ? 0 : later;
    return (_world, state) => state.tick >= from;
  };
}

export function policyBy(policies: readonly Policy[], id: string): Policy {
  const policy = policies.find((one) => one.id === id);
  if (!policy) throw new Error(`no policy "${id}"`);
  return policy;
}
