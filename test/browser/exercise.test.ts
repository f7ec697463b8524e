import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createExercise, desk, endExercise, openWall, sees, takeSeat, toResults } from './desk.ts';
import { wireTo } from './proxy.ts';

const table = desk();

/** A headline figure as the screen shows it, read like a person: the number after its name. */
const figure = async (page: Page, name: string): Promise<number> => {
  const said = await page.locator('body').innerText();
  return Number(new RegExp(`${name}\\s+([\\d,]+)`).exec(said)?.[1]?.replaceAll(',', '') ?? 0);
};

it('a facilitator and two teams play from the code on the wall to the final scores; one player is cut off and comes back', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Bordeaux', 'Lille']);

  // The wall shows how to join.
  const wall = await openWall(facilitator);
  await sees(wall, code);

  // Two people join from their own browsers, one on a phone in French, over a wire that will break.
  const wire = await wireTo(server.url);
  const nadia = await table.person();
  await takeSeat(nadia, server, code, { name: 'Nadia', team: 'Bordeaux', roles: ['director', 'Network'] });
  const paul = await table.person({ width: 390, height: 844, locale: 'en-GB' });
  await takeSeat(paul, { ...server, url: wire.url }, code, { name: 'Paul', team: 'Lille' });
  await sees(wall, 'Nadia');
  await sees(wall, 'Paul');

  // Briefing, STARTEX, and straight into the crisis.
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  for (const page of [nadia, paul]) await page.getByRole('button', { name: 'Skip' }).click();
  await sees(nadia, 'At the table');
  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await sees(nadia, 'Parcels delivered');
  await facilitator.getByRole('button', { name: /^Jump/ }).first().click();
  await facilitator.getByLabel('To a time').fill('3:00');
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Jump', exact: true }).click();
  await expect.poll(() => figure(nadia, 'Parcels delivered'), { timeout: 20_000 }).toBeGreaterThan(100_000);

  // A decision: it is asked, confirmed, and stands in progress; the other team sees nothing of it.
  await nadia.getByRole('button', { name: 'Decide: Buy emergency scrubbing' }).click();
  await nadia
    .getByRole('dialog')
    .getByRole('button', { name: /Decide/ })
    .last()
    .click();
  await sees(nadia, /ready in/);
  await paul.getByRole('tab', { name: 'Crisis log' }).click();
  expect(await paul.getByText('Buy emergency scrubbing').count()).toBe(0);

  // Paul's network goes. The page says so, disables what cannot be sent, and comes back to the same seat by itself.
  wire.cut();
  const lost = paul.getByRole('complementary', { name: 'Connection lost' });
  await lost.waitFor({ state: 'visible' });
  wire.mend();
  await lost.waitFor({ state: 'detached', timeout: 30_000 });
  expect(new URL(paul.url()).pathname).toMatch(new RegExp(`^/play/${code}/seat-`));
  await paul.reload();
  await sees(paul, 'Parcels delivered');
  await paul
    .getByRole('button', { name: /Seats|1\/1/ })
    .first()
    .click();
  await sees(paul, 'Paul');
  await paul.keyboard.press('Escape');

  // The facilitator pauses: time stands still on every screen.
  await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
  await sees(nadia, /Paused/);
  await facilitator.getByRole('button', { name: 'Resume', exact: true }).first().click();

  // ENDEX: each is asked first, and no score is seen.
  await endExercise(facilitator);
  await nadia.getByLabel('What did you know?').fill('That the link was full.');
  await nadia.getByRole('button', { name: 'Send my answers' }).click();
  await sees(nadia, 'Sent.');
  await sees(facilitator, 'That the link was full.');
  for (const page of [nadia, paul]) expect(await page.getByText('As it happened').count()).toBe(0);
  await paul.getByRole('tab', { name: 'Results' }).click();
  await sees(paul, 'The figures come later');
  await paul.getByRole('tab', { name: 'Crisis log' }).click();

  // The run can be looked at again, as the team saw it at any moment.
  await nadia.getByRole('tab', { name: 'Decisions' }).click();
  await nadia.getByRole('button', { name: 'Replay' }).click();
  await sees(nadia, /Played again from its log/);
  const line = nadia.getByRole('slider', { name: 'Moment of the exercise' });
  await line.fill('6');
  await sees(nadia, 'T−1 h 00');
  expect(await nadia.getByRole('button', { name: 'Decide', exact: true }).count()).toBe(0);
  await nadia.getByRole('button', { name: 'Back to the debrief' }).click();

  // The facilitator leads on: everybody sees the same scores beside the ghosts, wherever they looked.
  await toResults(facilitator);
  for (const page of [facilitator, nadia, paul]) {
    await sees(page, 'Ranking');
    await sees(page, 'As it happened');
    await sees(page, 'Nobody decides');
  }
  // A chart that was looked at as a table is drawn again.
  const drawn = () => nadia.getByRole('img').locator('canvas').count();
  await expect.poll(drawn).toBe(4);
  await nadia.getByRole('button', { name: 'Show as table' }).first().click();
  await expect.poll(drawn).toBe(3);
  await nadia.getByRole('button', { name: 'Show as chart' }).click();
  await expect.poll(drawn).toBe(4);
  await wire.close();
}, 180_000);

it('says what to do about a wrong code, and lets nobody into a locked exercise', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['Rouen']);
  const player = await table.person();
  await player.goto(`${server.url}/join/ZZZZZZ`);
  await sees(player, 'No exercise has the code ZZZZZZ');
  await facilitator.getByRole('button', { name: 'Lock: no new seats' }).click();
  await player.goto(`${server.url}/join/${code}`);
  await sees(player, 'The room is locked');
  expect(await player.getByLabel('Your name').count()).toBe(0);
}, 60_000);

it('asks for the key where the facilitator’s link is missing', async () => {
  const stranger = await table.person();
  await stranger.goto(`${table.server.url}/facilitator`);
  await sees(stranger, 'This page needs the facilitator’s link');
  expect(await stranger.getByRole('button', { name: 'New exercise' }).count()).toBe(0);
}, 60_000);
