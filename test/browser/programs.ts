import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';

/** Programs that the browser tests need: whether one is there, and how it is had. */
export const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const isRoot = process.getuid?.() === 0;

/** Runs an installer where the developer can watch it; true when it succeeded. */
export function install(command: string, args: string[]): boolean {
  process.stderr.write(
    `A program that the tests need is missing. Installing it: ${command} ${args.join(' ')}\n`,
  );
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
    timeout: 10 * 60_000,
  });
  if (error) process.stderr.write(`${error.message}\n`);
  return status === 0;
}

/** A fresh Debian has no package lists, so a first failure means: fetch the lists and try again. */
export function installFromDebian(name: string): boolean {
  const get = ['install', '-y', '--no-install-recommends', name];
  return install('apt-get', get) || (install('apt-get', ['update']) && install('apt-get', get));
}

export const isDebian = (): boolean =>
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
