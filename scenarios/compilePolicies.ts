import { compileCondition, type Condition } from '#sim/conditions.ts';
import type { Resolver } from '#sim/refer.ts';
import type { Policy } from '#sim/run.ts';
import type { WorldPreparation } from '#sim/world.ts';
import { suggest } from '#sim/suggest.ts';
import type { Scenario } from './schema.ts';
import { targetOptions } from './targets.ts';

/**
 * The scripted players of `policies.yaml`, their names checked and their moments turned into conditions.
 * @param preparation what can be prepared in this world: where that is nothing, nobody has
 */
export function compilePolicies(pack: Scenario, to: Resolver, preparation: WorldPreparation): Policy[] {
  return pack.policies.policies.map((policy, p) => ({
    id: policy.id,
    silent: policy.silent,
    prepare: checkPrepare(pack, policy.prepare ?? [], preparation, to.at('policies', p)),
    answers: checkAnswers(policy.answers, to.at('policies', p, 'answers')),
    decisions: policy.decisions.map((one, i) => {
      const at = to.at('policies', p, 'decisions', i);
      const action = pack.actions.actions[at.index('action', one.decide, 'decide')];
      checkTarget(pack, action, one, at);
      const from = one.at === undefined ? 0 : at.tickOf(one.at);
      const when = one.when === undefined ? null : compileCondition(one.when, at.at('when'));
      const due: Condition = (world, state) => state.tick >= from && (when === null || when(world, state));
      return { action: one.decide, target: one.target, due, from };
    }),
  }));
}

/** What it prepares must exist, and together cost no more points than there are. */
function checkPrepare(
  { scenario, actions }: Scenario,
  prepare: readonly string[],
  { options }: WorldPreparation,
  at: Resolver,
): string[] {
  let sum = 0;
  prepare.forEach((id, i) => {
    at.index('preparation', id, 'prepare', i);
    if (prepare.indexOf(id) < i) at.issue(`"${id}" stands twice`, 'prepare', i);
    sum += actions.preparations?.find((one) => one.id === id)?.points ?? 0;
  });
  const points = scenario.preparation?.points ?? 0;
  if (sum > points) at.issue(`its preparations take ${sum} points and a team has ${points}`, 'prepare');
  return options.length === 0 ? [] : [...prepare];
}

/** A decision points at one of the things its action allows. */
function checkTarget(
  pack: Scenario,
  action: Scenario['actions']['actions'][number] | undefined,
  { decide, target }: { decide: string; target?: string | undefined },
  at: Resolver,
): void {
  if (action?.id !== decide) return;
  if (!action.target) {
    if (target !== undefined) at.issue(`"${decide}" takes no target`, 'target');
    return;
  }
  const options = targetOptions(pack, action.target);
  if (target === undefined) at.issue(`"${decide}" needs a target: one of ${options.join(', ')}`);
  else if (!options.includes(target))
    at.issue(`no target "${target}" of "${decide}"; ${suggest(target, options)}`, 'target');
}

function checkAnswers(answers: Record<string, string>, to: Resolver): Record<string, string> {
  for (const [inject, option] of Object.entries(answers)) {
    to.index('inject', inject, inject);
    to.option(inject, option, inject);
  }
  return answers;
}
