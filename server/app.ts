import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { version } from '../package.json';
import { loadEngine } from './engine.ts';
import { Access } from './net/access.ts';
import { addressesOf } from './net/addresses.ts';
import { realClock, type Clock } from './net/clock.ts';
import { buildIn } from './net/build.ts';
import type { Engine } from './net/engine.ts';
import { keptKey } from './net/facilitatorKey.ts';
import { createHttp } from './net/http.ts';
import { attachIo, createIo } from './net/io.ts';
import { facilitatorSockets, projectorSockets } from './net/overviewSockets.ts';
import { PricingDesk } from './net/pricings.ts';
import { direct, type PublicUrl } from './net/publicUrl.ts';
import type { Problem } from './net/refusals.ts';
import { ReplayDesk } from './net/replays.ts';
import { Rooms } from './net/rooms.ts';
import { Dropped, Slices, type Job } from './net/slices.ts';
import { TeamSockets } from './net/teamSockets.ts';
import { wireOver } from './net/wire.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

export interface AppOptions {
  /** Folder of the journal; default `data`. */
  data?: string;
  /** Folder of the scenario packs; default `scenarios`. */
  scenarios?: string;
  /** Folder of the built client; default null: somebody else (Vite) serves it. */
  client?: string | null;
  /** Facilitator's key; default: made once and kept in the data folder. */
  key?: string;
  /** Where people find the server when a reverse proxy stands in front of it; default: directly. */
  publicUrl?: PublicUrl;
  /** Least serious level that is logged; default `warn`. */
  logLevel?: string;
  clock?: Clock;
  /** For tests: another journal, other packs. */
  store?: Store;
  engine?: Engine;
}

export interface App {
  readonly version: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Packs that did not load, each with its mistakes in words. */
  readonly packErrors: readonly Error[];
  readonly scenarios: readonly string[];
  /** The link that makes whoever has it the facilitator. Known once there is a port. */
  readonly facilitatorUrl: string;
  /** It was started with a public address. */
  readonly behindProxy: boolean;
  /** Where this very machine reaches it, whatever stands in front. */
  readonly local: string;
  /** Addresses players can open. */
  readonly addresses: string[];
  /** As a middleware of somebody else's server. */
  handle(request: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void): void;
  /** Sockets on somebody else's server. */
  attach(httpServer: Server): void;
  /** Opens a server of its own. @throws ListenError with a sentence that says what to do. */
  listen(options?: { port?: number; host?: string }): Promise<void>;
  /** Stops all exercises where they are, writes down what is pending, closes every connection. */
  close(): Promise<void>;
}

/** The port or the address cannot be had. */
export class ListenError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ListenError';
  }
}

/**
 * The whole server: journal, exercises, HTTP and sockets. The program, Vite's development server and the tests all use it.
 * @throws StorageError when the data folder cannot be used.
 */
export async function createApp(options: AppOptions = {}): Promise<App> {
  const {
    data = 'data',
    scenarios = 'scenarios',
    client = null,
    clock = realClock,
    publicUrl = direct,
  } = options;
  const loaded = options.engine ? { engine: options.engine, errors: [] } : await loadEngine(scenarios);
  const { engine, errors } = loaded;
  const store = options.store ?? (await openSqliteStore(data));
  const key = options.key ?? keptKey(data);

  // Nothing goes wrong before there is a log: rooms are opened, and anybody comes in, further down.
  const problem: Problem = (message, error) => http.log.error(error, message);
  const io = createIo(publicUrl, problem);
  const wire = wireOver(io, () => players, problem);
  const slices = new Slices(clock);
  const rooms = new Rooms({ engine, store, clock, wire, slices });
  const access = new Access({ rooms, store, clock, facilitatorKey: key });
  // Beside this program in its built form; from sources there is none.
  const pricings = new PricingDesk(new URL('./pricer.js', import.meta.url));
  const replays = new ReplayDesk(new URL('./replay.js', import.meta.url), clock);
  const build = buildIn(client, clock);
  const door = { problem, build, publicUrl };
  const players = new TeamSockets(io, access, clock, door);
  facilitatorSockets(io, access, clock, door);
  projectorSockets(io, access, clock, door);

  let httpServer: Server | null = null;
  // Behind a proxy its address is the one that works everywhere.
  const playersAddresses = (): string[] =>
    publicUrl.origin === null ? addressesOf(httpServer).players : [publicUrl.origin + publicUrl.base];
  const http = await createHttp({
    access,
    rooms,
    store,
    engine,
    pricings,
    replays,
    version,
    addresses: playersAddresses,
    publicUrl,
    client,
    build,
    logger: { level: options.logLevel ?? 'warn', stream: process.stderr },
  });

  for (const { code, error } of rooms.unreadable) {
    problem(`Exercise ${code} cannot be read. What there is of it is kept.`, error);
  }

  let closing: Promise<void> | null = null;
  let warming: Job<void> | null = null;
  async function close(): Promise<void> {
    warming?.drop();
    await rooms.stop();
    // Cut as by a lost connection: a page whose socket is told to disconnect does not try to connect again.
    io.engine?.close();
    await http.close();
    await pricings.close();
    await replays.close();
    await store.close();
  }

  return {
    version,
    data: resolve(data),
    packErrors: errors,
    scenarios: [...engine.offered.keys()],
    get facilitatorUrl() {
      const root =
        publicUrl.origin === null ? addressesOf(httpServer).local : publicUrl.origin + publicUrl.base;
      return `${root}/facilitator?key=${encodeURIComponent(key)}`;
    },
    behindProxy: publicUrl.origin !== null,
    get local() {
      return addressesOf(httpServer).local;
    },
    get addresses() {
      return playersAddresses();
    },
    handle: (request, response) => http.routing(request, response),
    attach(server) {
      httpServer = server;
      attachIo(io, server, clock, publicUrl);
    },
    async listen({ port: wanted = 8080, host = '0.0.0.0' } = {}) {
      httpServer = http.server;
      attachIo(io, http.server, clock, publicUrl);
      await http.listen({ port: wanted, host }).catch((error: unknown) => {
        throw listenError(error, wanted, host);
      });
      warming = slices.run(engine.warm());
      warming.done.catch((error: unknown) => {
        if (!(error instanceof Dropped))
          problem('A scenario could not be made ready before it is asked for.', error);
      });
    },
    close: () => (closing ??= close()),
  };
}

/** As systems say it: no such name, no such address, no such kind of address, and a name that nobody can be asked about. */
const noSuchAddress = ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'EAI_AGAIN'];

function listenError(error: unknown, port: number, host: string): ListenError {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') {
    return new ListenError(
      `Port ${port} is in use by another program. Stop that one, or choose another port: --port ${port + 1}.`,
      error,
    );
  }
  if (code === 'EACCES') {
    return new ListenError(
      `Port ${port} needs special rights here. Choose one above 1023: --port 8080.`,
      error,
    );
  }
  if (code !== undefined && noSuchAddress.includes(code)) {
    return new ListenError(
      `This machine has no address ${host}. Leave --host out to be reachable on all of them.`,
      error,
    );
  }
  return new ListenError(`The server cannot listen on ${host}:${port} (${message ?? String(error)}).`, error);
}
