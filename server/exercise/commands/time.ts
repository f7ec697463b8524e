import { Refused } from '#protocol/text.ts';
import type { ExerciseState } from '../state.ts';
import { inPlay, untilEnd, type EntriesFor } from './entry.ts';

/** The clock and the story it drives. */
export const timeCommands: EntriesFor<'pace' | 'jump'> = {
  pace: {
    by: 'facilitator',
    during: untilEnd,
    notice: () => ({ en: 'another pace', fr: 'changement de rythme' }),
    apply(state, { ticksPerMinute }) {
      state.ticksPerMinute = ticksPerMinute;
      return 'all';
    },
  },
  jump: {
    by: 'facilitator',
    during: inPlay,
    staleAfterJump: true,
    notice: () => ({ en: 'jump ahead', fr: 'saut en avant' }),
    /** Says where to; `runAhead` goes there, in its own time. */
    apply(state, { to }) {
      const target = to === 'next-inject' ? nextInjectTick(state) : to.tick;
      if (target === null) throw new Refused('time-past', 'No inject is due by time any more.');
      const upTo = Math.min(target, state.world.endTick);
      if (upTo <= state.tick) throw new Refused('time-past', 'That moment has passed.', { tick: target });
      state.jump = { from: state.tick, to: upTo };
      return 'all';
    },
  },
};

/** Tick of the next inject before the end that a time decides and somebody still waits for. */
function nextInjectTick({ world, teams, tick }: ExerciseState): number | null {
  let next: number | null = null;
  world.injects.forEach((inject, i) => {
    for (const team of teams.values()) {
      const at = team.state.injects[i]!;
      const due = at.retimed >= 0 ? at.retimed : inject.dueTick;
      if (at.sentTick >= 0 || at.held || at.skipped || due <= tick || due > world.endTick) continue;
      if (next === null || due < next) next = due;
    }
  });
  return next;
}
