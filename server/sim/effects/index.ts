import { z } from 'zod';
import type { Issue, Resolver } from '../refer.ts';
import { suggest } from '../suggest.ts';
import { duration, share } from '../units.ts';
import { cash, fraud, substitute } from './bank.ts';
import type { CompiledEffect, EffectKind } from './effect.ts';
import { campaign, capacity, demand, filter, reroute, shed } from './network.ts';
import {
  flag,
  fund,
  inform,
  instruct,
  lift,
  meet,
  mood,
  pay,
  relieve,
  rent,
  rest,
  rota,
  say,
  trust,
} from './people.ts';
import { acceptance, divert, fallback, hub, keyIn, observe, urgent, waiveCodes, work } from './work.ts';

/** The effect vocabulary: everything that can happen to a team, by the name a pack uses after `do:`. */
export const effectKinds: Record<string, EffectKind> = {
  filter,
  capacity,
  demand,
  shed,
  reroute,
  campaign,
  fallback,
  work,
  hub,
  divert,
  acceptance,
  urgent,
  'waive-codes': waiveCodes,
  'key-in': keyIn,
  observe,
  substitute,
  fraud,
  cash,
  trust,
  mood,
  say,
  inform,
  pay,
  rent,
  fund,
  rota,
  instruct,
  relieve,
  rest,
  meet,
  lift,
  flag,
} as Record<string, EffectKind>;

/** What every standing effect may add: how it comes, how long it stays, how the attacker wears it down. */
export const timing = {
  ramp: duration.optional().describe('Time to full strength.'),
  lasts: duration.optional().describe('Ends by itself after this; else with the decision it belongs to.'),
  fades: share.optional().describe('Strength lost per hour once at full strength.'),
  fadesTo: share.optional().describe('Strength that always remains.'),
};

/** An effect as a pack writes it, checked again with its targets in place by `compileEffect`. */
export const effect = z
  .looseObject({
    do: z.enum(Object.keys(effectKinds) as [string, ...string[]], {
      error: ({ input }) =>
        `no effect "${String(input)}"; ${suggest(String(input), Object.keys(effectKinds))}`,
    }),
  })
  .meta({ id: 'effect' });
export type EffectSource = z.output<typeof effect>;

/** Puts the chosen target in the place of `$target`. */
const withTarget = (value: unknown, target: string): unknown =>
  value === '$target'
    ? target
    : Array.isArray(value)
      ? value.map((one) => withTarget(one, target))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTarget(one, target)]))
        : value;

/** Checks an effect and makes it ready to run; null (and an issue) when something is wrong. */
export function compileEffect(source: EffectSource, to: Resolver, target?: string): CompiledEffect | null {
  const { do: name, ...rest } = target === undefined ? source : (withTarget(source, target) as EffectSource);
  const kind = effectKinds[name]!;
  const { ramp, lasts, fades, fadesTo, ...own } = rest as Record<string, unknown>;
  const params = check(kind.schema, own, to);
  if (!kind.standing) {
    if (ramp ?? lasts ?? fades ?? fadesTo)
      to.issue(`"${name}" happens at once and takes no ramp, lasts, fades or fadesTo`);
    return params === null ? null : { kind: name, standing: false, ...kind.compile(params.value, to) };
  }
  const times = check(z.object(timing), { ramp, lasts, fades, fadesTo }, to);
  if (params === null || times === null) return null;
  if (times.value.lasts === 0)
    to.issue('"lasts" must be longer than nothing; leave it out for no end', 'lasts');
  const { aims, does } = kind.compile(params.value, to);
  return {
    kind: name,
    aims,
    standing: true,
    does,
    first: kind.first,
    rampTicks: times.value.ramp ? to.ticks(times.value.ramp) : 0,
    lastsTicks: times.value.lasts ? to.ticks(times.value.lasts) : -1,
    fadeBpPerHour: times.value.fades ?? 0,
    fadesToBp: times.value.fadesTo ?? 0,
  };
}

function check<S extends z.ZodType>(schema: S, value: unknown, to: Resolver): { value: z.output<S> } | null {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  for (const issue of result.error.issues) to.issue(issue.message, ...(issue.path as Issue['path']));
  return null;
}
