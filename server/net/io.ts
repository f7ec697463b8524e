import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Namespace, type Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#protocol/events.ts';
import type { Clock } from './clock.ts';
import { Limit, rates } from './limits.ts';
import type { Channel } from './outbox.ts';
import { ownOrigin, withoutBase, type PublicUrl } from './publicUrl.ts';
import type { Problem } from './refusals.ts';

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

/** A server without a port yet; `attachIo` gives it one. */
export function createIo(publicUrl: PublicUrl, problem: Problem): Io {
  const told = new Set<string>();
  /** Pages of other sites get no socket, even with a token they came by. */
  const sameOrigin = ({ headers }: IncomingMessage): boolean => {
    const { origin, host } = headers;
    if (ownOrigin(origin, host, publicUrl)) return true;
    if (told.size < 20 && !told.has(origin!)) {
      told.add(origin!);
      problem(
        `A page of ${origin} was refused: the server was asked for at ${host}. If this is your own address in front of it, start it with --public-url ${origin}.`,
      );
    }
    return false;
  };
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

/** Gives the sockets a port, and each connection its share of the server: whoever sends without pause is cut off. */
export function attachIo(io: Io, server: HttpServer, clock: Clock, publicUrl: PublicUrl): void {
  io.attach(server);
  // Ahead of the sockets' own look at the path, and of Fastify's.
  for (const event of ['request', 'upgrade'] as const)
    server.prependListener(event, (request: IncomingMessage) => {
      request.url = withoutBase(request.url ?? '/', publicUrl);
    });
  io.engine.on('connection', (conn: Connection) => {
    const packets = new Limit(clock, rates.packets);
    // Before anything in it is read, whatever it may be.
    conn.on('packet', () => {
      if (!packets.take()) cut(conn);
    });
  });
}

type Connection = Socket['conn'];

/** How long a connection that is cut has for what was last said to it, ms. */
const lastWordsMs = 250;
const ended = new WeakSet<Connection>();

/**
 * Ends a connection as if it were lost: an honest client comes back by itself, later and later. Nothing more that it sends
 * is read; what is being answered goes out first; one that does not hang up when told to is hung up on.
 */
export function cut(conn: Connection): void {
  if (ended.has(conn)) return;
  ended.add(conn);
  conn.removeAllListeners('packet');
  conn.removeAllListeners('data');
  setImmediate(() => conn.close());
  // One that came as a websocket has its line to itself: what it sends without pause is not even taken off the network. The
  // line of a request may carry others, a whole class's behind a proxy.
  const { headers, socket } = conn.request;
  if (headers.upgrade === undefined) return;
  socket.pause();
  setTimeout(() => socket.destroy(), lastWordsMs).unref();
}

/** Name of the socket.io room of everybody in an exercise. */
export const allOf = (code: string): string => code;
/** Name of the socket.io room of everybody who reads a channel. */
export const readersOf = (code: string, { audience, team }: Channel): string =>
  team === null ? `${code} ${audience}` : `${code} ${audience} ${team}`;
