import { expect, it } from 'vitest';
import { createExercise, desk, sees, takeSeat } from './desk.ts';

const table = desk();

it('pasted paragraphs stay paragraphs, too much is kept and not sent, an Arabic name stays on its side', async () => {
  const { server } = table;
  const facilitator = await table.person();
  const code = await createExercise(facilitator, server, ['فريق البريد']);
  const ana = await table.person();
  await takeSeat(ana, server, code, { name: 'دانا', team: 'فريق البريد' });
  await facilitator.getByRole('button', { name: 'Start without briefing' }).click();

  await facilitator.getByRole('button', { name: 'Announce', exact: true }).click();
  const dialog = facilitator.getByRole('dialog');
  const text = dialog.getByRole('textbox');
  const send = dialog.getByRole('button', { name: 'Send', exact: true });
  await text.fill('x'.repeat(503));
  await dialog.getByText('3 characters too many: shorten it, then send it.').waitFor();
  expect(await text.inputValue()).toHaveLength(503);
  expect(await text.getAttribute('aria-invalid')).toBe('true');
  expect(await send.isDisabled()).toBe(true);
  await text.fill('x'.repeat(490));
  await dialog.getByText('10 characters left').waitFor();
  await text.fill('First.\n\nSecond.');
  await send.click();
  await dialog.waitFor({ state: 'detached' });
  const banner = ana.locator('.announcement .own-words');
  await banner.waitFor();
  expect(await banner.innerText()).toBe('First.\n\nSecond.');

  await ana.getByRole('tab', { name: 'Crisis log' }).click();
  const line = ana.getByRole('textbox', { name: 'Add to the log' });
  await line.fill('One\u2028two');
  await line.press('Shift+Enter');
  await line.pressSequentially('three');
  await line.press('Enter');
  const noted = ana.locator('.log-entry .own-words');
  await noted.waitFor();
  expect(await noted.innerText()).toBe('One\ntwo\nthree');
  expect(await line.inputValue()).toBe('');
  await sees(facilitator, /One\s+two\s+three/);
  // In the live log the name of the seat and the point after it stand in reading order of the page.
  const by = facilitator.locator('.feed-entry .muted bdi');
  expect(await by.evaluate((name) => getComputedStyle(name).direction)).toBe('rtl');
  const right = await by.evaluate((name) => {
    const range = document.createRange();
    range.selectNode(name.nextSibling!);
    return range.getBoundingClientRect().left - name.getBoundingClientRect().right;
  });
  expect(right).toBeGreaterThanOrEqual(-1);
});
