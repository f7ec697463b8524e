import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../store/samples.ts';
import { builtProgram, endedBy, run, start } from './program.ts';

const program = builtProgram();

/** Every address of this machine but those that only mean something beside the name of a network card. */
const ownAddresses = Object.values(networkInterfaces())
  .flatMap((network) => network ?? [])
  .map(({ address }) => address)
  .filter((address) => !address.startsWith('fe80:'));

/** What it says until it is ready, when the environment alone may choose the address. */
async function saidAtStart(env: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [program.main, '--port', '0', '--data', temporaryFolder()], {
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += String(chunk);
    if (said.stdout.includes('Ctrl+C')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk) => (said.stderr += String(chunk)));
  await once(child, 'close');
  return said;
}

describe('the program', { timeout: 60_000 }, () => {
  it('lists its flags and variables, and says its version', async () => {
    const help = await run(program.main, ['--help']);
    expect(help.code).toBe(0);
    for (const word of [
      '--port',
      'PORT',
      '--data',
      'DATA',
      '--scenarios',
      '--key',
      'FACILITATOR_KEY',
      '--log',
    ]) {
      expect(help.stdout).toContain(word);
    }
    expect(await run(program.main, ['--version'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  it.each([
    [['--port', 'eighty'], {}, /^"eighty" is no port: a number from 0 to 65535/],
    [[], { PORT: '70000' }, /^"70000" is no port/],
    [['--key', 'short'], {}, /^The facilitator's key needs 8 to 200/],
    [['--log', 'loud'], {}, /^"loud" is no log level\. There are: fatal/],
    [['--prot', '80'], {}, /--prot/],
    [['somewhere'], {}, /somewhere/],
    [
      ['--scenarios', 'server/net'],
      {},
      /^No scenario pack is in the folder server\/net: none of its folders holds/,
    ],
    [
      ['--scenarios', '/nowhere'],
      {},
      /^There is no folder \S*nowhere\. Name the folder of the scenario packs/,
    ],
    [[], { SCENARIOS: 'package.json' }, /^There is no folder \S*package\.json\./],
    [['--host', '203.0.113.7'], {}, /^This machine has no address 203\.0\.113\.7\. Leave --host out/],
  ] as const)('with %j and %j says what is wrong, in a sentence, and exits 1', async (args, env, message) => {
    const { code, stderr, stdout } = await run(
      program.main,
      [...args, '--data', temporaryFolder()].filter((arg) => arg !== ''),
      env,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
  });

  it.each(['localhost', '0.0.0.0', ...ownAddresses, ...ownAddresses.filter(isIPv6).map((one) => `[${one}]`)])(
    'with --host %s prints addresses that answer',
    async (host) => {
      const { lines, end } = await start(program.main, ['--data', temporaryFolder(), '--host', host]);
      const printed = lines.flatMap((line) => line.match(/http:\S+/g) ?? []);
      expect(printed.length).toBeGreaterThan(0);
      for (const address of printed) expect((await fetch(address)).status).toBe(200);
      await end('SIGTERM');
    },
  );

  it('takes an empty variable for none, and a HOST that is no address of this machine for somebody else’s', async () => {
    const everywhere = expect.stringMatching(/Facilitator {2}http:\/\/localhost:\d+\//);
    const empty = { HOST: '', SCENARIOS: '', FACILITATOR_KEY: '', LOG_LEVEL: '' };
    expect(await saidAtStart(empty)).toEqual({ stdout: everywhere, stderr: '' });
    expect(await saidAtStart({ HOST: '203.0.113.7' })).toEqual({
      stdout: everywhere,
      stderr:
        'The variable HOST says "203.0.113.7", which is no address of this machine: it is ignored; --host chooses one.\n\n',
    });
    expect(await saidAtStart({ HOST: '127.0.0.1' })).toEqual({
      stdout: expect.stringMatching(/Players +http:\/\/127\.0\.0\.1:\d+\n {2}Data/),
      stderr: '',
    });
  });

  it('names a port or a data folder that somebody else has', async () => {
    const data = temporaryFolder();
    const first = await start(program.main, ['--data', data]);
    const port = new URL(first.url).port;
    const taken = await run(program.main, [
      '--port',
      port,
      '--host',
      '127.0.0.1',
      '--data',
      temporaryFolder(),
    ]);
    expect(taken).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Port \d+ is in use by another program/),
    });
    const held = await run(program.main, ['--port', '0', '--data', data]);
    expect(held).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is in use by another Poste Restante/),
    });
    expect(await first.end('SIGINT')).toBe(endedBy('SIGINT'));
  });

  it('keeps its key in the data folder, for its owner alone, so that links survive a restart', async () => {
    const data = temporaryFolder();
    const first = await start(program.main, ['--data', data]);
    expect(await first.end('SIGTERM')).toBe(endedBy('SIGTERM'));
    const file = join(data, 'facilitator.key');
    expect(readFileSync(file, 'utf8').trim()).toBe(first.key);
    const openToOthers = process.platform === 'win32' ? 0 : statSync(file).mode & 0o077;
    expect(openToOthers).toBe(0);
    const second = await start(program.main, ['--data', data]);
    expect(second.key).toBe(first.key);
    const third = await start(program.main, ['--data', temporaryFolder(), '--key', 'chosen-by-hand']);
    expect(third.key).toBe('chosen-by-hand');
  });

  it('offers the packs that load and prints the mistakes of those that do not', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'broken'));
    writeFileSync(join(folder, 'broken', 'scenario.yaml'), 'id: Broken!\n');
    const { code, stderr } = await run(program.main, [
      '--port',
      '0',
      '--data',
      temporaryFolder(),
      '--scenarios',
      folder,
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The scenario pack in ".*broken" has \d+ mistakes/);
    expect(stderr).toMatch(/scenario\.yaml:1 {2}id/);
  });
});
