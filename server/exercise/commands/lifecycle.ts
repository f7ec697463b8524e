import type { CommandOf } from '#protocol/commands.ts';
import { Refused, type Text } from '#protocol/text.ts';
import type { Lifecycle } from '#protocol/views.ts';
import { applyPreparations } from '#sim/preparation.ts';
import { nextLifecycle, statesBefore, type Move } from '../lifecycle.ts';
import { resultNow } from '../result.ts';
import type { ExerciseState } from '../state.ts';
import type { EntriesFor, Touched } from './entry.ts';

/**
 * A move of the exercise's statechart. When it has a meaning is for the chart to say.
 * @param effect what else comes with it, once the exercise stands where it leads
 */
const move = <T extends Move>(
  type: T,
  words: Text | null,
  effect: (state: ExerciseState, from: Lifecycle) => void = () => undefined,
) => ({
  during: statesBefore(type),
  ...(words && { notice: () => words }),
  apply(state: ExerciseState, _command: CommandOf<T>): Touched {
    const from = state.lifecycle;
    const next = nextLifecycle(from, type);
    // Asked for when it came in; only a log that somebody changed gets here.
    if (next === null) {
      throw new Refused('wrong-phase', `"${type}" has no meaning while the exercise is in ${from}.`);
    }
    state.lifecycle = next;
    effect(state, from);
    return 'all';
  },
});

/** What was asked before STARTEX or before ENDEX is not asked after it: nobody should have to remember it is still up. */
function clearPrompt(state: ExerciseState): void {
  state.wall.prompt = null;
}

function endPlay(state: ExerciseState): void {
  clearPrompt(state);
  state.result = resultNow(state);
}

export const lifecycleCommands: EntriesFor<Move> = {
  brief: { by: 'facilitator', ...move('brief', null) },
  start: {
    by: 'facilitator',
    ...move('start', { en: 'STARTEX', fr: 'DEBEX' }, (state) => {
      clearPrompt(state);
      for (const team of state.teams.values()) applyPreparations(state.world, team.state);
    }),
  },
  pause: { by: 'facilitator', ...move('pause', { en: 'paused', fr: 'pause' }) },
  resume: {
    by: 'facilitator',
    ...move('resume', { en: 'resumed', fr: 'reprise' }, (state) => {
      state.recovered = false;
    }),
  },
  end: {
    by: 'facilitator',
    ...move('end', { en: 'ENDEX', fr: 'FINEX' }, endPlay),
  },
  over: {
    by: 'system',
    ...move(
      'over',
      { en: 'ENDEX: the scenario is at its end', fr: 'FINEX : le scénario est à son terme' },
      endPlay,
    ),
  },
  close: { by: 'facilitator', ...move('close', null, clearPrompt) },
  recovered: {
    by: 'system',
    ...move(
      'recovered',
      { en: 'the server was restarted; paused', fr: 'le serveur a redémarré ; en pause' },
      (state) => {
        state.recovered = true;
      },
    ),
  },
};
