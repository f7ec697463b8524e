import { Refused } from '#protocol/text.ts';
import type { Actor } from '#exercise/types.ts';
import type { Hearing } from './door.ts';
import type { Limit } from './limits.ts';
import { tooFast } from './refusals.ts';
import type { Room } from './room.ts';

/** Largest command, characters of JSON. The largest legal one has a fifth of this. */
const largestCommand = 16 * 1024;

/**
 * Takes commands that come from `actor`: a repeat gets its first answer again; of the others, number and size are limited,
 * and the room judges the rest.
 * @throws Refused `too-fast` or `too-large`
 */
export function takeCommands(room: Room, actor: Actor, limit: Pick<Limit, 'take'>): Hearing['hear'][string] {
  return (raw) => {
    const first = room.answered(actor, raw);
    if (first) return first;
    if (!limit.take()) throw tooFast();
    if (sizeOf(raw) > largestCommand) {
      throw new Refused('too-large', 'That is too much for one message.');
    }
    return room.command(actor, raw);
  };
}

/** Characters of JSON; without end for what is nested so deep that it cannot be written down. */
function sizeOf(raw: unknown): number {
  try {
    return (JSON.stringify(raw) ?? '').length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
