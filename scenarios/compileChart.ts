import { createChart, mostGuards, type Chart } from '#sim/chart.ts';
import { compileCondition, type ConditionSource } from '#sim/conditions.ts';
import type { EffectSource } from '#sim/effects/index.ts';
import type { Resolver } from '#sim/refer.ts';
import { suggest } from '#sim/suggest.ts';
import type { Scenario } from './schema.ts';
import type { ChartNode } from './schemaCharts.ts';

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
  const sound = checkNames(source, to);
  if (timeOnly)
    for (const [id, guard] of Object.entries(source.guards)) checkTimeOnly(guard, to.at('guards', id));
  const guards = Object.fromEntries(
    Object.entries(source.guards).map(([id, one]) => [id, compileCondition(one, to.at('guards', id))]),
  );
  const moves = Object.fromEntries(
    Object.entries(source.moves).map(([id, list]) => [id, enter(list, to.at('moves', id))]),
  );
  if (!sound) return emptyChart;
  try {
    return createChart(source.chart, guards, moves);
  } catch (error) {
    to.issue(`not a statechart: ${error instanceof Error ? error.message : String(error)}`, 'chart');
    return emptyChart;
  }
}

const emptyChart: Chart = {
  initial: '"none"',
  opening: [],
  step: () => null,
  can: () => false,
  knows: () => false,
};

/** The story is one for all teams: it must not ask the state of any. */
function checkTimeOnly(source: ConditionSource, to: Resolver): void {
  if ('from' in source || 'until' in source) return;
  if ('not' in source) return checkTimeOnly(source.not, to.at('not'));
  if ('all' in source) return source.all.forEach((one, i) => checkTimeOnly(one, to.at('all', i)));
  if ('any' in source) return source.any.forEach((one, i) => checkTimeOnly(one, to.at('any', i)));
  to.issue('the story is shared by all teams: its guards ask the time alone (from, until)');
}

/** Names in a statechart must be among its guards, moves and states. @returns whether they all are */
function checkNames(source: ChartFile, to: Resolver): boolean {
  let sound = true;
  const tell = (at: Resolver, message: string, ...path: (string | number)[]): void => {
    sound = false;
    at.issue(message, ...path);
  };
  const guards = Object.keys(source.guards);
  const moves = Object.keys(source.moves);
  const heard = new Set<string>();
  const checkMoves = (names: readonly string[] | undefined, at: Resolver): void =>
    names?.forEach((name, i) => {
      if (!moves.includes(name)) tell(at, `no move "${name}"; ${suggest(name, moves)}`, i);
    });
  /** The children of one state; an arrow leads to one of them, or into one with dots between. */
  const checkFamily = (family: Family, at: Resolver): void => {
    const names = Object.keys(family.states ?? {});
    if (names.length > 0 && family.initial === undefined)
      tell(at, `a state with states within it needs "initial": one of ${names.join(', ')}`);
    else if (family.initial !== undefined && !names.includes(family.initial))
      tell(at, `no state "${family.initial}" to begin in; ${suggest(family.initial, names)}`, 'initial');
    for (const [name, node] of Object.entries(family.states ?? {})) {
      const within = at.at('states', name);
      checkMoves(node.entry, within.at('entry'));
      checkMoves(node.exit, within.at('exit'));
      for (const [event, written] of Object.entries(node.on ?? {})) {
        heard.add(event);
        [written].flat().forEach((arrow, i) => {
          const here = Array.isArray(written) ? within.at('on', event, i) : within.at('on', event);
          if (arrow.guard !== undefined && !guards.includes(arrow.guard))
            tell(here, `no guard "${arrow.guard}"; ${suggest(arrow.guard, guards)}`, 'guard');
          checkMoves(arrow.actions, here.at('actions'));
          if (arrow.target !== undefined && !leadsTo(arrow.target, family, node))
            tell(here, `no state "${arrow.target}" to go to; ${suggest(arrow.target, names)}`, 'target');
        });
      }
      checkFamily(node, within);
    }
  };
  if (guards.length > mostGuards) tell(to, `a chart takes at most ${mostGuards} guards`, 'guards');
  checkFamily(source.chart, to.at('chart'));
  const events = 'events' in source ? source.events : [];
  events.forEach((event, i) => {
    if (!heard.has(event.id)) tell(to, `no state listens to "${event.id}"`, 'events', i, 'id');
  });
  return sound;
}

type Family = Pick<ChartNode, 'initial' | 'states'>;

/** `sibling`, `sibling.child` or `.child` (of the arrow's own state), as xstate reads them. */
function leadsTo(target: string, family: Family, own: Family): boolean {
  const [first, ...rest] = target.split('.');
  let at: Family | undefined = first === '' ? own : family.states?.[first!];
  for (const name of rest) at = at?.states?.[name];
  return at !== undefined;
}
