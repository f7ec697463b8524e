import { createChart, type Chart } from '#sim/chart.ts';
import { compileCondition, type ConditionSource } from '#sim/conditions.ts';
import type { EffectSource } from '#sim/effects/index.ts';
import type { Resolver } from '#sim/refer.ts';
import type { Scenario } from './schema.ts';

type ChartFile = Scenario['story'] | Scenario['attack'];

/**
 * A pack's statechart, ready to step. Guards and moves are names from the same file; what xstate itself finds wrong becomes
 * an issue too. `timeOnly`: the guards may ask the clock alone.
 * @param enter puts effects into the world and gives their places
 */
export function compileChart(
  source: ChartFile,
  to: Resolver,
  enter: (list: readonly EffectSource[], to: Resolver) => number[],
  { timeOnly }: { timeOnly: boolean },
): Chart {
  checkNames(source, to);
  if (timeOnly)
    for (const [id, guard] of Object.entries(source.guards)) checkTimeOnly(guard, to.at('guards', id));
  const guards = Object.fromEntries(
    Object.entries(source.guards).map(([id, one]) => [id, compileCondition(one, to.at('guards', id))]),
  );
  const moves = Object.fromEntries(
    Object.entries(source.moves).map(([id, list]) => [id, enter(list, to.at('moves', id))]),
  );
  try {
    return createChart(source.chart, guards, moves);
  } catch (error) {
    to.issue(`not a statechart: ${error instanceof Error ? error.message : String(error)}`, 'chart');
    return { initial: '"none"', opening: [], step: () => null, can: () => false };
  }
}

/** The story is one for all teams: it must not ask the state of any. */
function checkTimeOnly(source: ConditionSource, to: Resolver): void {
  if ('from' in source || 'until' in source) return;
  if ('not' in source) return checkTimeOnly(source.not, to);
  if ('all' in source) return source.all.forEach((one) => checkTimeOnly(one, to));
  if ('any' in source) return source.any.forEach((one) => checkTimeOnly(one, to));
  to.issue('the story is shared by all teams: its guards ask the time alone (from, until)');
}

/** Names in a statechart must be among its guards and moves. */
function checkNames(source: ChartFile, to: Resolver): void {
  const walk = (node: unknown, path: (string | number)[]): void => {
    if (Array.isArray(node)) return node.forEach((one, i) => walk(one, [...path, i]));
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'guard' && typeof value === 'string' && !(value in source.guards)) {
        to.issue(`no guard "${value}"; known: ${Object.keys(source.guards).join(', ')}`, ...path, key);
      }
      if (['actions', 'entry', 'exit'].includes(key) && Array.isArray(value)) {
        value.forEach((name, i) => {
          if (typeof name === 'string' && !(name in source.moves)) {
            to.issue(`no move "${name}"; known: ${Object.keys(source.moves).join(', ')}`, ...path, key, i);
          }
        });
      }
      walk(value, [...path, key]);
    }
  };
  walk(source.chart, ['chart']);
}
