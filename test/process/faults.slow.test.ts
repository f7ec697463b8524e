import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../store/samples.ts';
import { builtProgram } from './program.ts';

const program = builtProgram();

/** Slips as a library might: on a signal, a promise that nobody waits for is rejected and an error is thrown in a timer. */
const slips = `data:text/javascript,${encodeURIComponent(`
  process.on('SIGUSR2', () => {
    Promise.reject(new Error('a promise slipped', { cause: new Error('deep down') }));
    setTimeout(() => { throw new Error('a timer slipped'); });
  });
`)}`;

describe('a fault at the edge of the program', { timeout: 60_000 }, () => {
  it('is logged with its cause, and the program goes on serving', async () => {
    const args = ['--port', '0', '--host', '127.0.0.1', '--data', temporaryFolder()];
    const child = spawn(process.execPath, ['--import', slips, program.main, ...args]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const said = { out: '', err: '' };
    const until = (stream: 'out' | 'err', words: RegExp) =>
      new Promise<RegExpExecArray>((resolve) => {
        const look = () => {
          const found = words.exec(said[stream]);
          if (found) resolve(found);
        };
        child[stream === 'out' ? 'stdout' : 'stderr'].on('data', look);
        look();
      });
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.err += String(chunk)));
    const [, port] = await until('out', /localhost:(\d+)\/[^]*Ctrl\+C/);
    for (let time = 1; time <= 2; time++) {
      child.kill('SIGUSR2');
      await until('err', new RegExp(`(a timer slipped[^]*){${time}}`));
      expect((await fetch(`http://127.0.0.1:${port}/api/server`)).status).toBe(200);
    }
    expect(said.err).toMatch(/nobody waited for it\. Error: a promise slipped[^]*deep down/);
    expect(said.err).toMatch(/nobody caught\. Error: a timer slipped/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
