import type { DecisionRecord, InjectRecord, LogRecord } from '#protocol/views.ts';
import type { PracticeTable } from './table.ts';

export function decisionsOf(table: PracticeTable): DecisionRecord[] {
  return of(table, 'decision:') as DecisionRecord[];
}

export function injectsOf(table: PracticeTable): InjectRecord[] {
  return of(table, 'inject:') as InjectRecord[];
}

/** The table with one more line in the log. */
export function noted(table: PracticeTable, line: LogRecord): PracticeTable {
  return { ...table, [`log:${of(table, 'log:').length + 1}`]: line };
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

function of(table: PracticeTable, prefix: string): unknown[] {
  return Object.entries(table).flatMap(([key, record]) => (key.startsWith(prefix) ? [record] : []));
}
