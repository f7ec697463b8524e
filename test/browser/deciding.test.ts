import { expect, it } from 'vitest';
import { createExercise, desk, sees, takeSeat } from './desk.ts';

const table = desk();

it('a decision from the click to what it changed, a message from its arrival to the receipt', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Rouen', 'Tours']);
  const ana = await table.person();
  const leo = await table.person({ locale: 'fr-FR' });
  await takeSeat(ana, server, code, { name: 'Ana', team: 'Rouen', roles: ['Network'] });
  await leo.goto(`${server.url}/join/${code}`);
  await leo.getByRole('radio', { name: /Rouen/ }).check({ force: true });
  await leo.getByLabel('Votre nom').fill('Leo');
  await leo.keyboard.press('Enter');
  await leo.waitForURL(/\/play\//);
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  await sees(ana, 'Paused');
  const jump = async (time: string) => {
    await facilitator.getByRole('button', { name: 'Jump', exact: true }).click();
    await facilitator.getByLabel('To a time').fill(time);
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
    await facilitator.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await jump('4:00');
  await sees(ana, 'T+4 h 00');

  // Who has a decision open is seen by the others before they take it too.
  await ana.keyboard.press('/');
  await ana.keyboard.type('limit requests');
  await ana.keyboard.press('Enter');
  await ana.getByRole('dialog').waitFor();
  await leo.getByRole('button', { name: /Places/ }).click();
  await sees(leo, /a ouvert «/);
  await leo.keyboard.press('Escape');

  // Pressed: the very next frame says that it is under way; the answer takes no longer than the way there and back.
  await ana.getByRole('dialog').getByText('Public website').click();
  await ana.getByRole('dialog').getByText('high', { exact: true }).click();
  const busy = await ana.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        const button = document.querySelector<HTMLButtonElement>('dialog[open] [type=submit]');
        button?.click();
        requestAnimationFrame(() => resolve(button?.getAttribute('aria-busy') ?? null));
      }),
  );
  expect(busy).toBe('true');
  await ana.getByRole('dialog').waitFor({ state: 'detached' });
  await sees(ana, /confidence high/);

  // In force: the row it acts on carries its name, and the list the figure before.
  await jump('4:50');
  await ana.locator('.service-row.struck', { hasText: 'Public website' }).waitFor();
  await sees(ana, /Public website(: \d+% before| still \d+%| \d+% → \d+%)/);

  // An alert leads to where one acts, and stays away once put away, a reload later too.
  await jump('11:00');
  const alerts = ana.locator('.alert');
  await alerts.first().waitFor();
  expect(await alerts.count()).toBeLessThanOrEqual(3);
  const words = await alerts.first().locator('p').textContent();
  await alerts.first().locator('[data-away]').focus();
  await ana.keyboard.press('Escape');
  await ana.getByText(words!, { exact: true }).waitFor({ state: 'detached' });
  await ana.reload();
  await sees(ana, 'Parcels delivered');
  await expect.poll(() => ana.getByText(words!, { exact: true }).count()).toBe(0);

  // What stood before an awake reader for a moment is read, and the facilitator sees by whom.
  await ana.mouse.move(700, 300);
  await facilitator.getByRole('button', { name: /Rouen/ }).first().click();
  await facilitator.getByRole('tab', { name: /Inbox/ }).click();
  await sees(facilitator, /Read by (Ana|Leo) /);
}, 120_000);
