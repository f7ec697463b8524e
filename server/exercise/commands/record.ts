import { proofOf, RULES } from '../proof.ts';
import { untilClosed, type EntriesFor } from './entry.ts';

/** What the server notes in the log for whoever runs it again. */
export const recordCommands: EntriesFor<'mark' | 'renewed'> = {
  mark: {
    by: 'system',
    during: untilClosed,
    apply(state, { hash, rules = 0, shape }) {
      // Under other rules it was another state, and in another shape it has another hash: there is nothing to compare.
      if (rules !== RULES || shape !== state.shape) return [];
      const now = proofOf(state);
      if (now === hash) return [];
      throw new Error(
        `At tick ${state.tick} the state's hash is ${now}, but ${hash} was logged: this is not the same run. Another version of the program played it, or its log was changed.`,
      );
    },
  },
  renewed: {
    by: 'system',
    during: [...untilClosed, 'closed'],
    notice: () => ({
      en: 'goes on from here under the rules of another version of the program',
      fr: 'se poursuit à partir d’ici selon les règles d’une autre version du programme',
    }),
    apply(state, { anew = false }) {
      state.renewed = { tick: state.tick, anew };
      return 'all';
    },
  },
};
