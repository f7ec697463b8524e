import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { start } from '../process/program.ts';
import { createExercise, desk, sees, takeSeat } from './desk.ts';

const table = desk();
const repository = fileURLToPath(new URL('../../', import.meta.url));
const nextBuild = '0123456789ab';

/**
 * The program with a client of another build: its id is another, and so is the name of each script, as after a build from
 * changed sources (a browser keeps what it has under a name).
 */
function nextProgram(): string {
  const cache = join(repository, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [built, client] = [join(repository, 'dist'), join(folder, 'client')];
  cpSync(join(built, 'server'), join(folder, 'server'), { recursive: true });
  cpSync(join(built, 'client'), client, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
  const build = readFileSync(join(client, 'build.txt'), 'utf8').trim();
  const scripts = readdirSync(join(client, 'assets')).filter((name) => name.endsWith('.js'));
  const renamed = (text: string) =>
    scripts.reduce((so, name) => so.replaceAll(name, `next-${name}`), text.replaceAll(build, nextBuild));
  for (const name of ['index.html', 'build.txt', ...scripts.map((script) => join('assets', script))]) {
    const text = readFileSync(join(client, name), 'utf8');
    rmSync(join(client, name));
    writeFileSync(join(client, renamed(name)), renamed(text));
  }
  return join(folder, 'server', 'main.js');
}

/** Counts from now on how often a page is loaded. */
function loadsOf(page: Page): { count: number } {
  const loads = { count: 0 };
  page.on('load', () => (loads.count += 1));
  return loads;
}

const bar = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'A newer version of the game is here.' });
const line = (page: Page) => page.getByRole('textbox', { name: 'Add to the log' });

/** A player notes something; the server has it when it stands in the log. */
async function notes(page: Page, words: string): Promise<void> {
  await line(page).fill(words);
  await line(page).press('Enter');
  await page.locator('.log-line', { hasText: words }).waitFor();
}

it('a server comes back with a newer game: idle pages load themselves again once and play on, begun words wait', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Rouen']);
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();
  const idle = await table.person();
  const writing = await table.person();
  const pressing = await table.person({ width: 390, height: 844 });
  const joining = await table.person();
  const visitor = await table.person();
  for (const [page, name] of [
    [idle, 'Ida'],
    [writing, 'Will'],
    [pressing, 'Petra'],
  ] as const) {
    await takeSeat(page, server, code, { name, team: 'Rouen' });
    await sees(page, 'Parcels delivered');
    await page.getByRole('tab', { name: 'Crisis log' }).click();
  }
  await joining.goto(`${server.url}/join/${code}`);
  await joining.getByLabel('Your name').fill('Joe');
  await visitor.goto(server.url);
  await notes(idle, 'before the new version');
  for (const page of [writing, pressing]) await line(page).fill('half a sen');
  await facilitator.getByRole('button', { name: 'Jump', exact: true }).click();
  const loads = {
    ida: loadsOf(idle),
    will: loadsOf(writing),
    petra: loadsOf(pressing),
    joe: loadsOf(joining),
    desk: loadsOf(facilitator),
  };

  await server.end('SIGTERM');
  const port = new URL(server.url).port;
  const next = await start(nextProgram(), ['--data', table.data, '--port', port]);
  expect(next.url).toBe(server.url);

  // An idle page is loaded again by itself and plays on in the same seat: what it writes bears its name.
  await expect.poll(() => loads.ida.count, { timeout: 30_000 }).toBe(1);
  await sees(idle, 'Parcels delivered');
  await idle.getByRole('tab', { name: 'Crisis log' }).click();
  await notes(idle, 'after the new version');
  await expect
    .poll(() => idle.locator('.log-line', { hasText: 'after the new version' }).innerText())
    .toContain('Ida');
  expect(await bar(idle).count()).toBe(0);

  // One with half a sentence says so, keeps the words and what it showed, and sends nothing.
  await bar(writing).waitFor();
  expect(await bar(writing).innerText()).toContain('as soon as nothing is being typed');
  await sees(writing, 'before the new version');
  expect(await writing.getByText('after the new version').count()).toBe(0);
  const send = writing.getByRole('button', { name: 'Note', exact: true });
  expect(await send.isDisabled()).toBe(true);
  expect(await send.getAttribute('title')).toBe('A newer version of the game is here.');
  // Another key begins the wait anew; it is the last one taken away that ends it.
  await line(writing).press('t');
  expect(await line(writing).inputValue()).toBe('half a sent');
  expect(loads.will.count).toBe(0);
  await line(writing).fill('');
  await expect.poll(() => loads.will.count, { timeout: 10_000 }).toBe(1);
  await writing.getByRole('tab', { name: 'Crisis log' }).click();
  await notes(writing, 'with the new version');

  // Or the button is pressed, and the words are there again.
  await bar(pressing).waitFor();
  expect(loads.petra.count).toBe(0);
  await pressing.getByRole('button', { name: 'Reload now' }).click();
  await expect.poll(() => loads.petra.count).toBe(1);
  await pressing.getByRole('tab', { name: 'Crisis log' }).click();
  await expect.poll(() => line(pressing).inputValue()).toBe('half a sen');

  // An open dialog that asks for something is waited for.
  await expect.poll(() => bar(facilitator).count()).toBe(1);
  expect(loads.desk.count).toBe(0);
  await facilitator.getByRole('dialog').press('Escape');
  await expect.poll(() => loads.desk.count, { timeout: 10_000 }).toBe(1);
  await sees(facilitator, 'Resume');

  // A page without a connection learns it from what it asks for, or from what is not there any more.
  await bar(joining).waitFor();
  expect(loads.joe.count).toBe(0);
  await joining.getByLabel('Your name').fill('');
  await expect.poll(() => loads.joe.count, { timeout: 10_000 }).toBe(1);
  await visitor.getByRole('link', { name: /facilitator’s page/ }).click();
  await sees(visitor, 'This page needs the facilitator’s link');

  // Once each: nobody was loaded again behind all this.
  expect(Object.values(loads).map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
}, 180_000);
