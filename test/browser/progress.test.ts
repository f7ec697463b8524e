import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import type { Browser, Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { start } from '../process/program.ts';
import { launchChromium } from './chromium.ts';
import { createExercise, sees, takeSeat } from './desk.ts';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** What passed on a page, however quickly: values of progress bars, reasons of disabled buttons, titles of banners. */
interface Passed {
  bars: Record<string, number[]>;
  reasons: string[];
  banners: string[];
}

async function person(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    const seen: Passed = { bars: {}, reasons: [], banners: [] };
    Object.assign(globalThis, { seen });
    const add = <T>(list: T[], one: T | null | undefined): void => {
      if (one !== null && one !== undefined && !list.includes(one)) list.push(one);
    };
    const look = (): void => {
      for (const bar of document.querySelectorAll('[role=progressbar]'))
        add(
          (seen.bars[bar.getAttribute('aria-label') ?? ''] ??= []),
          Number(bar.getAttribute('aria-valuenow')),
        );
      const button = document.querySelector('button:disabled[aria-describedby=jumping]');
      if (button) add(seen.reasons, document.getElementById('jumping')?.textContent);
      add(seen.banners, document.querySelector('.connection strong')?.textContent);
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  return page;
}

const passed = (page: Page): Promise<Passed> => page.evaluate(() => (globalThis as { seen?: Passed }).seen!);

it('a long jump and a long opening say how far they are, and pages go on by themselves', async () => {
  const data = mkdtempSync(join(tmpdir(), 'poste-restante-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const server = await start(main, ['--data', data]);
  const facilitator = await person(browser);
  const ana = await person(browser);
  const forgetSnapshots = (): void => {
    const journal = new Database(join(data, 'poste-restante.db'));
    journal.exec('DELETE FROM snapshot_part; DELETE FROM snapshot');
    journal.close();
  };
  const names = Array.from({ length: 100 }, (_, i) => `Office ${i + 1}`);
  const code = await createExercise(facilitator, server, names);
  await takeSeat(ana, server, code, { name: 'Ana', team: 'Office 7 ', roles: ['director'] });
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  await sees(ana, 'Paused');
  await ana.getByRole('tab', { name: 'Crisis log' }).click();
  await ana.getByLabel('Add to the log').fill('Half a sentence');

  await facilitator.getByRole('button', { name: 'Jump', exact: true }).click();
  await facilitator.getByLabel('To a time').fill('81:50');
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
  await facilitator.locator('.bar-clock b', { hasText: 'Thu 25 Dec 16:20' }).waitFor();
  await ana.getByRole('timer').filter({ hasText: 'Thu 25 Dec 16:20' }).waitFor();
  const ahead = 'The clock is being run ahead to Thu 25 Dec 16:20';
  const { bars, reasons } = await passed(facilitator);
  expect(bars[ahead]?.length).toBeGreaterThan(2);
  expect(reasons[0]).toMatch(/^Running ahead to Thu 25 Dec 16:20 · \d+%$/);
  expect((await passed(ana)).reasons).toEqual([ahead]);
  // Whoever was writing goes on writing.
  expect(await ana.getByLabel('Add to the log').inputValue()).toBe('Half a sentence');
  await ana.getByRole('button', { name: 'Note', exact: true }).click();
  await sees(facilitator, 'notes: Half a sentence');

  await facilitator.getByRole('button', { name: 'Resume', exact: true }).click();
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).waitFor();

  // Started again without its snapshots, the program runs the whole log anew for whoever asks first.
  expect(await server.end('SIGTERM')).toBe(0);
  forgetSnapshots();
  const again = await start(main, ['--data', data, '--port', new URL(server.url).port]);
  const leo = await person(browser);
  await leo.goto(`${again.url}/join/${code}`);
  await leo.getByRole('radio', { name: /Office 8 / }).waitFor();
  const opened = 'The exercise is being opened.';
  expect((await passed(leo)).bars[opened]).not.toHaveLength(0);
  await facilitator.reload();
  await sees(facilitator, 'The server was restarted.');
  await sees(ana, 'Paused after a restart');
  // Ana's page was there all the time and asks by itself; now it is the only one, so that the opening is not over before it asks.
  await leo.close();
  await facilitator.close();
  expect(await again.end('SIGTERM')).toBe(0);
  forgetSnapshots();
  await start(main, ['--data', data, '--port', new URL(server.url).port]);
  await expect
    .poll(async () => (await passed(ana)).banners, { timeout: 60_000 })
    .toContainEqual(expect.stringMatching(/^The exercise is being opened: \d+%$/));
  await sees(ana, 'Paused after a restart');
}, 180_000);
