import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createExercise, desk, sees, takeSeat } from './desk.ts';

const table = desk();
const focusedOn = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? 'BODY');

it('what was typed and not sent outlives tabs, a turned phone, Esc, a reload and a colleague who was faster; the focus stays', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);
  const ada = await table.person();
  await takeSeat(ada, server, code, { name: 'Ada', team: 'Bordeaux', roles: ['Network', 'director'] });
  const bob = await table.person();
  await takeSeat(bob, server, code, { name: 'Bob', team: 'Bordeaux', roles: ['Network', 'director'] });
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  for (const page of [ada, bob]) await page.getByRole('button', { name: 'Skip' }).click();
  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await sees(ada, 'Parcels delivered');
  await facilitator.getByRole('button', { name: /^Jump/ }).first().click();
  await facilitator.getByLabel('To a time').fill('3:00');
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
  await sees(ada, 'Other French banks also unreachable');
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();

  // The log's line: over the inbox, a phone and back.
  const log = ada
    .getByRole('textbox', { name: 'Add a line to the log' })
    .or(ada.locator('.log-add textarea'))
    .first();
  const openLog = () => ada.getByRole('tab', { name: 'Crisis log' }).first().click();
  await openLog();
  await log.fill('Bursts since five');
  await ada
    .getByRole('tab', { name: /^Inbox/ })
    .first()
    .click();
  await ada.setViewportSize({ width: 390, height: 844 });
  await ada.getByRole('tab', { name: /log/i }).last().click();
  expect(await log.inputValue()).toBe('Bursts since five');
  await ada.setViewportSize({ width: 1440, height: 900 });

  // A reason, at Esc and over a reload.
  const decide = () =>
    ada
      .getByRole('button', { name: /^Decide: / })
      .first()
      .click();
  await decide();
  const why = ada.getByRole('dialog').locator('textarea');
  await why.fill('The link is full');
  await ada.keyboard.press('Escape');
  await decide();
  expect(await why.inputValue()).toBe('The link is full');
  await ada.reload();
  await sees(ada, 'Parcels delivered');
  await decide();
  expect(await why.inputValue()).toBe('The link is full');
  await ada.keyboard.press('Escape');

  // An answer, while a colleague answers.
  const card = (page: Page) =>
    page.locator('.inject', { hasText: 'Other French banks also unreachable' }).first();
  await ada
    .getByRole('tab', { name: /^Inbox/ })
    .first()
    .click();
  await card(ada).locator('textarea').fill('Call the carrier');
  await card(bob).getByRole('button', { name: 'No comment' }).click();
  await sees(ada, 'Your words, not sent');
  expect(await focusedOn(ada)).not.toBe('BODY');
  await ada.keyboard.type('/and');
  expect(
    await ada
      .getByRole('searchbox')
      .first()
      .evaluate((field) => field === document.activeElement),
  ).toBe(false);
  await card(ada).getByRole('button', { name: 'Put them into the crisis log' }).click();
  await expect.poll(() => card(ada).getByText('Your words, not sent').count()).toBe(0);
  await openLog();
  await sees(ada, /a coordinated attack\?: Call the carrier/);
  expect(await log.inputValue()).toBe('Bursts since five');
});
