import type { ConditionSource } from '#sim/conditions.ts';
import type { EffectSource } from '#sim/effects/index.ts';
import type { Resolver } from '#sim/refer.ts';
import type { Scenario } from './schema.ts';
import { targetOptions } from './targets.ts';

/** An effect as a pack writes it, and where. */
export interface WrittenEffect {
  effect: EffectSource;
  at: Resolver;
  /** What `$target` stands for there. */
  targets: readonly string[];
}

/** Every effect that a pack writes, file by file. */
export function effectsOf(pack: Scenario, resolver: (file: string) => Resolver): WrittenEffect[] {
  const { scenario, actions, injects, story, attack } = pack;
  const found: WrittenEffect[] = [];
  const enter = (list: readonly EffectSource[], at: Resolver, targets: readonly string[] = []): void =>
    list.forEach((effect, i) => found.push({ effect, at: at.at(i), targets }));
  scenario.obligations.forEach((one, i) => {
    for (const when of ['late', 'missed', 'early'] as const)
      enter(one[when], resolver('scenario.yaml').at('obligations', i, when));
  });
  actions.actions.forEach((one, i) =>
    enter(
      one.effects,
      resolver('actions.yaml').at('actions', i, 'effects'),
      one.target && targetOptions(pack, one.target),
    ),
  );
  actions.preparations.forEach((one, i) =>
    enter(one.effects, resolver('actions.yaml').at('preparations', i, 'effects')),
  );
  injects.injects.forEach((one, i) => {
    const at = resolver('injects.yaml').at('injects', i);
    enter(one.effects, at.at('effects'));
    one.options.forEach((option, o) => enter(option.effects, at.at('options', o, 'effects')));
    enter(one.silence, at.at('silence'));
  });
  for (const [file, { moves }] of [
    ['story.yaml', story],
    ['attack.yaml', attack],
  ] as const)
    for (const [id, list] of Object.entries(moves)) enter(list, resolver(file).at('moves', id));
  return found;
}

/** A condition as a pack writes it, and where. Those within others stand for themselves too. */
export interface WrittenCondition {
  condition: ConditionSource;
  at: Resolver;
}

/** Every condition that a pack writes, file by file. */
export function conditionsOf(pack: Scenario, resolver: (file: string) => Resolver): WrittenCondition[] {
  const { scenario, actions, injects, story, attack, policies } = pack;
  const found: WrittenCondition[] = [];
  const enter = (condition: ConditionSource | undefined, at: Resolver): void => {
    if (condition === undefined) return;
    found.push({ condition, at });
    if ('not' in condition) enter(condition.not, at.at('not'));
    if ('all' in condition) condition.all.forEach((one, i) => enter(one, at.at('all', i)));
    if ('any' in condition) condition.any.forEach((one, i) => enter(one, at.at('any', i)));
  };
  scenario.obligations.forEach((one, i) =>
    enter(one.starts, resolver('scenario.yaml').at('obligations', i, 'starts')),
  );
  actions.actions.forEach((one, i) => enter(one.when, resolver('actions.yaml').at('actions', i, 'when')));
  injects.injects.forEach((one, i) => enter(one.when, resolver('injects.yaml').at('injects', i, 'when')));
  for (const [file, { guards }] of [
    ['story.yaml', story],
    ['attack.yaml', attack],
  ] as const)
    for (const [id, guard] of Object.entries(guards)) enter(guard, resolver(file).at('guards', id));
  policies.policies.forEach((policy, p) =>
    policy.decisions.forEach((one, i) =>
      enter(one.when, resolver('policies.yaml').at('policies', p, 'decisions', i, 'when')),
    ),
  );
  return found;
}
