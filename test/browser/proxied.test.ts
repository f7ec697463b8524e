import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from '../process/program.ts';
import { createExercise, desk, openWall, sees, takeSeat } from './desk.ts';
import { startNginx } from './nginx.ts';

const table = desk();
const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** The snippet of the README, as people copy it, for this folder and this server. */
function snippetOf(base: string, port: string): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const snippet = /```nginx\n([^]*?)```/.exec(readme)![1]!;
  return snippet.replaceAll('/poste/', `${base}/`).replaceAll('127.0.0.1:8080', `127.0.0.1:${port}`);
}

/** A person whose browser takes a certificate that nobody vouches for. */
async function person(): Promise<Page> {
  const browser = (await table.person()).context().browser()!;
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function serverFor(publicUrl: string) {
  const data = mkdtempSync(join(tmpdir(), 'poste-restante-'));
  const server = await start(main, ['--data', data, '--public-url', publicUrl]);
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return server;
}

describe('behind nginx, with TLS, in a folder of a bigger site', { timeout: 120_000 }, () => {
  it('the README’s snippet carries an exercise: links, sockets, reloads, the wall', async () => {
    const nginx = await startNginx(() => 'location / { return 404; }');
    const { port } = nginx;
    await nginx.stop();
    const publicUrl = `https://localhost:${port}/poste`;
    const server = await serverFor(publicUrl);
    const direct = new URL(/Here +(\S+)/.exec(server.lines.join('\n'))![1]!).port;
    const again = await startNginx(() => snippetOf('/poste', direct), port);
    onTestFinished(() => again.stop());

    expect(server.lines.join('\n')).toContain(`${publicUrl}/facilitator?key=`);
    const at = { ...server, url: publicUrl };
    const facilitator = await person();
    const code = await createExercise(facilitator, at, ['Bordeaux', 'Lille']);
    expect(new URL(facilitator.url()).pathname).toBe(`/poste/facilitator/${code}`);
    const nadia = await person();
    await takeSeat(nadia, at, code, { name: 'Nadia', team: 'Bordeaux' });
    await nadia.reload();
    await sees(nadia, 'Nadia');
    const wall = await openWall(facilitator);
    await sees(wall, code);
    await sees(wall, 'Nadia');
    await sees(wall, `localhost:${port}/poste`);
    expect(
      await nadia.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map((one) => new URL(one.name).pathname)
          .filter((path) => !path.startsWith('/poste/')),
      ),
    ).toEqual([]);
  });
});

/** A proxy that lets requests through and deals with a websocket in its own way. */
async function proxyTo(url: string, upgrade: 'refused' | 'swallowed'): Promise<string> {
  const { port } = new URL(url);
  const proxy = createServer((near, answer) => {
    const far = request({ port, method: near.method, path: near.url, headers: near.headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    far.on('error', () => answer.destroy());
    near.pipe(far);
  });
  proxy.on('upgrade', (_request: IncomingMessage, socket) => {
    socket.on('error', () => socket.destroy());
    if (upgrade === 'refused') socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

describe('where no websocket comes through', { timeout: 120_000 }, () => {
  it.each(['refused', 'swallowed'] as const)('%s: it plays by plain requests, and says so', async (how) => {
    const { server } = table;
    const facilitator = await table.person();
    const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);
    const url = await proxyTo(server.url, how);
    const page = await table.person();
    await takeSeat(page, { ...server, url }, code, { name: 'Ada', team: 'Bordeaux', roles: ['Network'] });
    await sees(page, 'By plain requests');
    await page
      .getByRole('button', { name: 'Leave role' })
      .or(page.getByRole('button', { name: /^Leave the role/ }))
      .first()
      .click();
    await expect.poll(() => page.locator('.seat-list').innerText()).not.toContain('Network');
    await page.reload();
    await sees(page, 'By plain requests');
  });
});

it('a server that is not there any more: after ten seconds the page says what fails and what to try', async () => {
  const { server } = table;
  const page = await table.person();
  const code = await createExercise(await table.person(), server, ['Bordeaux', 'Lille']);
  await takeSeat(page, server, code, { name: 'Ada', team: 'Bordeaux' });
  // The page is there; every request from now on goes nowhere.
  await page.context().route('**/api/**', (route) => route.abort());
  await page.context().routeWebSocket('**/socket.io/**', (socket) => socket.close());
  await page.context().route('**/socket.io/**', (route) => route.abort());
  await page.reload();
  await sees(page, /The server does not answer/);
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0);
});
