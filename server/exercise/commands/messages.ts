import { Refused } from '#protocol/text.ts';
import { answer } from '#sim/injects.ts';
import { holdsRole } from '../roles.ts';
import { teamOf } from '../state.ts';
import { inPlay, untilClosed, type EntriesFor } from './entry.ts';

/** Words: those that come in, a team's answers to them, its log, and the facilitator's to all. */
export const messageCommands: EntriesFor<'answer' | 'read' | 'log' | 'announce'> = {
  answer: {
    by: 'seat',
    during: inPlay,
    apply(state, hand, { inject: id, option, text }) {
      const { world } = state;
      const { team, seat } = hand;
      const index = world.tables.injectPlace.get(id) ?? -1;
      // Of a message that has not arrived even its roles are not to be learned.
      if (index >= 0 && team.state.injects[index]!.sentTick >= 0)
        holdsRole(state, hand, world.injects[index]!.roles);
      if (option === undefined && !text) {
        throw new Refused('malformed', 'An answer needs one of the options or some words.');
      }
      answer(world, team.state, id, option);
      const { tick } = team.state;
      const words = text || null;
      team.answers.set(id, { option: option ?? null, text: words, by: seat.name, tick });
      const own = words === null ? {} : { text: words };
      team.log.push({ tick, kind: 'answer', by: seat.name, ref: id, ...own });
    },
  },
  read: {
    by: 'seat',
    during: inPlay,
    changesNothing: ({ team, seat }, { injects }) =>
      injects.every((id) => team.reads.get(id)?.by.some((one) => one.seat === seat.id)),
    unhurried: true,
    // A team that only reads is a team that may be stuck.
    noAct: true,
    apply({ world, readTeams }, { team, seat }, { injects }) {
      const { tick } = team.state;
      for (const id of injects) {
        const index = world.tables.injectPlace.get(id) ?? -1;
        // What has not reached the team cannot have been read: to ask for it is to guess.
        if (index < 0 || team.state.injects[index]!.sentTick < 0)
          throw new Refused('unknown-inject', 'This message has not reached your team.');
      }
      for (const id of injects) {
        const by = team.reads.get(id)?.by ?? [];
        // The first time counts.
        if (by.some((one) => one.seat === seat.id)) continue;
        if (by.length === 0) readTeams.set(id, (readTeams.get(id) ?? 0) + 1);
        team.reads.set(id, { by: [...by, { seat: seat.id, name: seat.name, tick }] });
      }
    },
  },
  log: {
    by: 'seat',
    during: untilClosed,
    apply(_state, { team, seat }, { text }) {
      team.log.push({ tick: team.state.tick, kind: 'entry', by: seat.name, text });
    },
  },
  announce: {
    by: 'facilitator',
    during: untilClosed,
    apply(state, { text, team: to }) {
      const { tick } = state;
      const told = to === undefined ? [...state.teams.values()] : [teamOf(state, to)];
      if (to === undefined) state.announcements.push({ tick, text });
      else told[0]!.announcements.push({ tick, text });
      for (const team of told) team.log.push({ tick, kind: 'announcement', by: null, text });
      return told.map((team) => team.id);
    },
  },
};
