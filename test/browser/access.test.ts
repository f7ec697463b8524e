import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createExercise, desk, endExercise, openWall, sees, takeSeat, toResults } from './desk.ts';
import { wireTo } from './proxy.ts';

const table = desk();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}

/** What axe finds on the page as it stands, and whether it must be scrolled sideways: a line each. */
async function faults(page: Page, screen: string): Promise<string[]> {
  // Half a megabyte: read once by each page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    type Axe = { run: (options: object) => Promise<{ violations: Violation[] }> };
    const { axe } = globalThis as unknown as { axe: Axe };
    // What passes is not described: the most of axe's work, and nobody reads it.
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  const [whole = 0, seen = 0] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  return [
    ...found.map(
      ({ id, help, nodes }) =>
        `${screen}: ${id}: ${help} (${nodes.map((n) => n.target.join(' ')).join('; ')})`,
    ),
    ...(whole > seen ? [`${screen}: ${whole} px wide in a window of ${seen} px`] : []),
  ];
}

/** The same on a phone and in French, then back to where it was. */
async function faultsNarrow(page: Page, screen: string): Promise<string[]> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'FR, Français' }).click();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('fr');
  const found = await faults(page, `${screen}, French, 390`);
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.setViewportSize(size);
  return found;
}

it('every screen is sound for assistive technology, and fits a phone in French', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const player = await table.person();
  const found: string[] = [];

  await player.goto(server.url);
  await sees(player, 'Exercise code');
  found.push(...(await faults(player, 'home')));
  found.push(...(await faultsNarrow(player, 'home')));

  await facilitator.goto(`${server.url}/facilitator?key=${server.key}`);
  await sees(facilitator, 'New exercise');
  found.push(...(await faults(facilitator, 'exercises')));
  await facilitator.getByRole('button', { name: 'New exercise' }).click();
  await facilitator.getByLabel('Names of the teams').waitFor();
  found.push(...(await faults(facilitator, 'new exercise')));
  found.push(...(await faultsNarrow(facilitator, 'new exercise')));
  const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);
  await sees(facilitator, 'What needs me');

  await player.goto(`${server.url}/join/${code}`);
  await player.getByLabel('Your name').waitFor();
  found.push(...(await faults(player, 'join')));
  found.push(...(await faultsNarrow(player, 'join')));
  await takeSeat(player, server, code, { name: 'Nadia', team: 'Bordeaux', roles: ['director', 'Network'] });
  await sees(player, 'At the table');
  found.push(...(await faults(player, 'lobby')));
  found.push(...(await faultsNarrow(player, 'lobby')));

  const [wall] = await Promise.all([
    facilitator.context().waitForEvent('page'),
    facilitator.getByRole('link', { name: 'Open the projector page' }).click(),
  ]);
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await sees(wall, 'Nadia');
  found.push(...(await faults(wall, 'projector, lobby')));

  // Into the crisis, with something under way and something to answer.
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();
  await sees(player, 'Parcels delivered');
  await facilitator.getByRole('button', { name: 'Jump', exact: true }).click();
  await facilitator.getByLabel('To a time').fill('4:00');
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
  await sees(player, 'T+4 h');
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  await sees(player, 'Paused');
  await player.getByRole('button', { name: 'Decide: Limit requests on a service' }).click();
  await player.getByRole('dialog').waitFor();
  found.push(...(await faults(player, 'decision')));
  await player.getByRole('dialog').getByText('Public website').click();
  await player.getByRole('dialog').getByRole('button', { name: 'Decide' }).click();
  await sees(player, /ready in/);
  found.push(...(await faults(player, 'team in the crisis')));
  found.push(...(await faultsNarrow(player, 'team in the crisis')));
  await player.getByRole('radio', { name: 'Both' }).check({ force: true });
  await player.getByRole('button', { name: /^Le Thillay/ }).focus();
  found.push(...(await faults(player, 'map with both layers, a hub in focus')));
  await player.getByRole('radio', { name: 'Bank' }).check({ force: true });
  found.push(...(await faultsNarrow(player, 'map of the bank')));
  await player.locator('.alert').first().waitFor();
  await player.getByRole('button', { name: /^Phone call/ }).click();
  found.push(...(await faults(player, 'inbox of one channel')));
  await player.getByRole('tab', { name: 'Crisis log' }).click();
  found.push(...(await faults(player, 'crisis log')));
  await player.getByRole('button', { name: /Seats:/ }).click();
  await player.getByRole('dialog').waitFor();
  found.push(...(await faults(player, 'seats')));
  await player.keyboard.press('Escape');
  await player.getByRole('button', { name: 'Switch to the light theme' }).click();
  await player.getByRole('tab', { name: /Inbox/ }).click();
  found.push(...(await faults(player, 'inbox in the light')));
  await player.getByRole('button', { name: 'Switch to the dark theme' }).click();
  await player.getByRole('tab', { name: 'Graphs' }).click();
  await player.getByRole('slider').focus();
  await player.keyboard.press('Home');
  await expect.poll(() => player.getByRole('slider').getAttribute('aria-valuetext')).toContain('05:00');
  found.push(...(await faults(player, 'graphs')));
  await player.getByRole('button', { name: 'Show as tables' }).click();
  found.push(...(await faults(player, 'graphs as tables')));
  await player.setViewportSize({ width: 390, height: 844 });
  await player.getByRole('tab', { name: 'Map' }).click();
  await player.getByRole('tab', { name: 'Graphs' }).click();
  await player.getByRole('slider').waitFor();
  await player.getByRole('button', { name: 'FR, Français' }).click();
  await player.getByRole('tab', { name: 'Courbes' }).waitFor();
  found.push(...(await faults(player, 'graphs, French, 390')));
  await player.getByRole('button', { name: 'EN, English' }).click();
  await player.setViewportSize({ width: 1440, height: 900 });

  // The systems, with one of them chosen: dimmed names must still be readable. The list of services has it open too.
  await player.getByRole('tab', { name: 'Systems' }).click();
  await player.getByRole('button', { name: /^Parcel tracking: down/ }).click();
  await player.locator('.services [aria-expanded="true"]', { hasText: 'Parcel tracking' }).waitFor();
  found.push(...(await faults(player, 'systems')));
  await player.setViewportSize({ width: 390, height: 844 });
  await player.getByRole('tab', { name: 'Map' }).click();
  await player.locator('.systems-details').waitFor();
  found.push(...(await faultsNarrow(player, 'systems')));
  await player.setViewportSize({ width: 1440, height: 900 });
  await player.getByRole('tab', { name: 'Country' }).click();
  found.push(...(await faults(facilitator, 'console')));
  found.push(...(await faultsNarrow(facilitator, 'console')));
  found.push(...(await faults(wall, 'projector, race')));
  await facilitator.getByRole('button', { name: 'Prompt', exact: true }).click();
  await facilitator.getByRole('dialog').waitFor();
  found.push(...(await faults(facilitator, 'prompt')));
  await facilitator.getByLabel('From the scenario').selectOption({ index: 2 });
  await facilitator.getByLabel('Countdown').selectOption('5');
  await facilitator.getByRole('button', { name: 'Show on the wall' }).click();
  await sees(wall, 'What do you know, what do you not know');
  found.push(...(await faults(wall, 'projector, prompt')));
  await facilitator.getByRole('button', { name: 'Take prompt off' }).click();
  await expect.poll(() => wall.getByText('What do you know').count()).toBe(0);

  expect(found).toEqual([]);
}, 120_000);

it('the debrief is sound at each step: asked, results, worth, what will change, and looking back', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const found: string[] = [];
  const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);
  const player = await table.person();
  await takeSeat(player, server, code, { name: 'Nadia', team: 'Bordeaux', roles: ['director'] });
  const wall = await openWall(facilitator);
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  await player.getByRole('button', { name: 'Skip' }).click();
  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await sees(player, 'Parcels delivered');
  // A second team that somebody came to: there is a podium.
  const other = await table.person();
  await takeSeat(other, server, code, { name: 'Second', team: 'Lille' });
  await endExercise(facilitator);
  await sees(wall, 'What did you know?');
  found.push(...(await faults(wall, 'projector, asking')));
  found.push(...(await faults(player, 'asked after play')));
  for (const part of ['What we change', 'Decisions', 'Messages', 'Crisis log']) {
    await player.getByRole('tab', { name: part }).click();
    found.push(...(await faults(player, `${part} after play`)));
  }
  for (const part of ['What we lived through', 'What we change', 'What was played']) {
    await facilitator.getByRole('tab', { name: part }).click();
    found.push(...(await faults(facilitator, `${part} in the console`)));
  }
  await toResults(facilitator);
  for (const page of [player, facilitator]) await sees(page, 'Ranking');
  await sees(wall, 'Podium');
  await sees(player, 'Banking uptime');
  found.push(...(await faults(player, 'debrief')));
  found.push(...(await faultsNarrow(player, 'debrief')));
  found.push(...(await faults(facilitator, 'debrief in the console')));
  found.push(...(await faults(wall, 'podium on the wall')));
  for (const [slide, heading] of [
    ['ranking', 'Ranking'],
    ['uptimeBp', 'Banking uptime'],
  ] as const) {
    await facilitator.getByLabel('On the wall', { exact: true }).selectOption(slide);
    await wall.getByRole('heading', { name: heading }).waitFor();
    found.push(...(await faults(wall, `${heading} on the wall`)));
  }
  // What it was worth, worked out and looked at by both.
  await facilitator.getByRole('tab', { name: 'What it was worth' }).click();
  await facilitator.getByRole('button', { name: 'Lead the room here' }).click();
  await facilitator.getByRole('button', { name: 'Work out what it was worth' }).click();
  for (const page of [facilitator, player]) {
    await page.locator('.price-table').waitFor({ timeout: 60_000 });
    found.push(...(await faults(page, 'what it was worth')));
  }
  found.push(...(await faultsNarrow(player, 'what it was worth')));
  found.push(...(await faults(wall, 'projector, worth')));
  expect(found).toEqual([]);
}, 120_000);

it('the first minutes are sound too: practice, guided start, lost connection, a seat that is gone', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Nice', 'Brest']);
  const wire = await wireTo(server.url);
  const found: string[] = [];
  const desktop = await table.person();
  const phone = await table.person({ width: 390, height: 844 });
  await phone.addInitScript(() => localStorage.setItem('poste-restante.language', 'fr'));
  const seats = [
    [desktop, 'Nadia', 'desktop'],
    [phone, 'Paul', 'phone, French'],
  ] as const;
  /** What was said on the wire by the pages, one frame each. */
  const sent: string[] = [];
  for (const [page, name] of seats) {
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    await page.goto(`${wire.url}/join/${code}`);
    await page.getByRole('radio', { name: /Nice/ }).check({ force: true });
    await page.locator('input[type=text]').fill(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/play\//);
  }

  // A minute of practice: a decision comes into force, and not a word of it leaves the page.
  for (const [page, , screen] of seats) {
    await page.getByRole('button', { name: /^Try the screen|^Essayer l’écran/ }).click();
    await sees(page, /Some services are slow|Des services sont lents/);
    found.push(...(await faults(page, `practice, ${screen}`)));
    if (page === phone) await page.locator('#part-tab-decide').click();
    await page.locator('.card .button-primary').first().click();
    await page.locator('dialog .button-primary').click();
    await sees(page, /It is in force|Elle agit/);
    if (page === phone) await page.locator('#part-tab-inbox').click();
    await page.locator('.reply-options button').first().click();
    await sees(page, /That is all there is to it|Vous savez l’essentiel/);
    found.push(...(await faults(page, `practice done, ${screen}`)));
  }
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((frame) => frame.includes('"command"'))).toEqual([]);
  await desktop.getByRole('button', { name: 'Back to the lobby' }).click();
  await sees(desktop, 'At the table');

  // The briefing ends the other's practice and brings the guided start, five steps that each point at something.
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  for (const [page, , screen] of seats) {
    await page.getByRole('dialog').waitFor();
    for (let step = 1; step <= 5; step++) {
      await sees(page, new RegExp(`^${step} (of|sur) 5`));
      await expect.poll(() => page.locator('.guide-shade rect').count()).toBeGreaterThan(0);
      found.push(...(await faults(page, `guided start ${step}, ${screen}`)));
      await page.keyboard.press(step < 5 ? 'ArrowRight' : 'Enter');
    }
    await sees(page, /At the table|Autour de la table/);
  }

  wire.cut();
  for (const [page, , screen] of seats) {
    await sees(page, /Connection lost|Connexion perdue/);
    found.push(...(await faults(page, `connection lost, ${screen}`)));
  }
  wire.mend();
  await expect.poll(() => phone.locator('.connection').count(), { timeout: 20_000 }).toBe(0);
  // Who has seen the guided start is not shown it again.
  expect(await phone.getByRole('dialog').count()).toBe(0);

  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  for (const [page, , screen] of seats) {
    await sees(page, /Paused|En pause/);
    found.push(...(await faults(page, `paused, ${screen}`)));
  }
  await facilitator.getByRole('button', { name: /Nice/ }).first().click();
  await facilitator.getByRole('tab', { name: /Seats/ }).click();
  for (const [page, name, screen] of seats) {
    await facilitator.getByRole('button', { name: `Remove ${name}` }).click();
    await facilitator.getByRole('dialog').getByRole('button').last().click();
    await sees(page, /Join again|Rejoindre de nouveau/);
    found.push(...(await faults(page, `seat gone, ${screen}`)));
  }
  await wire.close();
  expect(found).toEqual([]);
}, 180_000);

it('a whole round by keyboard: join, decide, answer, note', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Rouen', 'Tours']);
  const page = await table.person();
  const { keyboard } = page;
  /** Presses Tab until the focus is on something of that name: fails when a whole round of the page does not reach it. */
  const reach = async (name: RegExp, key = 'Tab'): Promise<void> => {
    for (let presses = 0; presses < 120; presses++) {
      await keyboard.press(key);
      const focused = await page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null;
        return [at?.ariaLabel, at?.labels?.[0]?.textContent, at?.placeholder, at?.textContent]
          .filter(Boolean)
          .join(' | ');
      });
      if (name.test(focused)) return;
    }
    throw new Error(`Tab does not lead to ${name}`);
  };

  await page.goto(server.url);
  await reach(/Exercise code/);
  await keyboard.type(code);
  await keyboard.press('Enter');
  await page.waitForURL(/\/join\//);
  await page.getByLabel('Your name').waitFor();
  await reach(/Rouen/);
  await keyboard.press('Space');
  await reach(/Your name/);
  await keyboard.type('Alix');
  await reach(/Network & security/);
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await page.waitForURL(/\/play\//);

  // The guided start: Enter and arrows turn it, Esc ends it, and `?` brings it back.
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  await sees(page, /^1 of 5/);
  await keyboard.press('Enter');
  await sees(page, /^2 of 5/);
  await keyboard.press('ArrowRight');
  await sees(page, /^3 of 5/);
  await keyboard.press('ArrowLeft');
  await sees(page, /^2 of 5/);
  await keyboard.press('Escape');
  await sees(page, 'At the table');

  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await sees(page, 'Parcels delivered');
  await reach(/^Your screen in five steps/);
  await keyboard.press('Enter');
  await sees(page, /^1 of 5/);
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await facilitator.getByRole('button', { name: 'Jump', exact: true }).click();
  await facilitator.getByLabel('To a time').fill('4:30');
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
  await sees(page, 'T+4 h');
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  await sees(page, 'Paused');

  // A decision: the slash searches, Enter opens the first card found, the dialog takes the focus.
  await keyboard.press('/');
  await keyboard.type('scrubbing');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await reach(/^Decide$/);
  await keyboard.press('Enter');
  await sees(page, /ready in/);
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // An answer and a line in the log.
  await reach(/^Crisis log$|^Inbox/, 'Shift+Tab');
  const open = await page.locator('.reply-options button').count();
  expect(open).toBeGreaterThan(0);
  const first = (await page.locator('.reply-options button').first().textContent()) ?? '';
  await reach(new RegExp(`^${first.slice(0, 20).replaceAll(/[^\w ]/g, '.')}`));
  await keyboard.press('Enter');
  await expect.poll(() => page.locator('.reply-options button').count()).toBeLessThan(open);
  await reach(/^Inbox/, 'Shift+Tab');
  await keyboard.press('ArrowRight');
  await reach(/Add to the crisis log|What you know/);
  await keyboard.type('The second wave may come at noon');
  await keyboard.press('Enter');
  await sees(page, 'The second wave may come at noon');
}, 90_000);

it('a word of the field explains itself at a tap, at a hover and at a key, and Escape puts that away', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Metz', 'Nancy']);
  const page = await table.person({ touch: true });
  await takeSeat(page, server, code, { name: 'Léa', team: 'Metz' });
  const word = page.locator('.term-word').first();
  const meaning = page.locator('.term-meaning').first();
  await word.tap();
  await expect.poll(() => meaning.isVisible()).toBe(true);
  await page.getByRole('heading', { level: 1 }).tap();
  await expect.poll(() => meaning.isVisible()).toBe(false);
  await word.hover();
  await expect.poll(() => meaning.isVisible()).toBe(true);
  await page.mouse.move(0, 0);
  await expect.poll(() => meaning.isVisible()).toBe(false);
  await word.focus();
  await expect.poll(() => meaning.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => meaning.isVisible()).toBe(false);
}, 60_000);
