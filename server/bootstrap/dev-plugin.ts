import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';

/** What this plugin needs of the `App` that `server/app.ts` builds. */
interface AttachableApp {
  handle(req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void): void;
  attach(httpServer: Server): void;
  readonly facilitatorUrl: string;
  close(): Promise<void>;
}

/** The parts of the repository whose change needs a new app; the client's changes go by HMR. */
const serverFolders = ['server', 'scenarios'];

/**
 * The running app, kept outside this module: Vite loads its configuration, hence this file, anew at every restart, and
 * starts the new server before it closes the old one. Two apps at once would write the same journal.
 */
const running = globalThis as { posteRestanteDevApp?: AttachableApp | undefined };

async function closeRunning(): Promise<void> {
  const app = running.posteRestanteDevApp;
  running.posteRestanteDevApp = undefined;
  await app?.close();
}

/** Loads the app through Vite, so that it is TypeScript and always the newest; says what is wrong when it cannot. */
async function startApp(vite: ViteDevServer): Promise<AttachableApp | undefined> {
  try {
    const { createApp } = (await vite.ssrLoadModule('/server/app.ts')) as {
      createApp(options: object): Promise<AttachableApp>;
    };
    return await createApp({});
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    vite.config.logger.error(
      `The server did not start; it is tried again when its sources change.\n${reason}`,
    );
    return undefined;
  }
}

/**
 * Runs the server inside Vite's development server: one port, one process, sockets included.
 *
 * A change of the server's sources restarts Vite, hence the app: exercises come back from their journal, paused, exactly
 * as they do after a crash. An app that does not start is reported and `/api` answers 503 until it does, so that a typing
 * error on the server does not end the session.
 */
export function appInDevServer(): Plugin {
  return {
    name: 'app-in-dev-server',
    apply: 'serve',
    async configureServer(vite) {
      // Vitest starts a development server too, for its own purposes; in middleware mode there is no http server.
      const httpServer = vite.httpServer as Server | null;
      if (process.env.VITEST || !httpServer) return;

      await closeRunning();
      const app = await startApp(vite);
      running.posteRestanteDevApp = app;
      app?.attach(httpServer);
      // Only once it listens does the link know its port.
      if (app)
        httpServer.once('listening', () =>
          vite.config.logger.info(`\n  Facilitator  ${app.facilitatorUrl}\n`),
        );
      vite.middlewares.use((req, res, next) => {
        if (!req.url?.startsWith('/api')) return next();
        if (app) return app.handle(req, res, next);
        res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
        res.end('The server did not start: see the terminal that runs `npm run dev`.\n');
      });

      const watched = serverFolders.map((folder) => join(vite.config.root, folder) + sep);
      let restarting = false;
      vite.watcher.on('all', (_event, file) => {
        if (restarting || !watched.some((folder) => file.startsWith(folder))) return;
        restarting = true;
        vite.restart().catch((error: unknown) => vite.config.logger.error(String(error)));
      });

      // On the way out, a clean end for the journal; on a restart the next app is already there and stays.
      const close = vite.close.bind(vite);
      vite.close = async () => {
        if (running.posteRestanteDevApp === app) await closeRunning();
        await close();
      };
    },
  };
}
