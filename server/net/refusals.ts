import type { z } from 'zod';
import { Refused, type Refusal, type RefusalCode } from '#protocol/text.ts';
import type { Room } from './room.ts';
import { StorageError } from '../store/errors.ts';

/** HTTP status of a refusal; those not listed are 409: understood, but not possible as things stand. */
const statuses: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  'unknown-token': 401,
  'wrong-key': 401,
  'not-allowed': 403,
  'unknown-code': 404,
  'unknown-team': 404,
  'exercise-deleted': 410,
  'too-large': 413,
  'too-fast': 429,
  opening: 503,
  'storage-failed': 503,
  internal: 500,
};

export function statusOf(refusal: Refusal): number {
  return statuses[refusal.code] ?? 409;
}

/** For the log of the server. */
export type Problem = (message: string, error?: unknown) => void;

/** Longest account of what is wrong with a message, characters: it may quote the message. */
const longestDetails = 500;

/**
 * What was sent, checked against its schema. Every message and every body goes through here.
 * @throws Refused `malformed`, with the place and what is wrong there; nothing else, whatever was sent.
 */
export function parse<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const result = attempt(schema, value);
  if (result?.success) return result.data;
  const details = (result?.error.issues ?? [])
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')
    .slice(0, longestDetails);
  const why = details === '' ? 'it is nothing that such a message can be' : details;
  throw new Refused('malformed', `${what} cannot be read: ${why}.`, { details: why });
}

/** Null where the schema itself stumbled: its checks have met a value that cannot even be compared. */
function attempt<T extends z.ZodType>(schema: T, value: unknown): z.ZodSafeParseResult<z.output<T>> | null {
  try {
    return schema.safeParse(value);
  } catch {
    return null;
  }
}

/** The refusal inside whatever was thrown; null: a fault of the program. */
export function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof StorageError) return new Refused('storage-failed', error.message).refusal;
  return null;
}

export const internal = (): Refused =>
  new Refused(
    'internal',
    'A fault of the program kept this from being done; its log in the terminal says more.',
  );
/** @param seconds until it may be tried again */
export const tooFast = (seconds = 2): Refused =>
  new Refused('too-fast', `Too much at once from here: wait ${seconds} s, then try again.`, { seconds });
/** @param at wall time in ms at which it was deleted */
export const exerciseDeleted = (at: number): Refused => {
  const day = new Date(at).toISOString().slice(0, 10);
  return new Refused('exercise-deleted', `The facilitator deleted this exercise on ${day}.`, { day });
};
export const seatRenewed = (): Refused =>
  new Refused(
    'seat-renewed',
    'Your facilitator has given a new link for this seat; this one opens it no longer.',
  );
/** Why nobody sits there any more. */
export const seatGone = (room: Room, seat: string): Refused =>
  room.exercise.allSeats.get(seat)?.left
    ? new Refused('seat-left', 'This seat was given up. Join again with the code.')
    : new Refused('seat-removed', 'Your facilitator has removed this seat.');
export const unknownCode = (): Refused =>
  new Refused('unknown-code', 'No exercise has this code. Check it with your facilitator.');
export const wrongKey = (): Refused =>
  new Refused(
    'wrong-key',
    'This key opens nothing here. Use the link that was printed when the server started.',
  );
