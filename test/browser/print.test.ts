import { expect, it } from 'vitest';
import { createExercise, desk, endExercise, sees, takeSeat, toResults } from './desk.ts';

const table = desk();

/** Width between the margins, px: A4 and Letter at 96 to the inch, 12 mm left and right. */
const papers = [
  ['A4', 794 - 91],
  ['Letter', 816 - 91],
] as const;

it('MSEL, manual and debrief print whole, without buttons, on A4 and Letter', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);
  const player = await table.person();
  await takeSeat(player, server, code, { name: 'Nadia', team: 'Bordeaux' });
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  await player.getByRole('button', { name: 'Skip' }).click();
  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await sees(player, 'Parcels delivered');
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();

  // The MSEL: all of it, with its title, and nothing else of the console.
  await facilitator.emulateMedia({ media: 'print' });
  for (const [, width] of papers) {
    await facilitator.setViewportSize({ width, height: 1000 });
    expect(await facilitator.locator('.console-bar').isVisible()).toBe(false);
    expect(await facilitator.locator('.only-print').innerText()).toContain(code);
    expect(await facilitator.locator('.room-log, .room-needs, .room-teams').first().isVisible()).toBe(false);
    const cut = await facilitator
      .locator('.msel-list')
      .evaluate((list) => list.scrollHeight - list.clientHeight);
    expect(cut).toBeLessThanOrEqual(1);
    expect(await facilitator.getByRole('button', { name: /^Fire/ }).first().isVisible()).toBe(false);
  }
  await facilitator.emulateMedia({ media: 'screen' });
  await facilitator.setViewportSize({ width: 1440, height: 900 });

  // The manual, from its dialog.
  const manual = player.locator('dialog[open]');
  for (const [, width] of papers) {
    await player.setViewportSize({ width, height: 1000 });
    await player.getByRole('button', { name: 'Situation and terms' }).first().click();
    await manual.waitFor();
    await player.emulateMedia({ media: 'print' });
    const { height, cut } = await manual.evaluate((one) => ({
      height: one.getBoundingClientRect().height,
      cut: one.scrollHeight - one.clientHeight,
    }));
    expect(height).toBeGreaterThan(2_000);
    expect(cut).toBeLessThanOrEqual(1);
    expect(await manual.locator('button').first().isVisible()).toBe(false);
    await player.emulateMedia({ media: 'screen' });
    await player.keyboard.press('Escape');
  }
  await player.setViewportSize({ width: 1440, height: 900 });

  // The debrief, on both pages: the last column of the ranking stands on the paper.
  await endExercise(facilitator);
  await toResults(facilitator);
  for (const page of [facilitator, player]) {
    await page.getByRole('table').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const [paper, width] of papers) {
      await page.setViewportSize({ width, height: 1000 });
      const right = await page
        .locator('.ranking th:last-child')
        .first()
        .evaluate((last) => last.getBoundingClientRect().right);
      expect(right, `the last column on ${paper}`).toBeLessThanOrEqual(width);
      const buttons = await page.locator('button').all();
      for (const button of buttons) expect(await button.isVisible()).toBe(false);
    }
  }
});
