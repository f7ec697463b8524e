import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { createApp, ListenError, type App } from './app.ts';
import { isOwnAddress } from './net/addresses.ts';
import { direct, publicUrlOf, type PublicUrl } from './net/publicUrl.ts';
import { precompress } from './net/precompress.ts';
import { StorageError } from './store/errors.ts';

const help = `Poste Restante ${version}: a tabletop exercise in the browser.

  npm start -- [flags]

  flag           variable         what
  --port         PORT             port to listen on; 0 picks a free one (default: 8080)
  --host         HOST             address to listen on (default: 0.0.0.0, every network of this machine)
  --data         DATA             folder of the journal (default: data)
  --scenarios    SCENARIOS        folder of the scenario packs (default: scenarios)
  --key          FACILITATOR_KEY  the facilitator's key, 8 characters or more (default: made once, kept in the data folder)
  --public-url   PUBLIC_URL       address people open when a reverse proxy stands in front, such as https://exercise.example/poste
  --log          LOG_LEVEL        fatal, error, warn, info, debug, trace or silent (default: warn)
  --help
  --version

A flag goes before its variable; an empty variable counts as not set.`;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Something in the flags or the environment that cannot be; the message says what would be right. */
class UsageError extends Error {}

interface Settings {
  port: number;
  host: string;
  data: string;
  scenarios: string;
  key: string | undefined;
  logLevel: string;
  publicUrl: PublicUrl;
}

/** The only place where the environment and the command line are read. */
async function readSettings(): Promise<Settings | 'help' | 'version'> {
  const { values } = parseFlags();
  if (values.help) return 'help';
  if (values.version) return 'version';
  const env = (name: string) => process.env[name] || undefined;
  const port = values.port ?? env('PORT') ?? '8080';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`"${port}" is no port: a number from 0 to 65535, such as --port 8080.`);
  }
  const key = values.key ?? env('FACILITATOR_KEY');
  if (key !== undefined && !/^[!-~]{8,200}$/.test(key)) {
    throw new UsageError(
      "The facilitator's key needs 8 to 200 letters, digits or signs, without spaces. Leave it out to have one made.",
    );
  }
  const logLevel = values.log ?? env('LOG_LEVEL') ?? 'warn';
  if (!levels.includes(logLevel)) {
    throw new UsageError(`"${logLevel}" is no log level. There are: ${levels.join(', ')}.`);
  }
  const scenarios = values.scenarios ?? env('SCENARIOS') ?? 'scenarios';
  if (!statSync(scenarios, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(
      `There is no folder ${resolve(scenarios)}. Name the folder of the scenario packs with --scenarios.`,
    );
  }
  return {
    port: Number(port),
    host: (values.host && bare(values.host)) || (await hostOfVariable(env('HOST'))) || '0.0.0.0',
    data: values.data ?? env('DATA') ?? 'data',
    scenarios,
    key,
    logLevel,
    publicUrl: readPublicUrl(values['public-url'] ?? env('PUBLIC_URL')),
  };
}

function readPublicUrl(written: string | undefined): PublicUrl {
  if (written === undefined) return direct;
  try {
    return publicUrlOf(written);
  } catch (error) {
    throw new UsageError(`--public-url: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** An IPv6 address without the brackets it has in a link. */
const bare = (host: string) => host.replace(/^\[(.*)\]$/, '$1');

/** Other programs use a variable of this name for something else: only an address of this machine is meant for this one. */
async function hostOfVariable(host: string | undefined): Promise<string | undefined> {
  if (host === undefined) return undefined;
  if (await isOwnAddress(bare(host))) return bare(host);
  console.error(
    `The variable HOST says "${host}", which is no address of this machine: it is ignored; --host chooses one.\n`,
  );
  return undefined;
}

function parseFlags() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        port: text,
        host: text,
        data: text,
        scenarios: text,
        key: text,
        log: text,
        'public-url': text,
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

async function main(): Promise<void> {
  const settings = await readSettings();
  if (settings === 'help') return console.log(help);
  if (settings === 'version') return console.log(version);

  const client = fileURLToPath(new URL('../client', import.meta.url));
  if (!existsSync(`${client}/index.html`)) {
    throw new UsageError('The client is not built. Start with "npm start", which builds what is missing.');
  }
  const { port, host, ...rest } = settings;
  const app = await createApp({ ...rest, client });
  try {
    for (const error of app.packErrors) console.error(`${error.message}\n`);
    if (app.scenarios.length === 0) {
      throw new UsageError(
        app.packErrors.length > 0
          ? `No scenario pack loads from the folder ${settings.scenarios}. Mend the mistakes above, or name another folder with --scenarios.`
          : `No scenario pack is in the folder ${settings.scenarios}: none of its folders holds a scenario.yaml. Name another one with --scenarios.`,
      );
    }
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw error;
  }
  stopOnSignal(app);
  outliveFaults();
  console.log(welcome(app));
  precompress(client).catch((error: unknown) => {
    if (settings.logLevel === 'debug') console.error('The client is served uncompressed:', error);
  });
}

function welcome(app: App): string {
  const players = app.addresses.length > 0 ? app.addresses : ['(this machine is on no network)'];
  return [
    `Poste Restante ${app.version} is running.`,
    '',
    `  Facilitator  ${app.facilitatorUrl}`,
    ...players.map((address, index) => `  ${index === 0 ? 'Players    ' : '           '}  ${address}`),
    ...(app.behindProxy ? [`  Here         ${app.local}`] : []),
    `  Data         ${app.data}`,
    '',
    'Ctrl+C stops it; running exercises come back paused.',
  ].join('\n');
}

function stopOnSignal(app: App): void {
  let stopping = false;
  const stop = () => {
    // A second Ctrl+C does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The journal could not be closed in good order:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/**
 * The last net, from the moment the program serves. Whatever touches an exercise is caught by its room, which halts rather
 * than go on with a state nobody can vouch for; what gets here is a slip at the edge, in a library or between two of them. In a
 * classroom nobody is there to start the program again, and the journal refuses everything by itself once it has failed:
 * so both kinds are logged with their cause, and the exercises go on.
 */
function outliveFaults(): void {
  process.on('unhandledRejection', (error) => {
    console.error('A fault of the program: a promise was rejected and nobody waited for it.', error);
  });
  process.on('uncaughtException', (error) => {
    console.error('A fault of the program: an error that nobody caught.', error);
  });
}

main().catch((error: unknown) => {
  const expected =
    error instanceof UsageError || error instanceof StorageError || error instanceof ListenError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
});
