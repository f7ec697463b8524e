import { z } from 'zod';
import { text } from '#protocol/text.ts';
import { condition } from '#sim/conditions.ts';
import { effect } from '#sim/effects/index.ts';
import { duration, money } from '#sim/units.ts';
import { id } from './schemaCharts.ts';

const targetKind = z.enum(['entry', 'service', 'process', 'channel', 'hub', 'department']);
export const actionsFile = z.strictObject({
  actions: z
    .array(
      z.strictObject({
        id,
        role: id,
        title: text,
        about: text,
        teaches: text,
        crew: z.strictObject({ pool: id, count: z.int().min(0) }),
        lead: duration,
        cost: money,
        lasts: duration.optional().describe('How long it stays in force; left out: until the end.'),
        times: z.int().min(1).optional(),
        cancellable: z.boolean().default(true),
        endsWith: id
          .optional()
          .describe('An action that it leans on: it ends when that is no longer in force.'),
        target: z
          .strictObject({ kind: targetKind, of: z.union([z.literal('all'), z.array(z.string()).min(1)]) })
          .optional()
          .describe('What must be pointed at; `of: all` or a list of ids. Effects then say `$target`.'),
        when: condition.optional(),
        needs: text
          .optional()
          .describe('What is missing while `when` does not hold: said on the card and in the refusal.'),
        effects: z.array(effect).min(1),
        references: z
          .array(z.string())
          .default([])
          .describe('ATT&CK or NIST CSF references, such as "CSF PR.IR-04".'),
      }),
    )
    .min(1),
  preparations: z
    .array(
      z
        .strictObject({
          id,
          title: text,
          about: text,
          teaches: text,
          points: z.int().min(1).max(50),
          /** Actions that take less of a team that prepared this; what is left out stays as it is. */
          makes: z
            .array(
              z
                .strictObject({ action: id, lead: duration.optional(), cost: money.optional() })
                .refine(
                  (one) => one.lead !== undefined || one.cost !== undefined,
                  'say what it makes of the action: "lead", "cost" or both',
                ),
            )
            .default([]),
          /** At work from the first tick to the last. */
          effects: z.array(effect).default([]),
        })
        .refine(
          (one) => one.makes.length + one.effects.length > 0,
          'a preparation that changes nothing: it needs "makes", "effects" or both',
        )
        .meta({ anyOf: [{ required: ['makes'] }, { required: ['effects'] }] }),
    )
    .default([])
    .describe('What should have been ready: chosen before play, for points.'),
});
