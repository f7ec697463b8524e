import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Measured } from '../../server/bench/client.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

/** Sizes of the scripts that a page loads from now on, as a browser would get them by brotli. */
export function scriptsOf(page: Page): Promise<number>[] {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    sizes.push(response.body().then((body) => brotliCompressSync(body).length));
  });
  return sizes;
}

/** Script of the page a player joins by. */
export async function joinPage(browser: Browser, url: string): Promise<Measured> {
  const page = await browser.newPage();
  const sizes = scriptsOf(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  const all = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  await page.close();
  return {
    what: 'script of the join page',
    figure: `${kilobytes(all)} (brotli)`,
    bar: '<= 30 KB',
    ok: all > 0 && all <= 30_000,
  };
}

/** The largest script that a team's screen has loaded: the map's engine. */
export async function mapEngine(sizes: readonly Promise<number>[]): Promise<Measured> {
  const largest = Math.max(0, ...(await Promise.all(sizes)));
  return {
    what: 'map engine, loaded when first needed',
    figure: `${kilobytes(largest)} (brotli)`,
    bar: '<= 180 KB',
    ok: largest > 50_000 && largest <= 180_000,
  };
}
