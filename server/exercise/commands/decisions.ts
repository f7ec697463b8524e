import { cancel, decide } from '#sim/decisions.ts';
import { prepare, unprepare } from '#sim/preparation.ts';
import { actsOf } from '../acts.ts';
import { holdsRole } from '../roles.ts';
import { record } from '../team.ts';
import { beforeStart, inPlay, type EntriesFor } from './entry.ts';

/** What a team decides, before play and in it. */
export const decisionCommands: EntriesFor<'prepare' | 'unprepare' | 'decide' | 'cancel'> = {
  prepare: {
    by: 'seat',
    during: beforeStart,
    apply(state, hand, { preparation }) {
      const { role } = state.world.preparation;
      holdsRole(state, hand, role === null ? [] : [role]);
      prepare(state.world, hand.team.state, preparation);
    },
  },
  unprepare: {
    by: 'seat',
    during: beforeStart,
    apply(state, hand, { preparation }) {
      const { role } = state.world.preparation;
      holdsRole(state, hand, role === null ? [] : [role]);
      unprepare(state.world, hand.team.state, preparation);
    },
  },
  decide: {
    by: 'seat',
    during: inPlay,
    staleAfterMinutes: 60,
    apply(exercise, hand, command) {
      const { world, aims } = exercise;
      const { team, seat } = hand;
      const { state, log } = team;
      const { tick } = state;
      const place = world.tables.actionPlace.get(command.action) ?? -1;
      const action = world.actions[place];
      if (action) holdsRole(exercise, hand, [action.role]);
      // Asked first: what happens at once has happened when the decision is there.
      const before = actsOf(team, aims, {
        action: place,
        target: action?.target?.options.indexOf(command.target ?? '') ?? -1,
      });
      const decision = decide(world, state, command.action, command.target, seat.id);
      team.reasons.set(decision.id, { why: command.why || null, confidence: command.confidence ?? null });
      log.push({
        tick,
        kind: 'decision',
        by: seat.name,
        ref: command.action,
        ...(command.target === undefined ? {} : { target: command.target }),
        ...(command.why ? { text: command.why } : {}),
        ...(command.confidence ? { confidence: command.confidence } : {}),
      });
      // Without a lead time it is in force already.
      if (decision.state !== 'preparing') team.acts.set(decision.id, before);
      team.lastAction = command.action;
      record(world, team);
    },
  },
  cancel: {
    by: 'seat',
    during: inPlay,
    apply(exercise, hand, command) {
      const { world } = exercise;
      const { state, log } = hand.team;
      const decision = state.decisions.find((one) => one.id === command.decision);
      const action = decision && world.actions[decision.action];
      if (action) holdsRole(exercise, hand, [action.role]);
      cancel(world, state, command.decision);
      if (action) log.push({ tick: state.tick, kind: 'cancelled', by: hand.seat.name, ref: action.id });
    },
  },
};
