import type { Condition } from '#sim/conditions.ts';
import type { Policy } from '#sim/run.ts';
import type { World, WorldAction } from '#sim/world.ts';
import { scripted, type Player } from './play.ts';
import { randomPlayer } from './randomPlayer.ts';

/** The players of a balance, from worst to best as they ought to be. */
export const ORDER = ['idle', 'random', 'as-happened', 'textbook'] as const;
/** Other ways to meet the attack, and one that comes late: played where the pack has them. */
export const STRATEGIES = ['diversified', 'layered', 'no-filter', 'well-meaning'] as const;
export type PlayerId = (typeof ORDER)[number] | (typeof STRATEGIES)[number];
export const SCRIPTED = ['idle', 'as-happened', 'textbook'] as const;
/** Hours after the onset at which the textbook stops deciding and answering, to see what its later decisions win. */
export const STOPS = [0, 1, 6, 24, 48, 72] as const;

/** Those of the players above that these policies can play; a random one plays everywhere. */
export const playersOf = (policies: readonly Policy[]): PlayerId[] =>
  [...ORDER, ...STRATEGIES].filter((id) => id === 'random' || policies.some((one) => one.id === id));

/** Something that a team may do or leave: an action, or a preparation before play. */
export interface Choice {
  of: 'action' | 'preparation';
  id: string;
}

/**
 * A way to play, as data, so that it can be sent to another thread. `number` tells random players apart. `without`: one choice
 * left out. `with`: one choice more; an action on `target`, tried for a while from so many hours after the onset (-1: before it).
 * `package`: all that one role decides and answers, left out of the textbook or alone. `until`: the textbook's, up to so many hours
 * after the onset.
 */
export type Variant =
  | { kind: 'player'; player: PlayerId; number: number }
  | { kind: 'without'; player: PlayerId; choice: Choice }
  | { kind: 'with'; player: PlayerId; choice: Choice; target: string | undefined; hours: number }
  | { kind: 'package'; role: string; how: 'left out' | 'added' }
  | { kind: 'until'; hours: number };

/** Hours after the onset at which an action is added, one play each; before the onset; and for how long it is tried. */
export const MOMENTS = [-1, 0.5, 12, 30, 56, 80] as const;
const TRIED_FOR = 6;
/** Of an action with many targets so many are tried, spread over the list. */
const MOST_TARGETS = 3;

/**
 * Every choice left out wherever a player makes it, and added to every player that lacks it: an action at each of `MOMENTS`.
 * Every role's package both ways, and the textbook stopped at each hour of `STOPS`.
 */
export function variantsOf(world: World, policies: readonly Policy[]): Variant[] {
  const choices: Choice[] = [
    ...world.actions.map(({ id }): Choice => ({ of: 'action', id })),
    ...world.preparation.options.map(({ id }): Choice => ({ of: 'preparation', id })),
  ];
  const scripts = playersOf(policies).filter((id) => id !== 'random');
  const single = choices.flatMap((choice) =>
    scripts.flatMap((player): Variant[] => {
      const policy = policyBy(policies, player);
      if (makes(policy, choice)) return [{ kind: 'without', player, choice }];
      if (choice.of === 'preparation')
        return affords(world, policy, choice.id)
          ? [{ kind: 'with', player, choice, target: undefined, hours: -1 }]
          : [];
      return targetsOf(world, choice).flatMap((target) =>
        MOMENTS.map((hours): Variant => ({ kind: 'with', player, choice, target, hours })),
      );
    }),
  );
  const packages = rolesOf(world).flatMap((role): Variant[] => [
    { kind: 'package', role, how: 'left out' },
    { kind: 'package', role, how: 'added' },
  ]);
  return [...single, ...packages, ...STOPS.map((hours): Variant => ({ kind: 'until', hours }))];
}

/** Roles that decide something, in the order of the pack's actions. */
const rolesOf = ({ actions }: World): string[] => [...new Set(actions.map((one) => one.role))];

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
  return (variant, lucky) => {
    if (variant.kind === 'player' && variant.player === 'random') return randomPlayer(lucky, variant.number);
    if (variant.kind === 'until') {
      const until = world.zeroTick + variant.hours * world.hour;
      return scripted({ ...policyBy(policies, 'textbook'), until });
    }
    if (variant.kind === 'package') return scripted(packageOf(world, policies, variant));
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
    const from = world.zeroTick + Math.round(variant.hours * world.hour);
    const until = from + TRIED_FOR * world.hour;
    const due: Condition = (_world, state) => state.tick >= from && state.tick < until;
    const more = [{ action: id, target: variant.target, due, from: Math.max(0, from) }];
    return scripted({ ...policy, decisions: [...policy.decisions, ...more] });
  };
}

/**
 * The textbook without what one role decides and answers, or nothing but that. A message belongs to the first of its roles;
 * preparations are everybody's and stay in the first, out of the second.
 */
function packageOf(
  world: World,
  policies: readonly Policy[],
  { role, how }: { role: string; how: 'left out' | 'added' },
): Policy {
  const all = policyBy(policies, 'textbook');
  const roleOf = new Map(world.actions.map((one) => [one.id, one.role]));
  const kept = (of: string | undefined): boolean => (of === role) === (how === 'added');
  const answers = world.injects.flatMap((inject): [string, string][] => {
    const option = all.answers[inject.id] ?? inject.options[0]?.id;
    return option !== undefined && kept(inject.roles[0]) ? [[inject.id, option]] : [];
  });
  return {
    ...all,
    silent: true,
    prepare: how === 'added' ? [] : all.prepare,
    decisions: all.decisions.filter((one) => kept(roleOf.get(one.action))),
    answers: Object.fromEntries(answers),
  };
}

export function policyBy(policies: readonly Policy[], id: string): Policy {
  const policy = policies.find((one) => one.id === id);
  if (!policy) throw new Error(`no policy "${id}"`);
  return policy;
}
