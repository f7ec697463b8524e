import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { precompress } from '../../server/net/precompress.ts';
import { temporaryFolder } from '../store/samples.ts';
import { host } from './host.ts';

const script = `export const words = ${JSON.stringify('many words '.repeat(500))};\n`;

/** A built client with a page, a hashed script and a picture. */
function builtClient(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Poste Restante</title>');
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3.js'), script);
  return folder;
}

describe('the built client', () => {
  it('is served with its page for every path of its own router', async () => {
    const { url } = await host({ client: builtClient() });
    for (const path of ['/', '/join/K7DP4M', '/play/K7DP4M', '/facilitator?key=x', '/screen/K7DP4M?key=x']) {
      const page = await fetch(url + path);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(await page.text()).toContain('<title>Poste Restante</title>');
    }
  });

  it('is replaced by a new one in every browser, be its page of the same size and date', async () => {
    const client = builtClient();
    const { url } = await host({ client });
    const page = join(client, 'index.html');
    const date = new Date('2020-01-01');
    utimesSync(page, date, date);
    const { headers } = await fetch(url);
    writeFileSync(page, '<!doctype html><title>Poste Restantf</title>');
    utimesSync(page, date, date);
    const again = await fetch(url, {
      headers: {
        // As a browser asks when it loads a page again; without it, `fetch` asks to be sent everything.
        'cache-control': 'max-age=0',
        'if-modified-since': headers.get('last-modified') ?? date.toUTCString(),
        ...(headers.has('etag') ? { 'if-none-match': headers.get('etag') ?? '' } : {}),
      },
    });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('Restantf');
  });

  it('keeps hashed files in the browser for ever, and does not answer a missing one with a page', async () => {
    const { url } = await host({ client: builtClient() });
    const asset = await fetch(`${url}/assets/index-a1b2c3.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toMatch(/javascript/);
    for (const path of ['/assets/gone.js', '/robots.txt', '/api/gone', '/assets/', '/../package.json']) {
      expect((await fetch(url + path)).status).toBe(404);
    }
    expect((await fetch(`${url}/join/K7DP4M`, { method: 'POST' })).status).toBe(404);
  });

  it('is sent compressed once the copies are made, which are made once', async () => {
    const client = builtClient();
    const { url } = await host({ client });
    const ask = async (encoding: string) => {
      const response = await fetch(`${url}/assets/index-a1b2c3.js`, {
        headers: { 'accept-encoding': encoding },
      });
      expect(await response.text()).toBe(script);
      return response.headers.get('content-encoding');
    };
    expect(await ask('br, gzip')).toBeNull();
    await precompress(client);
    expect(await ask('br, gzip')).toBe('br');
    expect(await ask('gzip')).toBe('gzip');
    expect(await ask('identity')).toBeNull();
    const files = readdirSync(client, { recursive: true }).toSorted();
    await precompress(client);
    expect(readdirSync(client, { recursive: true }).toSorted()).toEqual(files);
    expect(files.filter((file) => String(file).endsWith('.br'))).toHaveLength(1);
  });

  it('comes with a policy that lets its own scripts run and no other, and forces nobody to https', async () => {
    const { url } = await host({ client: builtClient() });
    const { headers } = await fetch(url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
