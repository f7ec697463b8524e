import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filled } from '../../scenarios/filled.ts';

const schema = z.object({
  people: z.object({
    tires: z.number(),
    /** Checked values are read forms: a default of the schema is one too. */
    wears: z
      .string()
      .transform((text) => Number.parseInt(text, 10))
      .default(7),
  }),
  hubs: z.array(z.object({ id: z.string(), yard: z.number().default(100) })).optional(),
});

describe('a checked value of an earlier program', () => {
  it('gets what the schema knows since, at every depth, and keeps its own', () => {
    expect(
      filled(schema, { people: { tires: 3 }, hubs: [{ id: 'a' }, { id: 'b', yard: 4 }], more: 1 }),
    ).toEqual({
      people: { tires: 3, wears: 7 },
      hubs: [
        { id: 'a', yard: 100 },
        { id: 'b', yard: 4 },
      ],
      more: 1,
    });
  });

  it('is not given what the schema has no value for', () => {
    expect(filled(schema, { people: { wears: 0 } })).toEqual({ people: { wears: 0 } });
  });
});
