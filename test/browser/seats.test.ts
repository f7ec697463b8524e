import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createExercise, desk, sees, takeSeat } from './desk.ts';

const table = desk();

/** A browser with site data blocked, on a page that may not copy either. */
const blocked = () => {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
};
const seatIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)!;
const youAre = async (page: Page, name: string): Promise<void> => {
  await expect.poll(() => page.locator('.seat-list li', { hasText: '(you)' }).innerText()).toContain(name);
};

it('two tabs of one browser are two seats, also after a reload; a tab without a seat asks which', async () => {
  const { server } = table;
  const code = await createExercise(await table.person(), server, ['Bordeaux', 'Lille']);
  const first = await table.person();
  await takeSeat(first, server, code, { name: 'Ada', team: 'Bordeaux' });
  const second = await first.context().newPage();
  await second.goto(`${server.url}/join/${code}`);
  await second.getByRole('button', { name: 'Take another seat' }).click();
  await second.getByRole('radio', { name: /Lille/ }).check({ force: true });
  await second.getByLabel('Your name').fill('Bob');
  await second.getByRole('button', { name: 'Take this seat' }).click();
  await second.waitForURL(/\/seat-/);
  expect(seatIn(second)).not.toBe(seatIn(first));
  for (const [page, name] of [
    [first, 'Ada'],
    [second, 'Bob'],
  ] as const) {
    await page.reload();
    await youAre(page, name);
  }
  // An old bookmark, without the seat.
  const third = await first.context().newPage();
  await third.goto(`${server.url}/play/${code}`);
  await third.getByRole('button', { name: 'Bob’s seat' }).click();
  await youAre(third, 'Bob');
});

it('a browser that keeps nothing plays, says that a reload loses the seat, and gives the link that brings it back', async () => {
  const { server } = table;
  const code = await createExercise(await table.person(), server, ['Bordeaux', 'Lille']);
  const page = await table.person();
  await page.context().addInitScript(blocked);
  await takeSeat(page, server, code, { name: 'Ada', team: 'Bordeaux' });
  await youAre(page, 'Ada');
  await sees(page, /This browser keeps nothing/);
  await page.getByRole('button', { name: 'Copy my personal link' }).first().click();
  const link = await page.getByRole('textbox', { name: 'Copy my personal link' }).inputValue();
  expect(link).toMatch(new RegExp(`/play/${code}/seat-[0-9a-f]+#token=`));
  await page.reload();
  // One seat, not two, and the way back to it.
  await page.waitForURL(/\/join\//);
  await page.goto(link);
  await youAre(page, 'Ada');
  const elsewhere = await table.person();
  await elsewhere.goto(link);
  await youAre(elsewhere, 'Ada');
  // Where it is kept, the token goes out of sight.
  expect(new URL(elsewhere.url()).hash).toBe('');
  expect(await elsewhere.locator('.seat-list li').count()).toBe(1);
});

it('a seat that is left is free at once; a lost one comes back by the facilitator’s new link, which ends the former', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);
  const ada = await table.person();
  await takeSeat(ada, server, code, { name: 'Ada', team: 'Bordeaux', roles: ['Network'] });
  await ada.getByRole('button', { name: 'Leave this seat' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Leave this seat' }).click();
  await ada.waitForURL(/\/join\//);
  const other = await table.person();
  await takeSeat(other, server, code, { name: 'Ada', team: 'Bordeaux', roles: ['Network'] });
  await youAre(other, 'Ada');
  expect(await other.locator('.seat-list li').count()).toBe(1);

  await facilitator
    .getByRole('button', { name: /Bordeaux/ })
    .first()
    .click();
  await facilitator.getByRole('tab', { name: /^Seats/ }).click();
  await facilitator.getByRole('button', { name: 'New link for Ada' }).click();
  await facilitator.getByRole('dialog').last().getByRole('button', { name: 'Give a new link' }).click();
  await sees(other, /given a new link for this seat/);
  await facilitator.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await facilitator.getByRole('button', { name: 'Copy the link' }).click();
  const link = await facilitator.getByRole('textbox', { name: 'Copy the link' }).inputValue();
  const again = await table.person();
  await again.goto(link);
  await youAre(again, 'Ada');
});
