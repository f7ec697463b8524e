import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHeader } from '#protocol/build.ts';
import { temporaryFolder } from '../store/samples.ts';
import { host, key } from './host.ts';

const served = 'a1b2c3d4e5f6';
const other = '0123456789ab';

function builtClient(build = served): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Poste Restante</title>');
  writeFileSync(join(folder, 'build.txt'), `${build}\n`);
  return folder;
}

async function table(client: string | null) {
  const server = await host({ client });
  const { code, projectorKey } = await server.create();
  const { token } = await server.join(code, 'Ada');
  const auths = [
    ['team', { token }],
    ['facilitator', { key, code }],
    ['projector', { key: projectorKey, code }],
  ] as const;
  return { ...server, code, token, auths };
}

describe('the handshake of a page', () => {
  it('of the build that is served, or of none, comes in everywhere', async () => {
    const { auths, screen } = await table(builtClient());
    for (const [space, auth] of auths) {
      for (const named of [{}, { build: served }]) {
        const page = screen(space, { ...auth, ...named });
        expect(await page.until(() => page.welcomes.length > 0)).toBe(true);
      }
    }
  });

  it('of another build is refused everywhere, and told which is served', async () => {
    const { auths, screen } = await table(builtClient());
    for (const [space, auth] of auths) {
      for (const build of [other, '', null, 7, { toString: 1 }]) {
        const page = screen(space, { ...auth, build });
        expect(await page.until(() => page.refused)).toMatchObject({
          code: 'outdated',
          params: { build: served },
          message: expect.stringMatching(/\.$/),
        });
        expect(page.welcomes).toEqual([]);
      }
    }
  });

  it('is compared before anything else: an old page guesses nothing', async () => {
    const { screen } = await table(builtClient());
    const page = screen('team', { token: 'no such token', build: other });
    expect(await page.until(() => page.refused)).toMatchObject({ code: 'outdated' });
  });

  it.each([
    ['somebody else serves the client', () => null],
    ['the client names no build', () => builtClient('not a build')],
  ])('names any build where %s', async (_why, client) => {
    const { auths, screen } = await table(client());
    for (const [space, auth] of auths) {
      const page = screen(space, { ...auth, build: other });
      expect(await page.until(() => page.welcomes.length > 0)).toBe(true);
    }
  });

  it('is of the new build once the client was built again under a running server', async () => {
    const client = builtClient();
    const { clock, screen, token } = await table(client);
    rmSync(join(client, 'build.txt'));
    clock.advance(1_000);
    const meanwhile = screen('team', { token, build: other });
    await meanwhile.until(() => meanwhile.welcomes.length > 0);
    writeFileSync(join(client, 'build.txt'), other);
    clock.advance(1_000);
    const fresh = screen('team', { token, build: other });
    await fresh.until(() => fresh.welcomes.length > 0);
    const old = screen('team', { token, build: served });
    expect(await old.until(() => old.refused)).toMatchObject({ code: 'outdated', params: { build: other } });
  });
});

describe('an answer of the API', () => {
  it('carries the build that is served, refusals too; nothing else does', async () => {
    const { url, code } = await table(builtClient());
    const said = async (path: string) => (await fetch(url + path)).headers.get(buildHeader);
    for (const path of [
      '/api/server',
      `/api/exercises/${code}`,
      '/api/exercises/ZZZZZZ',
      '/api/scenarios',
      '/api/no',
    ])
      expect([path, await said(path)]).toEqual([path, served]);
    expect(await said('/')).toBeNull();
    // Kept by the browser: it would tell the build of the day it was sent.
    expect(await said(`/api/exercises/${code}/catalogue`)).toBeNull();
  });

  it('carries none where somebody else serves the client', async () => {
    const { url } = await table(null);
    expect((await fetch(`${url}/api/server`)).headers.get(buildHeader)).toBeNull();
  });
});
