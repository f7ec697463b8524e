import type { EffectSource } from '#sim/effects/index.ts';
import type { Resolver } from '#sim/refer.ts';
import type { WorldPreparation } from '#sim/world.ts';
import type { Scenario } from './schema.ts';

/** A world in which nothing can be prepared. */
const none: WorldPreparation = { points: 0, role: null, options: [] };

/**
 * What a team may prepare, and for how many points.
 * @param allowed false under a difficulty without preparation: the pack is checked all the same
 * @param enter makes effects ready and gives their places
 */
export function compilePreparation(
  pack: Scenario,
  allowed: boolean,
  resolver: (file: string) => Resolver,
  enter: (effects: readonly EffectSource[], to: Resolver) => number[],
): WorldPreparation {
  const { preparation } = pack.scenario;
  // A running exercise keeps the pack it was made with, and that may be older than preparations.
  const list = pack.actions.preparations ?? [];
  const inScenario = resolver('scenario.yaml');
  const inActions = resolver('actions.yaml');
  if (!preparation) {
    if (list.length > 0)
      inActions.issue(
        'there are preparations, but no points to spend on them: scenario.yaml needs "preparation: { points: 6 }"',
        'preparations',
      );
    return none;
  }
  if (list.length === 0)
    inScenario.issue('there are points to spend, but actions.yaml has no "preparations"', 'preparation');
  if (preparation.role !== undefined) inScenario.index('role', preparation.role, 'preparation', 'role');
  const options = list.map((one, i) => {
    const at = inActions.at('preparations', i);
    if (one.points > preparation.points)
      at.issue(`it takes ${one.points} points and a team has ${preparation.points}`, 'points');
    return {
      id: one.id,
      points: one.points,
      makes: one.makes.map((made, m) => compileMade(pack, made, at.at('makes', m))),
      effects: enter(one.effects, at.at('effects')),
    };
  });
  return allowed ? { points: preparation.points, role: preparation.role ?? null, options } : none;
}

type Made = Scenario['actions']['preparations'][number]['makes'][number];

/** The new terms of an action, which must be better than its own in what they name. */
function compileMade(pack: Scenario, made: Made, at: Resolver) {
  const action = at.index('action', made.action, 'action');
  const own = pack.actions.actions[action]!;
  if (own.id === made.action) {
    if (made.lead !== undefined && made.lead >= own.lead)
      at.issue(`"${own.id}" takes ${own.lead} min already: a preparation must make it less`, 'lead');
    if (made.cost !== undefined && made.cost >= own.cost)
      at.issue(`"${own.id}" costs ${own.cost} k€ already: a preparation must make it less`, 'cost');
  }
  return { action, leadTicks: at.ticks(made.lead ?? own.lead), cost: made.cost ?? own.cost };
}
