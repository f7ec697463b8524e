import { z } from 'zod';
import { text } from '#protocol/text.ts';
import { condition } from '#sim/conditions.ts';
import { effect } from '#sim/effects/index.ts';
import { duration, packets, perSecond, share } from '#sim/units.ts';

/** The name of anything in a pack. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id: lower-case letters, digits and hyphens');

/** A statechart: a small part of xstate's own notation. Guards and moves are names from the same file. */
export interface ChartNode {
  initial?: string | undefined;
  entry?: string[] | undefined;
  exit?: string[] | undefined;
  on?: Record<string, ChartArrow | ChartArrow[]> | undefined;
  states?: Record<string, ChartNode> | undefined;
}
export interface ChartArrow {
  target?: string | undefined;
  guard?: string | undefined;
  actions?: string[] | undefined;
}
const arrow = z.strictObject({
  target: z.string().optional(),
  guard: z.string().optional(),
  actions: z.array(z.string()).optional(),
});
const chartNode: z.ZodType<ChartNode> = z
  .lazy(() =>
    z.strictObject({
      initial: z.string().optional(),
      entry: z.array(z.string()).optional(),
      exit: z.array(z.string()).optional(),
      on: z.record(z.string(), z.union([arrow, z.array(arrow)])).optional(),
      states: z.record(z.string(), chartNode).optional(),
    }),
  )
  .meta({
    id: 'state',
    description: 'A state of the chart: what it does on entry and exit, and what it listens to.',
  });
const chart = {
  guards: z.record(id, condition).default({}),
  moves: z.record(id, z.array(effect)).default({}),
  chart: z.strictObject({ initial: z.string(), states: z.record(z.string(), chartNode) }),
};

export const storyFile = z.strictObject({
  ...chart,
  events: z
    .array(z.strictObject({ id, name: text, list: z.enum(['pressure', 'relief']).default('pressure') }))
    .default([])
    .describe('Events a facilitator may trigger, by their name in the chart.'),
});

export const attackFile = z.strictObject({
  ...chart,
  every: duration.describe('Time between two moves of the adversary.'),
  campaigns: z
    .array(
      z.strictObject({
        id,
        name: text,
        against: z.enum(['packets', 'requests']),
        target: id.describe('An entry (packets) or a service (requests).'),
        at: id.optional().describe('Service whose address is shot at, for packets.'),
        power: z.union([packets, perSecond], { error: 'a power such as "2.5 Bpps" or "200000/s"' }),
        ramp: duration,
        domestic: share,
        waver: share,
        attack: z.string(),
      }),
    )
    .min(1),
});
