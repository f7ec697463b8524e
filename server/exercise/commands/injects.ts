import type { FacilitatorCommand } from '#protocol/commands.ts';
import { Refused, type Text } from '#protocol/text.ts';
import { planInject, send } from '#sim/injects.ts';
import { teamOf, type ExerciseState, type InjectPlan } from '../state.ts';
import { record, type Team } from '../team.ts';
import { inPlay, untilEnd, type EntriesFor, type Touched } from './entry.ts';

type InjectCommand = Extract<FacilitatorCommand, { inject: string }>;

/** How one command changes the plan, and what it does with each team that does not have the inject yet. */
interface HandOn<C> {
  plan: (plan: InjectPlan, command: C, waiting: readonly Team[]) => InjectPlan;
  with: (state: ExerciseState, team: Team, index: number, plan: InjectPlan) => void;
}

/** A facilitator's hand on the MSEL: on every team and on those that join later, or on one. */
function handOn<C extends InjectCommand>(
  state: ExerciseState,
  command: C,
  { plan: change, with: apply }: HandOn<C>,
): Touched {
  const { world, plans } = state;
  const teams = command.team === undefined ? [...state.teams.values()] : [teamOf(state, command.team)];
  const index = world.tables.injectPlace.get(command.inject) ?? -1;
  if (index < 0) throw new Refused('unknown-inject', `There is no inject "${command.inject}".`);
  const waiting = teams.filter((team) => team.state.injects[index]!.sentTick < 0);
  if (waiting.length === 0 && teams.length > 0) {
    throw new Refused('inject-not-open', 'It has been sent already.', { inject: command.inject });
  }
  const before = plans.get(index) ?? { held: false, skipped: false, retimed: -1 };
  const plan = change(before, command, waiting);
  if (command.team === undefined) plans.set(index, plan);
  for (const team of waiting) apply(state, team, index, plan);
  return teams.map((team) => team.id);
}

const planned =
  (part: (plan: InjectPlan) => Partial<InjectPlan>): HandOn<InjectCommand>['with'] =>
  (_state, team, index, plan) =>
    planInject(team.state, index, part(plan));

/** What is said of an inject, with its title in the place of the gap. */
const about =
  (en: string, fr: string) =>
  ({ pack }: ExerciseState, { inject }: InjectCommand): Text => {
    const title = pack.injects.injects.find((one) => one.id === inject)?.title ?? { en: inject, fr: inject };
    return { en: `${en}: “${title.en}”`, fr: `${fr} : « ${title.fr} »` };
  };

export const injectCommands: EntriesFor<InjectCommand['type']> = {
  'fire-inject': {
    by: 'facilitator',
    during: inPlay,
    notice: about('fired by hand', 'envoyé à la main'),
    apply: (state, command) =>
      handOn(state, command, {
        // A team that comes in later gets it at the very tick at which the others got it.
        plan: (_plan, _command, waiting) => ({
          held: false,
          skipped: false,
          retimed: waiting[0]?.state.tick ?? -1,
        }),
        with: ({ world }, team, index) => {
          send(world, team.state, index);
          record(world, team);
        },
      }),
  },
  'hold-inject': {
    by: 'facilitator',
    during: untilEnd,
    notice: about('held', 'retenu'),
    apply: (state, command) =>
      handOn(state, command, {
        plan: (plan) => ({ ...plan, held: true }),
        with: planned(() => ({ held: true })),
      }),
  },
  'release-inject': {
    by: 'facilitator',
    during: untilEnd,
    notice: about('released', 'libéré'),
    apply: (state, command) =>
      handOn(state, command, {
        plan: (plan) => ({ ...plan, held: false, skipped: false }),
        with: planned(() => ({ held: false, skipped: false })),
      }),
  },
  'skip-inject': {
    by: 'facilitator',
    during: untilEnd,
    notice: about('skipped', 'sauté'),
    apply: (state, command) =>
      handOn(state, command, {
        plan: (plan) => ({ ...plan, skipped: true }),
        with: planned(() => ({ skipped: true })),
      }),
  },
  'retime-inject': {
    by: 'facilitator',
    during: untilEnd,
    notice: about('moved in time', 'déplacé'),
    apply: (state, command) =>
      handOn(state, command, {
        plan: (_plan, { tick }) => {
          if (tick < state.tick) throw new Refused('time-past', 'That moment has passed.', { tick });
          return { held: false, skipped: false, retimed: tick };
        },
        with: planned((plan) => plan),
      }),
  },
};
