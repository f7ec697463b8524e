import type { ExtendedError } from 'socket.io';
import type { Answer } from '#protocol/events.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import { sameBuild, type Build } from './build.ts';
import { cut, type SocketOf, type SpaceOf } from './io.ts';
import { clientAddress, type PublicUrl } from './publicUrl.ts';
import { internal, refusalIn, type Problem } from './refusals.ts';

/** Wrong tokens, keys and codes on one connection after which the next cuts it. It alone: a class shares one address. */
const mostWrong = 10;
const tries = new WeakMap<object, number>();

/** What one socket may say. An answer goes to its sender, where the event has one. */
export interface Hearing {
  hear: Record<string, (said: unknown) => Answer | void | Promise<Answer | void>>;
  left: () => void;
}

export interface DoorOptions {
  problem: Problem;
  build: Build;
  publicUrl: PublicUrl;
}

export interface Doorkeeper<D> {
  /** Finds out who comes and what they may have. @throws Refused */
  prove: (address: string, auth: Record<string, unknown>) => Promise<D>;
  /** Somebody is in. Null: there is nothing for them any more, and they are sent away. */
  enter: (socket: SocketOf<D>) => Hearing | null;
}

/**
 * Opens a namespace. All that its sockets send comes through here, and nothing that is thrown on its behalf goes further:
 * what cannot be done is refused with its reason; a fault of the program is logged once, with its cause, and refused as
 * `internal`. Whoever sent it keeps their connection, and nobody else hears of it. A page of another build than the one
 * served is sent away before anything else is looked at.
 */
export function open<D>(
  space: SpaceOf<D>,
  { problem, build, publicUrl }: DoorOptions,
  { prove, enter }: Doorkeeper<D>,
): void {
  const refuse = (error: unknown, what: string): Refusal => {
    const refusal = refusalIn(error);
    if (refusal) return refusal;
    problem(`A fault of the program: ${what} at ${space.name}.`, error);
    return internal().refusal;
  };

  const admit = async (socket: SocketOf<D>, next: (error?: ExtendedError) => void): Promise<void> => {
    const { conn } = socket;
    const before = tries.get(conn) ?? 0;
    if (before >= mostWrong) {
      cut(conn);
      return;
    }
    // Counted before it is looked at: a hundred may be under way at once.
    tries.set(conn, before + 1);
    try {
      const { auth } = socket.handshake;
      sameBuild(build, auth.build);
      socket.data = await prove(clientAddress(socket.request, publicUrl), auth);
      tries.delete(conn);
    } catch (error) {
      // How socket.io carries a refusal to a client that may not come in: as `error.data`.
      const data = refuse(error, 'somebody who came was not let in');
      next(Object.assign(new Error(data.message), { data }));
      return;
    }
    next();
  };
  space.use((socket, next) => void admit(socket, next));

  const answerTo = async ({ hear }: Hearing, event: unknown, said: unknown[]): Promise<void> => {
    // The function comes last, and only if an answer is wanted; whatever else was sent, the first of it counts.
    const last = said.at(-1);
    const reply = typeof last === 'function' ? (said.pop() as (answer: Answer) => void) : () => {};
    let answer: Answer | void;
    try {
      answer = await handlerOf(hear, event)(said[0]);
    } catch (error) {
      answer = { ok: false, refusal: refuse(error, `"${String(event).slice(0, 40)}" failed`) };
    }
    try {
      if (answer) reply(answer);
    } catch (error) {
      problem(`An answer at ${space.name} could not be sent.`, error);
    }
  };

  space.on('connection', (socket) => {
    try {
      const hearing = enter(socket);
      if (!hearing) {
        socket.disconnect(true);
        return;
      }
      socket.onAny((event: unknown, ...said: unknown[]) => {
        if (socket.connected) void answerTo(hearing, event, said);
      });
      socket.on('disconnect', () => {
        try {
          hearing.left();
        } catch (error) {
          refuse(error, 'somebody could not leave');
        }
      });
    } catch (error) {
      refuse(error, 'somebody who came was not shown in');
      cut(socket.conn);
    }
  });
}

/** @throws Refused `malformed` for a message that there is not. */
function handlerOf(hear: Hearing['hear'], event: unknown): Hearing['hear'][string] {
  const handler = typeof event === 'string' && Object.hasOwn(hear, event) ? hear[event] : undefined;
  if (!handler) {
    throw new Refused('malformed', `There is no message "${String(event).slice(0, 40)}" here.`);
  }
  return handler;
}
