import type { Catalogue } from '#protocol/catalogue.ts';
import type { PlayerCommand } from '#protocol/commands.ts';
import type { Refusal, RefusalCode } from '#protocol/text.ts';
import type { DecisionRecord, SeatRecord } from '#protocol/views.ts';
import { decisionsOf, noted, withCrew } from './records.ts';
import type { PracticeTable } from './table.ts';

export type Taken = { table: PracticeTable; refusal?: undefined } | { refusal: Refusal };
type Of<T extends PlayerCommand['type']> = Extract<PlayerCommand, { type: T }>;

/**
 * What a practice makes of a command: the next table, or a refusal in the server's own words. The plain rules only (crews,
 * money, once at a time), which the cards tell anyway.
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
      return { table: read(table, command, seat, tick) };
    case 'log':
      return { table: noted(table, { tick, kind: 'entry', by: seat.name, text: command.text }) };
    case 'take-role':
    case 'leave-role': {
      const others = seat.roles.filter((role) => role !== command.role);
      const roles = command.type === 'take-role' ? [...others, command.role] : others;
      return { table: { ...table, [`seat:${seatId}`]: { ...seat, roles } } };
    }
    case 'prepare':
    case 'unprepare':
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
  const card = catalogue.actions.find((one) => one.id === action);
  const { situation } = table;
  if (!card || !situation) return refused('unknown-action');
  const { pool, count } = card.crew;
  const free = situation.crews.find((crew) => crew.pool === pool)?.free ?? 0;
  const left = situation.budget - situation.spent;
  const decisions = decisionsOf(table);
  if (decisions.some((one) => one.action === action && one.target === (target ?? null) && isAlive(one)))
    return refused('already-under-way');
  if (count > free) return refused('no-crew', { needed: count, free, pool });
  if (card.cost > left) return refused('no-money', { cost: card.cost, left });
  const decision: DecisionRecord = {
    id: decisions.length + 1,
    action,
    target: target ?? null,
    by: seat.name,
    why: why ?? null,
    confidence: confidence ?? null,
    state: 'preparing',
    decidedTick: tick,
    inForceTick: tick + card.leadTicks,
    endTick: card.lastsTicks === null ? null : tick + card.leadTicks + card.lastsTicks,
    strengthBp: 0,
    course: null,
    acts: [],
    cancellable: true,
  };
  const spent = { ...table, situation: { ...situation, spent: situation.spent + card.cost } };
  const next = { ...withCrew(spent, pool, count), [`decision:${decision.id}`]: decision };
  return {
    table: noted(next, { tick, kind: 'decision', by: seat.name, ref: action, ...(target ? { target } : {}) }),
  };
}

function cancel(
  table: PracticeTable,
  { decision: id }: Of<'cancel'>,
  catalogue: Catalogue,
  seat: SeatRecord,
  tick: number,
): Taken {
  const decision = table[`decision:${id}`];
  if (!decision || !isAlive(decision)) return refused('unknown-decision');
  const crew = catalogue.actions.find((one) => one.id === decision.action)?.crew;
  const held = decision.state === 'preparing' && crew ? withCrew(table, crew.pool, -crew.count) : table;
  const next: PracticeTable = {
    ...held,
    [`decision:${id}`]: { ...decision, state: 'cancelled', endTick: tick, strengthBp: 0, course: null },
  };
  return { table: noted(next, { tick, kind: 'cancelled', by: seat.name, ref: decision.action }) };
}

function answer(
  table: PracticeTable,
  { inject: id, option, text }: Of<'answer'>,
  seat: SeatRecord,
  tick: number,
): Taken {
  const inject = table[`inject:${id}`];
  if (!inject) return refused('unknown-inject');
  if (inject.answer) return refused('already-answered');
  const next: PracticeTable = {
    ...table,
    [`inject:${id}`]: {
      ...inject,
      answer: { option: option ?? null, text: text ?? null, by: seat.name, tick },
    },
  };
  const { situation } = table;
  if (situation)
    next.situation = {
      ...situation,
      trustBp: Math.min(10_000, situation.trustBp + 300),
      trustChangeBp: 200,
    };
  return { table: noted(next, { tick, kind: 'answer', by: seat.name, ref: id }) };
}

function read(table: PracticeTable, { injects }: Of<'read'>, seat: SeatRecord, tick: number): PracticeTable {
  const next = { ...table };
  for (const id of injects) {
    const by = next[`read:${id}`]?.by ?? [];
    if (!by.some((one) => one.seat === seat.id))
      next[`read:${id}`] = { by: [...by, { seat: seat.id, name: seat.name, tick }] };
  }
  return next;
}

function isAlive({ state }: DecisionRecord): boolean {
  return state === 'preparing' || state === 'in-force';
}

function refused(code: RefusalCode, params?: Refusal['params']): Taken {
  return { refusal: { code, message: `practice: ${code}`, ...(params ? { params } : {}) } };
}
