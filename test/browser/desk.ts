import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { start, type Running } from '../process/program.ts';
import { launchChromium } from './chromium.ts';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** The built game on a free port and a real browser, for one test file. Every person at the table gets a context of their own. */
export function desk(): {
  readonly server: Running;
  /** Folder of its journal. */
  readonly data: string;
  /** A new person: own storage, own size, own language. */
  person(options?: { width?: number; height?: number; locale?: string; touch?: boolean }): Promise<Page>;
  contextOf(page: Page): BrowserContext;
} {
  let browser: Browser;
  let server: Running;
  let kill = () => {};
  const data = mkdtempSync(join(tmpdir(), 'poste-restante-'));
  beforeAll(async () => {
    browser = await launchChromium();
    server = await start(main, ['--data', data], (end) => (kill = end));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    kill();
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  return {
    get server() {
      return server;
    },
    data,
    async person({ width = 1440, height = 900, locale = 'en-GB', touch = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale,
        hasTouch: touch,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return page;
    },
    contextOf: (page) => page.context(),
  };
}

/** The facilitator opens the printed link and creates an exercise. @returns its code */
export async function createExercise(page: Page, server: Running, teams: string[]): Promise<string> {
  await page.goto(`${server.url}/facilitator?key=${server.key}`);
  await page.getByRole('button', { name: 'New exercise' }).click();
  await page.getByLabel('Names of the teams').fill(teams.join('\n'));
  await page.getByRole('button', { name: 'Create the exercise' }).click();
  await page.waitForURL(/\/facilitator\/[A-Z0-9]{6}$/);
  return page.url().slice(-6);
}

/** The facilitator ends the exercise; the room is asked first, and nobody sees a score. */
export async function endExercise(facilitator: Page): Promise<void> {
  await facilitator
    .getByRole('button', { name: /ENDEX|FINEX/ })
    .first()
    .click();
  await facilitator.getByRole('dialog').getByRole('button').last().click();
  await facilitator.getByRole('tab', { name: /Results|Résultats/ }).waitFor();
}

/** The facilitator leads everybody on to the scores. */
export async function toResults(facilitator: Page): Promise<void> {
  await facilitator.getByRole('tab', { name: /Results|Résultats/ }).click();
  await facilitator.getByRole('button', { name: /Lead the room here|Mener la salle ici/ }).click();
}

/** The facilitator opens the projector's page. */
export async function openWall(facilitator: Page): Promise<Page> {
  const [wall] = await Promise.all([
    facilitator.context().waitForEvent('page'),
    facilitator
      .getByRole('link', { name: /projector/i })
      .first()
      .click(),
  ]);
  return wall;
}

/** A player types the code, takes a seat and stands in the lobby. */
export async function takeSeat(
  page: Page,
  server: Running,
  code: string,
  seat: { name: string; team: string; roles?: string[] },
): Promise<void> {
  await page.goto(server.url);
  await page.getByLabel('Exercise code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('radio', { name: new RegExp(seat.team) }).check({ force: true });
  await page.getByLabel('Your name').fill(seat.name);
  for (const role of seat.roles ?? [])
    await page.getByRole('checkbox', { name: new RegExp(role) }).check({ force: true });
  await page.getByRole('button', { name: 'Take this seat' }).click();
  await page.waitForURL(new RegExp(`/play/${code}/seat-`));
}

/** Waits until the page says it, wherever it stands. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await expect
    .poll(() => page.getByText(text).count(), { timeout: 20_000, message: `the page says "${text}"` })
    .toBeGreaterThan(0);
}
