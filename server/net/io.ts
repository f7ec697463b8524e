import type { IncomingMessage } from 'node:http';
import { Server, type DefaultEventsMap, type ExtendedError, type Namespace, type Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#protocol/events.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import type { Channel } from './outbox.ts';

/**
 * The one `any` of the server: socket.io types all namespaces of a server alike, and only on a Server of `any` do
 * differently typed namespaces compile. Nothing but `of` is ever called on it with types that matter.
 */
// oxlint-disable-next-line typescript/no-explicit-any
export type Io = Server<any, any, any, any>;
export type SpaceOf<D> = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, D>;
export type SocketOf<D> = Socket<ClientToServer, ServerToClient, DefaultEventsMap, D>;

/**
 * Largest frame, bytes; beyond it socket.io cuts the connection without a word. Four times what a command may have, so
 * that a command that is too large is answered with a sentence instead (see `largestCommand`).
 */
const largestFrame = 64 * 1024;

/** A server without a port yet; `attach` gives it one. */
export function createIo(): Io {
  const io: Io = new Server({
    serveClient: false,
    maxHttpBufferSize: largestFrame,
    // 13 times the memory per socket, and a collapse at 5,000 of them.
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, sameOrigin(request)),
  });
  // All that is served is in namespaces of its own, each with a proof of who comes.
  io.use((_socket, next) => next(new Error('There is nothing here.')));
  return io;
}

/** Pages of other sites get no socket, even with a token they came by. Programs that are no browser send no origin. */
function sameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}

/** Lets a socket in once `prove` has found out what it may have, or carries the refusal to it. */
export async function admit<D>(
  socket: SocketOf<D>,
  next: (error?: ExtendedError) => void,
  prove: (address: string, auth: Record<string, unknown>) => Promise<D>,
): Promise<void> {
  try {
    socket.data = await prove(socket.handshake.address, socket.handshake.auth);
  } catch (error) {
    next(connectError(error));
    return;
  }
  next();
}

/** How socket.io carries a refusal to a client that may not come in: as `error.data`. */
function connectError(error: unknown): ExtendedError {
  if (!(error instanceof Refused)) return new Error('Something went wrong on the server.');
  const data: Refusal = error.refusal;
  return Object.assign(new Error(data.message), { data });
}

/** Name of the socket.io room of everybody in an exercise. */
export const allOf = (code: string): string => code;
/** Name of the socket.io room of everybody who reads a channel. */
export const readersOf = (code: string, { audience, team }: Channel): string =>
  team === null ? `${code} ${audience}` : `${code} ${audience} ${team}`;
