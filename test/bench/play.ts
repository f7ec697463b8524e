import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import type { CreateRequest } from '../../server/protocol/commands.ts';

export interface Table {
  url: string;
  /** The facilitator's. */
  key: string;
  close(): void;
}

/** The built game on a free port, with data of its own. */
export async function serve(): Promise<Table> {
  const data = mkdtempSync(join(tmpdir(), 'poste-restante-bench-'));
  const main = join(process.cwd(), 'dist', 'server', 'main.js');
  const child = spawn(process.execPath, [main, '--port', '0', '--host', '127.0.0.1', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = () => {
    child.once('exit', () => rmSync(data, { recursive: true, force: true }));
    child.kill('SIGTERM');
  };
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const link = /(http:\S+)\/facilitator\?key=(\S+)/.exec(line);
    if (link) return { url: link[1]!.replace('localhost', '127.0.0.1'), key: link[2]!, close };
  }
  throw new Error('The game ended before it said where it is served.');
}

/** A facilitator and one player two hours into the crisis, of the longest scenario there is. */
export async function crisis(
  browser: Browser,
  { url, key }: Table,
  opened: (player: Page) => void = () => undefined,
): Promise<{ facilitator: Page; player: Page }> {
  const body: CreateRequest = { scenario: 'la-poste-2025', teams: ['Bordeaux'], difficulty: 'second-wave' };
  const created = await fetch(`${url}/api/exercises`, {
    method: 'POST',
    headers: { authorization: `Bearer ${decodeURIComponent(key)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!created.ok) throw new Error(await created.text());
  const { code } = (await created.json()) as { code: string };
  const person = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return page;
  };
  const [facilitator, player] = [await person(), await person()];
  await facilitator.goto(`${url}/facilitator?key=${key}`);
  await facilitator.getByRole('button', { name: 'New exercise' }).waitFor();
  await facilitator.goto(`${url}/facilitator/${code}`);
  opened(player);
  await player.goto(`${url}/join/${code}`);
  await player.getByLabel('Your name').fill('Nadia');
  await player.getByRole('button', { name: 'Take this seat' }).click();
  await player.waitForURL(/\/play\//);
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  // The guided start opens with the briefing.
  await player.getByRole('button', { name: 'Skip' }).click();
  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await facilitator.getByRole('button', { name: /^Jump/ }).first().click();
  await facilitator.getByLabel('To a time').fill('2:00');
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
  await player.getByText('Parcels delivered').first().waitFor();
  return { facilitator, player };
}

/** The exact pace, typed by the facilitator. */
export async function setPace(facilitator: Page, ticksPerMinute: number): Promise<void> {
  const field = facilitator.locator('.pace-typed input');
  await field.fill(String(ticksPerMinute));
  await field.press('Enter');
}
