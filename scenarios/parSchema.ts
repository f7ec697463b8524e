import { z } from 'zod';
import { metricIds, type MetricId } from '#sim/metrics.ts';
import { suggest } from '#sim/suggest.ts';
import { day, duration, hours, moment, percent, share, type Moment } from '#sim/units.ts';

/**
 * The shape of `par.yaml`: what the record says a run of one policy must give, row by row. A pack can do without it; only the
 * lab reads it. Each row *measures* one number in a run, in the unit that its kind tells, and holds it against a recorded
 * value with a tolerance, or against the least and most that it may be.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id: lower-case letters, digits and hyphens');

/** On every row: what it is about, in words, where it comes from, and the difficulty it must be played with, if any. */
const row = {
  id,
  what: z.string().min(1),
  source: z
    .string()
    .min(1)
    .describe(
      'Where the recorded value comes from; "definition" where a word of the record had to be made a number.',
    ),
  difficulty: id
    .optional()
    .describe(
      'Id of the difficulty that shows it, such as one that lasts longer; left out: as the pack has it.',
    ),
};

/** What is followed through a run: one metric, of one thing or of each of several. */
const series = {
  metric: z.enum(metricIds, {
    error: ({ input }) => `no metric "${String(input)}"; ${suggest(String(input), metricIds)}`,
  }),
  of: z.array(z.string()).min(1).optional(),
  hours: hours.optional().describe('Only these hours of each day count.'),
};
const window = { from: moment, until: moment };

export const parFile = z.strictObject({
  policy: id.describe('The policy that is played.'),
  points: z
    .record(id, z.tuple([z.int().min(0).max(1000), z.int().min(0).max(1000)]))
    .optional()
    .describe('Mean points that a policy must end between; `balance` holds it against them.'),
  rows: z
    .array(
      z
        .discriminatedUnion('measure', [
          z
            .strictObject({
              ...row,
              measure: z.literal('parcels'),
              days: z.array(day).min(1),
              recorded: z.int().min(1),
              tolerance: share.describe('Part of the recorded value.'),
            })
            .describe('Parcels delivered on these days together. Bounds: parcels.'),
          z
            .strictObject({
              ...row,
              ...series,
              measure: z.literal('below-within'),
              level: percent,
              from: moment.default({ afterZero: 0 }),
              atMost: duration,
            })
            .describe(
              'Minutes from `from` until the last of all that is followed has first been below a level.',
            ),
          z
            .strictObject({
              ...row,
              ...series,
              measure: z.literal('back'),
              level: percent,
              holds: duration.default(120),
              from: moment.default({ afterZero: 0 }),
              recorded: moment.optional(),
              tolerance: duration.optional(),
              atMost: moment.optional(),
            })
            .describe(
              'Time after T+0 at which the last of all has come back: after its fall, the first tick from which it stands at a level or above for `holds` on end. What never fell is back at T+0.',
            ),
          z
            .strictObject({
              ...row,
              ...series,
              ...window,
              measure: z.literal('band'),
              low: percent,
              high: percent,
              atLeast: share,
            })
            .describe(
              'Part of the half-hours that touch a band (inside it, or crossing it); the worst of all that is followed.',
            ),
          z
            .strictObject({
              ...row,
              ...series,
              ...window,
              measure: z.literal('turns'),
              by: percent,
              atLeast: z.int().min(1),
            })
            .describe(
              'How often a curve turns, up or down, by at least `by`; the fewest of all that is followed.',
            ),
          z
            .strictObject({
              ...row,
              ...series,
              ...window,
              measure: z.literal('lowest'),
              atLeast: percent,
            })
            .describe('The lowest value of all that is followed.'),
          z
            .strictObject({
              ...row,
              ...series,
              ...window,
              measure: z.literal('mean'),
              atLeast: percent.optional(),
              atMost: percent.optional(),
            })
            .describe('The mean over the window and all that is followed.'),
          z
            .strictObject({
              ...row,
              ...window,
              measure: z.literal('repeat-cost'),
              atLeast: percent,
            })
            .describe(
              'Public trust lost in the window, against the same run in a public that does not hold a repeat against anybody (100 %: a repeat costs no more than a first failure).',
            ),
        ])
        .refine(isBounded, 'a row needs a recorded value with its tolerance, or "atLeast", or "atMost"'),
    )
    .min(1),
});

type Bound = { recorded?: unknown; tolerance?: unknown; atLeast?: unknown; atMost?: unknown };
function isBounded({ recorded, tolerance, atLeast, atMost }: Bound): boolean {
  if ((recorded === undefined) !== (tolerance === undefined)) return false;
  return recorded !== undefined || atLeast !== undefined || atMost !== undefined;
}

export type Par = z.output<typeof parFile>;
export type ParRow = Par['rows'][number];
export type { MetricId, Moment };
