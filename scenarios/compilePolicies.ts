import { compileCondition, type Condition } from '#sim/conditions.ts';
import type { Resolver } from '#sim/refer.ts';
import type { Policy } from '#sim/run.ts';
import type { Scenario } from './schema.ts';

/** The scripted players of `policies.yaml`, their names checked and their moments turned into conditions. */
export function compilePolicies(pack: Scenario, to: Resolver): Policy[] {
  return pack.policies.policies.map((policy, p) => ({
    id: policy.id,
    silent: policy.silent,
    answers: checkAnswers(pack, policy.answers, to.at('policies', p, 'answers')),
    decisions: policy.decisions.map((one, i) => {
      const at = to.at('policies', p, 'decisions', i);
      const action = pack.actions.actions[at.index('action', one.decide, 'decide')];
      if (action?.target && one.target === undefined) at.issue(`"${one.decide}" needs a target`);
      const from = one.at === undefined ? 0 : at.tickOf(one.at);
      const when = one.when === undefined ? null : compileCondition(one.when, at.at('when'));
      const due: Condition = (world, state) => state.tick >= from && (when === null || when(world, state));
      return { action: one.decide, target: one.target, due };
    }),
  }));
}

function checkAnswers(pack: Scenario, answers: Record<string, string>, to: Resolver): Record<string, string> {
  for (const [inject, option] of Object.entries(answers)) {
    const found = pack.injects.injects[to.index('inject', inject, inject)];
    if (found && found.id === inject && !found.options.some((one) => one.id === option)) {
      to.issue(
        `inject "${inject}" has no option "${option}"; known: ${found.options.map((one) => one.id).join(', ')}`,
        inject,
      );
    }
  }
  return answers;
}
