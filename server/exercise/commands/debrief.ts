import { mostCommitments, showsScores } from '#protocol/debrief.ts';
import { Refused } from '#protocol/text.ts';
import type { Team } from '../team.ts';
import type { EntriesFor } from './entry.ts';

const over = ['debrief', 'closed'] as const;

/** What is said, shown and promised after ENDEX. */
export const debriefCommands: EntriesFor<
  'reflect' | 'commit' | 'drop-commitment' | 'debrief-step' | 'show-scores'
> = {
  reflect: {
    by: 'seat',
    during: ['debrief'],
    noAct: true,
    apply(_state, { team, seat }, { knew, expected, did }) {
      if (!knew && !expected && !did)
        throw new Refused('malformed', 'Write an answer to at least one of the three questions.');
      team.reflections.set(seat.id, { name: seat.name, answers: { knew, expected, did } });
    },
  },
  commit: {
    by: 'seat',
    during: ['debrief'],
    noAct: true,
    apply(_state, { team, seat }, { id, text, owner, due }) {
      if (id !== undefined) commitmentOf(team, id);
      else if (team.commitments.size >= mostCommitments)
        throw new Refused('used-up', `A team makes at most ${mostCommitments} commitments. Drop one first.`, {
          times: mostCommitments,
        });
      team.commitments.set(id ?? (team.commitmentsMade += 1), { text, owner, due, by: seat.name });
    },
  },
  'drop-commitment': {
    by: 'seat',
    during: ['debrief'],
    noAct: true,
    apply(_state, { team }, { id }) {
      commitmentOf(team, id);
      team.commitments.delete(id);
    },
  },
  'debrief-step': {
    by: 'facilitator',
    during: over,
    apply(state, { step }) {
      state.debrief = { step, shown: state.debrief.shown || showsScores(step) };
      return 'all';
    },
  },
  'show-scores': {
    by: 'facilitator',
    during: over,
    notice: (_state, { shown }) =>
      shown ? { en: 'scores shown', fr: 'scores affichés' } : { en: 'scores hidden', fr: 'scores masqués' },
    apply(state, { shown }) {
      state.debrief = { ...state.debrief, shown };
      return 'all';
    },
  },
};

/** @throws Refused where the team has none of this number */
function commitmentOf(team: Team, id: number): void {
  if (!team.commitments.has(id))
    throw new Refused('unknown-commitment', 'This commitment is no longer there. Look at the list again.');
}
