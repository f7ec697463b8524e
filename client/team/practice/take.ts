import type { Catalogue } from '#protocol/catalogue.ts';
import type { PlayerCommand } from '#protocol/commands.ts';
import { answerRefusal, cancellable, targetRefusal } from '#protocol/refusals.ts';
import type { Refusal, RefusalCode } from '#protocol/text.ts';
import type { DecisionRecord, SeatRecord } from '#protocol/views.ts';
import { onward } from './life.ts';
import { about, cardOf, decisionsOf, isOpen, judged, noted, refusalOf, withCrew } from './records.ts';
import type { PracticeTable } from './table.ts';

export type Taken = { table: PracticeTable; refusal?: undefined } | { refusal: Refusal };
type Of<T extends PlayerCommand['type']> = Extract<PlayerCommand, { type: T }>;

/**
 * What a practice makes of a command: the next table, or the refusal that the server would give by the same rules. Only what
 * the catalogue does not tell is not asked: a card's conditions.
 */
export function take(
  table: PracticeTable,
  command: PlayerCommand,
  catalogue: Catalogue,
  seatId: string,
): Taken {
  const seat = table[`seat:${seatId}`];
  const tick = table.clock?.tick ?? 0;
  if (!seat) return refused('unknown-seat');
  switch (command.type) {
    case 'decide':
      return decide(table, command, catalogue, seat, tick);
    case 'cancel':
      return cancel(table, command, catalogue, seat, tick);
    case 'answer':
      return answer(table, command, seat, tick);
    case 'read':
      return read(table, command, seat, tick);
    case 'log':
      return { table: noted(table, { tick, kind: 'entry', by: seat.name, text: command.text }) };
    case 'take-role':
    case 'leave-role': {
      const others = seat.roles.filter((role) => role !== command.role);
      const has = others.length < seat.roles.length;
      const roles = command.type === 'leave-role' ? others : has ? seat.roles : [...others, command.role];
      return { table: { ...table, [`seat:${seatId}`]: { ...seat, roles } } };
    }
    case 'prepare':
    case 'unprepare':
    case 'reflect':
    case 'commit':
    case 'drop-commitment':
    case 'leave-seat':
      return refused('wrong-phase');
  }
}

function decide(
  table: PracticeTable,
  { action, target, why, confidence }: Of<'decide'>,
  catalogue: Catalogue,
  seat: SeatRecord,
  tick: number,
): Taken {
  const card = cardOf(catalogue, action);
  const { situation } = table;
  if (!card || !situation) return refused('unknown-action', { action });
  const decisions = decisionsOf(table);
  const open = decisions.flatMap((one) => (one.action === action && isOpen(one) ? [one.target ?? ''] : []));
  const refusal = targetRefusal(card, target, open) ?? refusalOf(table, card, catalogue);
  if (refusal) return { refusal };
  const decision: DecisionRecord = {
    id: decisions.length + 1,
    action,
    target: target ?? null,
    by: seat.name,
    why: why || null,
    confidence: confidence ?? null,
    state: 'preparing',
    decidedTick: tick,
    inForceTick: tick + card.leadTicks,
    endTick: null,
    strengthBp: 0,
    stage: null,
    acts: [],
    cancellable: true,
  };
  const paid = { ...table, situation: { ...situation, spent: situation.spent + card.cost } };
  const held = { ...withCrew(paid, card.crew.pool, card.crew.count), [`decision:${decision.id}`]: decision };
  const told = noted(held, {
    tick,
    kind: 'decision',
    by: seat.name,
    ...about(decision),
    ...(why ? { text: why } : {}),
    ...(confidence ? { confidence } : {}),
  });
  // Without a lead time it is in force already.
  return { table: judged(onward(told, decision, catalogue), catalogue) };
}

function cancel(
  table: PracticeTable,
  { decision: id }: Of<'cancel'>,
  catalogue: Catalogue,
  seat: SeatRecord,
  tick: number,
): Taken {
  const decision = table[`decision:${id}`];
  if (!decision) return refused('unknown-decision');
  const card = cardOf(catalogue, decision.action);
  if (!cancellable(decision, card)) return refused('cannot-cancel');
  const early = decision.state === 'preparing';
  const freed = early && card ? withCrew(table, card.crew.pool, -card.crew.count) : table;
  const stopped: DecisionRecord = {
    ...decision,
    state: early ? 'cancelled' : 'ended',
    endTick: tick,
    strengthBp: 0,
    stage: null,
    cancellable: false,
  };
  const next = { ...freed, [`decision:${id}`]: stopped };
  return {
    table: judged(noted(next, { tick, kind: 'cancelled', by: seat.name, ref: decision.action }), catalogue),
  };
}

function answer(
  table: PracticeTable,
  { inject: id, option, text }: Of<'answer'>,
  seat: SeatRecord,
  tick: number,
): Taken {
  const inject = table[`inject:${id}`];
  if (!inject) return refused('unknown-inject');
  if (option === undefined && !text) return refused('malformed');
  const refusal = answerRefusal(
    inject,
    { answered: inject.answer !== null, expired: inject.expired },
    option,
  );
  if (refusal) return { refusal };
  const next: PracticeTable = {
    ...table,
    [`inject:${id}`]: {
      ...inject,
      answer: { option: option ?? null, text: text || null, by: seat.name, tick },
    },
  };
  const { situation } = table;
  if (situation)
    next.situation = {
      ...situation,
      trustBp: Math.min(10_000, situation.trustBp + 300),
      trustChangeBp: 200,
    };
  const words = text ? { text } : {};
  return { table: noted(next, { tick, kind: 'answer', by: seat.name, ref: id, ...words }) };
}

function read(table: PracticeTable, { injects }: Of<'read'>, seat: SeatRecord, tick: number): Taken {
  if (injects.some((id) => !table[`inject:${id}`])) return refused('unknown-inject');
  const next = { ...table };
  for (const id of injects) {
    const by = next[`read:${id}`]?.by ?? [];
    if (!by.some((one) => one.seat === seat.id))
      next[`read:${id}`] = { by: [...by, { seat: seat.id, name: seat.name, tick }] };
  }
  return { table: next };
}

function refused(code: RefusalCode, params?: Refusal['params']): Taken {
  return { refusal: { code, message: `practice: ${code}`, ...(params ? { params } : {}) } };
}
