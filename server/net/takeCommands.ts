import type { Answer } from '#protocol/events.ts';
import { Refused } from '#protocol/text.ts';
import type { Actor } from '#exercise/types.ts';
import type { SocketOf } from './io.ts';
import type { Limit } from './limits.ts';
import { tooFast } from './refusals.ts';
import type { Room } from './room.ts';

/** Largest command, characters of JSON. The largest legal one has a fifth of this. */
const largestCommand = 16 * 1024;
/** Refusals for haste after which a socket is cut off: no hand does this. */
const patience = 200;

/** Receives a socket's commands: limits their number and size, hands them to the room, acknowledges. */
export function takeCommands<D>(
  socket: SocketOf<D>,
  room: Room,
  actor: Actor,
  limit: Pick<Limit, 'take'>,
): void {
  let hasty = 0;
  socket.on('command', (raw: unknown, acknowledge: unknown) => {
    // The function comes last, whatever came before it.
    const answer = typeof raw === 'function' ? raw : acknowledge;
    const reply = (what: Answer) => {
      if (typeof answer === 'function') answer(what);
    };
    if (!limit.take()) {
      reply({ ok: false, refusal: tooFast().refusal });
      hasty += 1;
      if (hasty > patience) socket.conn.close();
      return;
    }
    if (sizeOf(raw) > largestCommand) {
      reply({ ok: false, refusal: new Refused('too-large', 'That is too much for one message.').refusal });
      return;
    }
    void room.command(actor, raw).then(reply);
  });
}

/** Characters of JSON; without end for what is nested so deep that it cannot be written down. */
function sizeOf(raw: unknown): number {
  try {
    return (JSON.stringify(raw) ?? '').length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
