import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The built program in a folder of its own: the server as `npm start` builds it, with a page of one line for a client, so
 * that these tests ask nothing of the real one. Inside the repository, where its packages are found.
 */
export function builtProgram(): { main: string } {
  const program = { main: '' };
  let folder = '';
  beforeAll(async () => {
    const { ensureBuilt } = (await import('../../server/bootstrap/build.mjs' as string)) as {
      ensureBuilt(targets: string[], entry: string): Promise<void>;
    };
    await ensureBuilt(['server'], 'main');
    const cache = join(repository, 'node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'program-'));
    cpSync(join(repository, 'dist', 'server'), join(folder, 'server'), { recursive: true });
    mkdirSync(join(folder, 'client'));
    writeFileSync(join(folder, 'client', 'index.html'), '<!doctype html><title>Poste Restante</title>');
    program.main = join(folder, 'server', 'main.js');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return program;
}

export interface Running {
  child: ChildProcess;
  url: string;
  key: string;
  /** What it printed until it was ready. */
  lines: string[];
  /** Ends it and resolves with its exit code, or the name of the signal. */
  end(signal: NodeJS.Signals): Promise<number | string | null>;
}

/**
 * Starts the program on a free port; resolves when it says that it is running.
 * @param whenDone registers its end: with the test, unless a whole file shares it
 */
export async function start(
  main: string,
  args: string[],
  whenDone: (end: () => void) => void = onTestFinished,
): Promise<Running> {
  const child = spawn(process.execPath, [main, '--port', '0', '--host', '127.0.0.1', ...args], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  whenDone(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('Ctrl+C')) break;
  }
  const link = lines.map((line) => /(https?:\S+)\/facilitator\?key=(\S+)/.exec(line)).find(Boolean);
  if (!link) throw new Error(`the program did not start: ${lines.join('\n')}`);
  return {
    child,
    url: (link[1] as string).replace('localhost', '127.0.0.1'),
    key: link[2] as string,
    lines,
    async end(signal) {
      child.kill(signal);
      const [code, by] = await exited;
      return code ?? by;
    },
  };
}

/** How a program ends that was asked to by a signal: by itself, except on Windows, which has no signals to send. */
export const endedBy = (signal: NodeJS.Signals): number | string =>
  process.platform === 'win32' ? signal : 0;

/** Runs the program to its end and collects what it says. */
export async function run(main: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: repository,
    env: { ...process.env, ...env },
  });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (ended.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (ended.stderr += String(chunk)));
  [ended.code] = (await once(child, 'close')) as [number | null];
  return ended;
}
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}
