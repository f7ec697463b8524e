import type { ActionCard, Catalogue } from '#protocol/catalogue.ts';
import { entriesOf } from '#protocol/delta.ts';
import { countRefusal, meansRefusal } from '#protocol/refusals.ts';
import type { Refusal } from '#protocol/text.ts';
import type { DecisionRecord, LogRecord } from '#protocol/views.ts';
import type { PracticeTable } from './table.ts';

export function decisionsOf(table: PracticeTable): DecisionRecord[] {
  return entriesOf(table, 'decision').map(({ record }) => record);
}

export const isOpen = ({ state }: DecisionRecord): boolean => state === 'preparing' || state === 'in-force';

export const cardOf = ({ actions }: Catalogue, id: string): ActionCard | undefined =>
  actions.find((card) => card.id === id);

/** What a line of the log says of the decision it is about. */
export const about = ({ action, target }: DecisionRecord): Pick<LogRecord, 'ref' | 'target'> => ({
  ref: action,
  ...(target === null ? {} : { target }),
});

/**
 * Why an action cannot be taken now, wherever it points. What a pack asks to be there first is not asked: the catalogue does
 * not tell it, and in a practice every card may be tried.
 */
export function refusalOf(
  table: PracticeTable,
  card: ActionCard,
  { pettyCash: petty }: Catalogue,
): Refusal | null {
  const { spent = 0, budget = 0, crews = [] } = table.situation ?? {};
  const taken = decisionsOf(table).filter((one) => one.action === card.id && one.state !== 'cancelled');
  const { pool, count: needed } = card.crew;
  const free = crews.find((crew) => crew.pool === pool)?.free ?? 0;
  return (
    countRefusal(card, taken.length, taken.filter(isOpen).length) ??
    meansRefusal({ pool, needed, free }, { cost: card.cost, left: budget - spent, petty })
  );
}

/** The table with what each card says of itself now. A card that stays open keeps its record. */
export function judged(table: PracticeTable, catalogue: Catalogue): PracticeTable {
  const next = { ...table };
  for (const card of catalogue.actions) {
    const refusal = refusalOf(table, card, catalogue);
    if (refusal) next[`action:${card.id}`] = { ready: false, refusal };
    else if (!next[`action:${card.id}`]?.ready) next[`action:${card.id}`] = { ready: true };
  }
  return next;
}

/** The table with one more line in the log. */
export function noted(table: PracticeTable, line: LogRecord): PracticeTable {
  return { ...table, [`log:${entriesOf(table, 'log').length + 1}`]: line };
}

/** The table with so many crews of a pool taken, or given back when negative. */
export function withCrew(table: PracticeTable, pool: string, taken: number): PracticeTable {
  const { situation } = table;
  if (!situation || taken === 0) return table;
  const crews = situation.crews.map((crew) =>
    crew.pool === pool ? { ...crew, free: Math.min(crew.total, crew.free - taken) } : crew,
  );
  return { ...table, situation: { ...situation, crews } };
}
