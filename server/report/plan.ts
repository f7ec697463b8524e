import type { Policy } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';

/** A way to play, written down: what is prepared, what is decided from which tick on, which option is answered. */
export interface Plan {
  prepare: string[];
  /** In the order of their ticks. Tried at every tick from theirs on, until the world allows it. */
  decisions: { tick: number; action: string; target: string | undefined }[];
  answers: Record<string, string>;
}

/** What a finished play of a policy really did. Played again as a plan, it comes out the same. */
export function planOf(world: World, policy: Policy, end: TeamState): Plan {
  return {
    prepare: [...policy.prepare],
    decisions: end.decisions.map((one) => {
      const { id, target } = world.actions[one.action]!;
      return { tick: one.decidedTick, action: id, target: target?.options[one.target] };
    }),
    answers: Object.fromEntries(
      world.injects.flatMap((inject, i) => {
        const { option } = end.injects[i]!;
        return option < 0 ? [] : [[inject.id, inject.options[option]!.id]];
      }),
    ),
  };
}

/** What a search may not use: all of one role, or one action. */
export type Forbidden = { of: 'role' | 'action'; id: string };

/** The plan without what is forbidden. A message is answered by the first of its roles. */
export function stripped(world: World, plan: Plan, { of, id }: Forbidden): Plan {
  const roleOf = (action: string) => world.actions.find((one) => one.id === action)?.role;
  const decisions = plan.decisions.filter(({ action }) => (of === 'role' ? roleOf(action) : action) !== id);
  if (of === 'action') return { ...plan, decisions };
  const answers = Object.entries(plan.answers).filter(
    ([inject]) => world.injects.find((one) => one.id === inject)?.roles[0] !== id,
  );
  return { ...plan, decisions, answers: Object.fromEntries(answers) };
}

export const policyOfPlan = ({ prepare, decisions, answers }: Plan): Policy => ({
  id: 'found',
  // An answer that is not in the plan was taken out of it.
  silent: true,
  prepare,
  answers,
  decisions: decisions.map(({ tick, action, target }) => ({
    action,
    target,
    due: (_world, state) => state.tick >= tick,
    from: tick,
  })),
});

/** A plan as an entry of `policies.yaml`. */
export function entryOfPlan({ zeroTick, tickMinutes }: World, plan: Plan, source: string) {
  return {
    id: 'found',
    name: { en: 'Found by search', fr: 'Trouvé par recherche' },
    about: {
      en: 'A plan that the lab found; not what anybody should do.',
      fr: "Un plan trouvé par l'atelier ; personne ne devrait s'en inspirer.",
    },
    ...(plan.prepare.length > 0 && { prepare: plan.prepare }),
    decisions: plan.decisions.map(({ tick, action, target }) => ({
      decide: action,
      ...(target !== undefined && { target }),
      at: momentOf((tick - zeroTick) * tickMinutes),
      source,
    })),
    answers: plan.answers,
  };
}

/** `T+1 h 30 min`, as a pack writes it. */
function momentOf(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((one) => one !== '');
  return minutes === 0 ? 'T+0' : `T${minutes < 0 ? '-' : '+'}${parts.join(' ')}`;
}
