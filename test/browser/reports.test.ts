import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createExercise, desk, openWall, sees, takeSeat } from './desk.ts';

/** What people reported of other multiplayer, quiz, crisis-exercise and dashboard projects (docs/reports.md), tried here. */
const table = desk();

/** As on http://192.168.…, where a class joins: browsers leave these to secure origins. */
const overPlainHttp = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    // @ts-expect-error -- Of the prototype; there is none of its own to take away.
    delete Navigator.prototype.wakeLock;
    Object.defineProperty(crypto, 'randomUUID', { value: undefined });
  });

const contexts = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('canvas')].filter(
        (one) => one.getContext('webgl2') ?? one.getContext('webgl'),
      ).length,
  );

describe('what kept people out or lost their words elsewhere', { timeout: 120_000 }, () => {
  it('holds on a phone over plain http, for hands that compose, beside a translator, after sleep', async () => {
    const { server } = table;
    const facilitator = await table.person();
    const code = await createExercise(facilitator, server, ['Lyon', 'Lille']);
    const player = await table.person({ width: 390, height: 844, touch: true });
    await overPlainHttp(player);

    // Letters of fields: below 16 px a phone's Safari enlarges the page and leaves it so.
    const letters = () =>
      player
        .locator('input:not([type=radio], [type=checkbox]):visible, textarea:visible, select:visible')
        .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    await player.goto(server.url);
    await player.getByLabel('Exercise code').waitFor();
    expect(Math.min(...(await letters()))).toBeGreaterThanOrEqual(16);
    await takeSeat(player, server, code, { name: 'Ada', team: 'Lyon', roles: ['director'] });
    await facilitator.getByRole('button', { name: 'Open briefing' }).click();
    await player.getByRole('button', { name: 'Skip' }).click();
    await facilitator.getByRole('button', { name: 'STARTEX' }).click();
    await sees(player, 'Parcels delivered');
    expect(await player.evaluate(() => document.documentElement.translate)).toBe(false);

    await player.getByRole('tab', { name: 'Log' }).click();
    const line = player.locator('.log-add textarea');
    expect(Math.min(...(await letters()))).toBeGreaterThanOrEqual(16);
    await line.fill('かな');
    // The Enter that ends a composition, as Safari tells it; then one that is meant.
    await line.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
      ),
    );
    await line.fill('仮名');
    await line.press('Enter');
    await sees(player, '仮名');
    await expect.poll(() => line.inputValue()).toBe('');
    expect(await player.getByText('かな', { exact: true }).count()).toBe(0);

    // The browser takes the graphics away, as after sleep: the map is drawn anew, and no dead canvas covers it.
    await player.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(() => contexts(player), { timeout: 20_000 }).toBe(1);
    await player.evaluate(() => {
      for (const canvas of document.querySelectorAll('canvas')) {
        const drawn = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
        if (!drawn) continue;
        canvas.dataset['dead'] = '';
        drawn.getExtension('WEBGL_lose_context')?.loseContext();
      }
    });
    await expect.poll(() => player.locator('canvas[data-dead]').count(), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => contexts(player), { timeout: 20_000 }).toBe(1);

    // What the row does not show is counted.
    await player.getByRole('button', { name: /^\d+ further decisions$/ }).click();
    await player.getByRole('button', { name: /^\d+ decisions? before$/ }).waitFor();

    // A notice lies over the foot of the map: neither on alerts nor on tabs.
    await player.locator('.card button').first().click();
    await player.getByRole('dialog').getByRole('button').last().click();
    const notice = await player.locator('.notice').boundingBox();
    const map = await player.locator('.notices-place').boundingBox();
    if (!notice || !map) throw new Error('Neither a notice nor a map.');
    expect(notice.y).toBeGreaterThan(map.y + map.height / 2);
    expect(notice.y + notice.height).toBeLessThan(map.y + map.height);
    expect(notice.x).toBeGreaterThanOrEqual(map.x);

    // Back by mistake, and forward again: the same seat.
    await player.goBack();
    await player.getByRole('button', { name: 'Back to your seat' }).click();
    await sees(player, 'Parcels delivered');

    // Colours of the system: what is chosen still shows.
    await player.emulateMedia({ forcedColors: 'active' });
    const chosen = player.getByRole('tab', { selected: true }).first();
    expect(await chosen.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
    await player.emulateMedia({ forcedColors: 'none' });

    // A screen that cannot be kept awake says so while it is set up.
    const operator = await table.person();
    await createExercise(operator, server, ['Nantes']);
    const wall = await openWall(operator);
    await overPlainHttp(wall);
    await wall.reload();
    await sees(wall, 'This screen may go dark: switch off the standby of its computer');
  });

  it('a device that slept connects as soon as it is looked at: no timer has to come round first', async () => {
    const { server } = table;
    const facilitator = await table.person();
    const code = await createExercise(facilitator, server, ['Lyon']);
    const player = await table.person();
    const open: (() => void)[] = [];
    await player.context().routeWebSocket('**/socket.io/**', (socket) => {
      socket.connectToServer();
      open.push(() => void socket.close());
    });
    await player.clock.install();
    await takeSeat(player, server, code, { name: 'Bo', team: 'Lyon' });
    await sees(player, 'Bo');
    expect(open).toHaveLength(1);
    // From here on no timer of the page comes round.
    await player.clock.pauseAt(Date.now() + 60_000);
    await expect.poll(() => player.evaluate(() => document.visibilityState)).toBe('visible');
    const before = open.length;

    // The connection looks alive, and its last sign is ten minutes old.
    await player.clock.setSystemTime(Date.now() + 600_000);
    await player.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(() => open.length).toBe(before + 1);
    await sees(player, 'Bo');

    // It is cut, and the network comes back.
    open.at(-1)?.();
    await expect
      .poll(async () => {
        await player.evaluate(() => dispatchEvent(new Event('online')));
        return open.length;
      })
      .toBe(before + 2);
  });

  it('a wall whose clock is a quarter of a century behind counts down by the server’s, also after a cut', async () => {
    const { server } = table;
    const facilitator = await table.person();
    await createExercise(facilitator, server, ['Lyon']);
    const wall = await openWall(facilitator);
    const open: (() => void)[] = [];
    await wall.routeWebSocket('**/socket.io/**', (socket) => {
      socket.connectToServer();
      open.push(() => void socket.close());
    });
    await wall.clock.install({ time: new Date('2001-01-01T00:00:00Z') });
    await wall.reload();
    await sees(wall, 'Join at');
    await facilitator.getByRole('button', { name: 'Prompt', exact: true }).click();
    await facilitator.getByRole('dialog').getByRole('textbox').fill('What do you know?');
    await facilitator.getByLabel('Countdown').selectOption('5');
    await facilitator.getByRole('button', { name: 'Show on the wall' }).click();
    const left = async () => {
      const [minutes, seconds] = ((await wall.getByRole('timer').locator('b').textContent()) ?? '').split(
        ':',
      );
      return Number(minutes) * 60 + Number(seconds);
    };
    await wall.getByRole('timer').waitFor();
    const first = await left();
    expect(first).toBeGreaterThan(240);
    expect(first).toBeLessThanOrEqual(300);

    // Its own clock runs ahead; the connection is cut; the server says again how much is left.
    const before = open.length;
    await wall.clock.fastForward(120_000);
    open.at(-1)?.();
    await expect.poll(() => open.length, { timeout: 20_000 }).toBeGreaterThan(before);
    await expect.poll(left, { timeout: 20_000 }).toBeGreaterThan(200);
    expect(await left()).toBeLessThanOrEqual(first);
  });
});
