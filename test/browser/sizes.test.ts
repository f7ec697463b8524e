import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createExercise, desk, endExercise, openWall, sees, takeSeat, toResults } from './desk.ts';
import { faultsOf } from './overlaps.ts';

const table = desk();

const sizes = [
  [1920, 1080],
  [1440, 900],
  [1366, 625],
  [1280, 720],
  [1024, 768],
  [911, 512],
  [390, 844],
  [360, 640],
] as const;

/** Every size in both languages: what lies on each other, or is cut off with no way to the rest. */
async function faults(page: Page, name: string): Promise<string[]> {
  // A page behind another draws a frame a second.
  await page.bringToFront();
  const found: string[] = [];
  const say = (language: string) =>
    page.evaluate((id) => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === id);
      button?.click();
    }, language);
  let languages = ['EN', 'FR'];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const language of languages) {
      await say(language);
      // Two frames: what measures itself has measured. What moves to its new place has arrived; what goes on for ever is no move.
      await page.evaluate(async () => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const moves = document
          .getAnimations()
          .filter((one) => one.effect?.getTiming().iterations !== Infinity);
        await Promise.allSettled(moves.map((one) => one.finished));
      });
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language.toLowerCase());
      // A window that has just been resized is laid out in steps: what lies on each other only in passing is no fault.
      let now = await faultsOf(page);
      for (let i = 0; now.length > 0 && i < 20; i++) {
        await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50)));
        now = await faultsOf(page);
      }
      for (const fault of now) found.push(`${name} ${width}x${height} ${language}: ${fault}`);
    }
    languages = languages.toReversed();
  }
  return found;
}

describe('nothing lies on anything, and nothing is out of reach', { timeout: 180_000 }, () => {
  it('on the screens of a crisis that is paused, from a phone to a wall, in both languages', async () => {
    const { server } = table;
    const facilitator = await table.person();
    const code = await createExercise(facilitator, server, [
      'The Association of Rural Letter Carriers',
      'Lille',
      'Strasbourg-Neudorf',
      'Clermont-Ferrand',
    ]);
    const wall = await openWall(facilitator);
    const player = await table.person();
    await takeSeat(player, server, code, {
      name: 'Jean-Baptiste de La Rochefoucauld',
      team: 'Association',
      roles: ['director', 'Network', 'Communication'],
    });
    await facilitator.getByRole('button', { name: 'Open briefing' }).click();
    await player.getByRole('button', { name: 'Skip' }).click();
    await facilitator.getByRole('button', { name: 'STARTEX' }).click();
    await sees(player, 'Parcels delivered');
    await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
    await facilitator.getByRole('button', { name: /^Jump/ }).first().click();
    await facilitator.getByLabel('To a time').fill('6:00');
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
    await sees(player, 'T+6 h 00');
    const found = [
      ...(await faults(player, 'player')),
      ...(await faults(facilitator, 'console')),
      ...(await faults(wall, 'wall')),
    ];
    await facilitator.setViewportSize({ width: 1440, height: 900 });
    await endExercise(facilitator);
    await player.getByRole('textbox').first().waitFor();
    found.push(...(await faults(player, 'asked after play')));
    await toResults(facilitator);
    await expect.poll(() => player.getByRole('table').count(), { timeout: 20_000 }).toBeGreaterThan(0);
    found.push(...(await faults(player, 'debrief')));
    expect(found).toEqual([]);
  });
});
