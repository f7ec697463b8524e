import { z } from 'zod';

/**
 * A checked value of an earlier program, with what this program's schema knows since: the schema's own value wherever the value has
 * none. What stands behind a choice between shapes is left as it is.
 */
export function filled(schema: z.ZodType, value: unknown): unknown {
  if (value === undefined) return schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return filled(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((one) => filled(schema.element as z.ZodType, one));
  if (schema instanceof z.ZodObject && value !== null && typeof value === 'object') {
    const result: Record<string, unknown> = { ...value };
    for (const [key, of] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
      const there = filled(of, result[key]);
      if (there !== undefined) result[key] = there;
    }
    return result;
  }
  return value;
}
