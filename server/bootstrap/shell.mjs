/** The few things that every part of the bootstrap needs: where we are, how to speak, how to run a tool. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** An absolute path inside the repository, wherever the command was called from. */
export const inRepository = (...parts) => join(root, ...parts);

/** Speaks on standard error: standard output may be piped into another program. */
export function say(...lines) {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** A failure that needs sentences, not a stack trace: what is wrong, then what to do about it. */
export class Refusal extends Error {
  constructor(...lines) {
    super(lines[0]);
    this.lines = lines;
  }
}

/** The JavaScript file behind a package's command; `node_modules/.bin` holds shell scripts on Windows. */
export function binary(packageName, command = packageName) {
  const { bin } = JSON.parse(readFileSync(inRepository('node_modules', packageName, 'package.json'), 'utf8'));
  return inRepository('node_modules', packageName, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a program in the repository and resolves with its exit code (128 + n when a signal ended it).
 * Its output goes to standard error unless `stdout` says 'inherit', or, with `hear`, to that function alone, piece by
 * piece. Ctrl-C reaches the child through the terminal; what is sent to this process alone is passed on, so that no orphan is
 * left behind.
 */
export function run(program, args, { stdout = 'stderr', hear, env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      shell,
      stdio: hear ? ['ignore', 'pipe', 'pipe'] : ['ignore', stdout === 'inherit' ? 'inherit' : 2, 'inherit'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    const finish = () => signals.forEach((signal) => process.off(signal, pass));
    child.on('error', (error) => {
      finish();
      reject(error);
    });
    child.on('close', (code, signal) => {
      finish();
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : 15));
    });
  });
}

/** Runs a JavaScript file with this same Node. */
export const runNode = (file, args, options) => run(process.execPath, [file, ...args], options);

/**
 * Ends this process when its parent has ended. A signal sent to `npm start` (by a service manager, say) reaches npm and
 * the shell that npm puts in between, and they end without passing it on: the server would go on unseen, holding its port.
 */
export function endWithParent() {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
