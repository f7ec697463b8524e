import { z } from 'zod';
import { metrics, metricIds, type Metric } from './metrics.ts';
import type { Resolver } from './refer.ts';
import type { TeamState } from './state.ts';
import { suggest } from './suggest.ts';
import { moment } from './units.ts';
import type { World } from './world.ts';

/** When something holds: a pure question to a team's state. */
export type Condition = (world: World, state: TeamState) => boolean;

/**
 * The condition vocabulary. A new one is a schema here and a line in `compileCondition`.
 * `from`/`until` ask the clock, `metric` measures, the rest asks what the team has done.
 */
export type ConditionSource =
  | { from: z.output<typeof moment> }
  | { until: z.output<typeof moment> }
  | { metric: keyof typeof metrics; of?: string; above?: string | number; below?: string | number }
  | { decided: string }
  | { inForce: string }
  | { flag: string }
  | { sent: string }
  | { answered: string; with?: string }
  | { met: string }
  | { due: string }
  | { all: ConditionSource[] }
  | { any: ConditionSource[] }
  | { not: ConditionSource };

const bound = z.union([z.string(), z.number()]);
export const condition: z.ZodType<ConditionSource> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ from: moment }),
        z.strictObject({ until: moment }),
        z
          .strictObject({
            metric: z.enum(metricIds, {
              error: ({ input }) => `no metric "${String(input)}"; ${suggest(String(input), metricIds)}`,
            }),
            of: z.string().optional(),
            above: bound.optional(),
            below: bound.optional(),
          })
          .refine(
            (one) => one.above !== undefined || one.below !== undefined,
            'a metric needs "above" or "below"',
          )
          .meta({ anyOf: [{ required: ['above'] }, { required: ['below'] }] }),
        z.strictObject({ decided: z.string() }),
        z.strictObject({ inForce: z.string() }),
        z.strictObject({ flag: z.string() }),
        z.strictObject({ sent: z.string() }),
        z.strictObject({ answered: z.string(), with: z.string().optional() }),
        z.strictObject({ met: z.string() }),
        z.strictObject({ due: z.string() }),
        z.strictObject({ all: z.array(condition).min(1) }),
        z.strictObject({ any: z.array(condition).min(1) }),
        z.strictObject({ not: condition }),
      ],
      {
        error:
          'not a condition; one of: from, until, metric (of, above, below), decided, inForce, flag, sent, answered (with), met, due, all, any, not',
      },
    ),
  )
  .meta({ id: 'condition', description: 'When something holds.' }) as z.ZodType<ConditionSource>;

/** Makes the question ready to ask; mistakes go to the resolver and give a condition that never holds. */
export function compileCondition(source: ConditionSource, to: Resolver): Condition {
  if ('from' in source) {
    const tick = to.tickOf(source.from);
    return (_world, state) => state.tick >= tick;
  }
  if ('until' in source) {
    const tick = to.tickOf(source.until);
    return (_world, state) => state.tick < tick;
  }
  if ('metric' in source) return compileMeasure(source, to);
  if ('decided' in source) {
    const action = to.index('action', source.decided, 'decided');
    return (_world, { decisions }) => {
      for (let i = 0; i < decisions.length; i++)
        if (decisions[i]!.action === action && decisions[i]!.state !== 'cancelled') return true;
      return false;
    };
  }
  if ('inForce' in source) {
    const action = to.index('action', source.inForce, 'inForce');
    return (_world, { decisions }) => {
      for (let i = decisions.length - 1; i >= 0; i--)
        if (decisions[i]!.action === action && decisions[i]!.state === 'in-force') return true;
      return false;
    };
  }
  if ('flag' in source) {
    const { flag } = source;
    return (_world, state) => state.flags[flag] !== undefined;
  }
  if ('sent' in source) {
    const inject = to.index('inject', source.sent, 'sent');
    return (_world, state) => (state.injects[inject]?.sentTick ?? -1) >= 0;
  }
  if ('answered' in source) return compileAnswered(source, to);
  if ('met' in source) {
    const obligation = to.index('obligation', source.met, 'met');
    return (_world, state) => (state.obligations[obligation]?.metTick ?? -1) >= 0;
  }
  if ('due' in source) {
    // Its clock runs, or has run out, and nobody has met it.
    const obligation = to.index('obligation', source.due, 'due');
    return (_world, state) => {
      const at = state.obligations[obligation];
      return at !== undefined && at.startedTick >= 0 && at.metTick < 0;
    };
  }
  if ('not' in source) {
    const inner = compileCondition(source.not, to.at('not'));
    return (world, state) => !inner(world, state);
  }
  if ('all' in source) {
    const parts = source.all.map((one, i) => compileCondition(one, to.at('all', i)));
    return (world, state) => {
      for (let i = 0; i < parts.length; i++) if (!parts[i]!(world, state)) return false;
      return true;
    };
  }
  const parts = source.any.map((one, i) => compileCondition(one, to.at('any', i)));
  return (world, state) => {
    for (let i = 0; i < parts.length; i++) if (parts[i]!(world, state)) return true;
    return false;
  };
}

function compileMeasure(source: Extract<ConditionSource, { metric: unknown }>, to: Resolver): Condition {
  const metric: Metric = metrics[source.metric];
  let index = -1;
  if (metric.of) {
    if (source.of === undefined) to.issue(`metric "${source.metric}" needs "of": the id of a ${metric.of}`);
    else index = to.index(metric.of, source.of, 'of');
  } else if (source.of !== undefined) {
    to.issue(`metric "${source.metric}" is about the whole team and takes no "of"`, 'of');
  }
  const read = (written: string | number | undefined, key: string): number | null => {
    if (written === undefined) return null;
    const value = metric.unit.read(String(written).trim());
    if (value === null) {
      to.issue(`metric "${source.metric}" is measured in ${metric.unit.name}; "${written}" is not`, key);
      return null;
    }
    return value;
  };
  const above = read(source.above, 'above') ?? -Infinity;
  const below = read(source.below, 'below') ?? Infinity;
  return (world, state) => {
    const value = metric.read(world, state, index);
    return value > above && value < below;
  };
}

function compileAnswered(source: Extract<ConditionSource, { answered: unknown }>, to: Resolver): Condition {
  const inject = to.index('inject', source.answered, 'answered');
  const option = source.with;
  if (option !== undefined) to.option(source.answered, option, 'with');
  return (world, state) => {
    const answer = state.injects[inject];
    if (!answer || answer.answeredTick < 0) return false;
    return option === undefined || world.injects[inject]?.options[answer.option]?.id === option;
  };
}
