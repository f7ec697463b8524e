import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createExercise, desk, sees, takeSeat } from './desk.ts';

const table = desk();

async function jump(facilitator: Page, to: string): Promise<void> {
  await facilitator.getByRole('button', { name: 'Jump', exact: true }).click();
  await facilitator.getByLabel('To a time').fill(to);
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
}
const samples = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider').getAttribute('aria-valuemax'));

it('graphs take new samples without a new canvas, and nothing on them shifts', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const player = await table.person();
  const code = await createExercise(facilitator, server, ['Nantes', 'Metz']);
  await takeSeat(player, server, code, { name: 'Nadia', team: 'Nantes', roles: ['director'] });
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();
  await sees(player, 'Parcels delivered');
  await player.getByRole('tab', { name: 'Graphs' }).click();
  await sees(player, 'The first half hour is being recorded.');
  await player.locator('.graph-plot canvas').nth(5).waitFor();

  await player.evaluate(() => {
    for (const canvas of document.querySelectorAll('.graph-plot canvas'))
      canvas.setAttribute('data-first', '');
    const moved: string[] = [];
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources?: { node?: Node }[] })[]) {
        for (const { node } of entry.sources ?? []) {
          const element = node instanceof Element ? node : node?.parentElement;
          // A name beside a figure that gains a digit may give way; plots, crosshair, axis and marks may not.
          if (element?.closest('.graph-plot, .graph-plane, .graph-title, .graph-axis, .lane'))
            moved.push(element.className);
        }
      }
    }).observe({ type: 'layout-shift' });
  });
  for (const [to, least] of [
    ['2:00', 6],
    ['9:00', 20],
    ['30:00', 62],
  ] as const) {
    await jump(facilitator, to);
    await expect.poll(() => samples(player), { timeout: 20_000 }).toBeGreaterThanOrEqual(least);
  }
  expect(await player.locator('.graph-plot canvas').count()).toBe(6);
  expect(await player.locator('.graph-plot canvas[data-first]').count()).toBe(6);
  expect(await player.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual([]);

  // The crosshair by key: every graph says its figure at that moment, and Escape goes back to the latest.
  const slider = player.getByRole('slider');
  await slider.focus();
  await player.keyboard.press('Home');
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain('Mon 22 Dec 05:00');
  await player.keyboard.press('ArrowRight');
  await expect
    .poll(() => slider.getAttribute('aria-valuetext'))
    .toMatch(/05:30\. Parcels delivered: .*Public trust/);
  await player.keyboard.press('Escape');
  await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(String(await samples(player)));

  // A message received is a mark with its name, and a row of the table.
  const mark = player.getByRole('toolbar', { name: 'Messages' }).getByRole('button').first();
  const name = (await mark.getAttribute('aria-label')) ?? '';
  await mark.focus();
  await expect.poll(() => player.locator('.lane-names').count()).toBe(1);
  // The pointer takes the crosshair from a mark that has the focus: line, time and figures are of one moment.
  const plane = (await slider.boundingBox())!;
  await player.mouse.move(plane.x + plane.width * 0.4, plane.y + plane.height / 3);
  const moment = () => player.locator('.graph-axis b').textContent();
  const figures = () => slider.getAttribute('aria-valuetext');
  await expect.poll(async () => (await figures())?.startsWith(`${await moment()}. `)).toBe(true);
  await player.getByRole('button', { name: 'Show as tables' }).click();
  expect(name).toMatch(/\d\d:\d\d /);
  const title = name.replace(/^(\d+; )?\d\d:\d\d /, '').split(';')[0] ?? '';
  await sees(player, title);
}, 60_000);

it('a facilitator reads a team’s graphs as wide as they are, and a sign of a channel does not look pressable', async () => {
  const { server } = table;
  const facilitator = await table.person();
  await createExercise(facilitator, server, ['Nantes']);
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  await jump(facilitator, '4:00');
  await facilitator
    .getByRole('button', { name: /Nantes/ })
    .first()
    .click();
  await facilitator.getByRole('tab', { name: 'Map', exact: true }).click();
  await facilitator.getByRole('tab', { name: 'Graphs' }).click();
  const lane = facilitator.getByRole('toolbar', { name: 'Messages' });
  await expect.poll(async () => (await lane.boundingBox())?.width ?? 0).toBeGreaterThan(400);

  // Beside the team's inbox, whose channels are buttons.
  await facilitator.getByRole('tab', { name: /Inbox/ }).click();
  await facilitator.getByRole('group', { name: 'Messages by channel' }).waitFor();
  const sign = facilitator.getByRole('region', { name: 'Next injects' }).getByRole('img').first();
  await sign.waitFor();
  expect(await sign.evaluate((element) => getComputedStyle(element).cursor)).not.toBe('pointer');
}, 60_000);
