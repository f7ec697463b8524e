import type { z } from 'zod';
import { Refused, type Refusal, type RefusalCode } from '#protocol/text.ts';

/** HTTP status of a refusal; those not listed are 409: understood, but not possible as things stand. */
const statuses: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  'unknown-token': 401,
  'wrong-key': 401,
  'not-allowed': 403,
  'unknown-code': 404,
  'unknown-team': 404,
  'too-large': 413,
  'too-fast': 429,
  'storage-failed': 503,
};

export function statusOf(refusal: Refusal): number {
  return statuses[refusal.code] ?? 409;
}

/**
 * What was sent, checked against its schema.
 * @throws Refused `malformed`, with the place and what is wrong there.
 */
export function parse<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
  throw new Refused('malformed', `${what} cannot be read: ${details}.`, { details });
}

export const tooFast = (): Refused =>
  new Refused('too-fast', 'Too much at once from here: wait a few seconds, then try again.');
export const unknownCode = (): Refused =>
  new Refused('unknown-code', 'No exercise has this code. Check it with your facilitator.');
export const wrongKey = (): Refused =>
  new Refused(
    'wrong-key',
    'This key opens nothing here. Use the link that was printed when the server started.',
  );
