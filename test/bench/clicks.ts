import type { Page } from 'playwright-core';
import type { Measured } from '../../server/bench/client.ts';

interface Press {
  /** Frames from the click to the first that shows "pending". */
  frames: number;
  /** Milliseconds from the click to the server's answer on the screen. */
  answerMs: number;
}

const DECISIONS = 10;

/** Watches every press of a button that sends: how soon it says so, and how soon it is answered. */
const watch = () => {
  const presses: Press[] = [];
  Object.assign(globalThis, { presses });
  addEventListener(
    'click',
    ({ target }) => {
      const button = (target as Element).closest<HTMLButtonElement>('button[type=submit]');
      if (!button) return;
      const at = performance.now();
      let frames = 0;
      let shown = 0;
      const look = () => {
        frames += 1;
        const pending = button.isConnected && button.classList.contains('is-pending');
        if (shown === 0 && (pending || !button.isConnected)) shown = frames;
        if (shown > 0 && !pending) presses.push({ frames: shown, answerMs: performance.now() - at });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    true,
  );
};

/** Takes ten decisions as a player does. */
export async function clicks(player: Page): Promise<Measured[]> {
  await player.evaluate(watch);
  const names = await player
    .getByRole('button', { name: /^Decide: / })
    .evaluateAll((all) =>
      all.filter((one) => !one.hasAttribute('disabled')).map((one) => one.ariaLabel ?? ''),
    );
  let taken = 0;
  for (const name of names) {
    if (taken === DECISIONS) break;
    // Crews and money are held by those before it: it may no longer be open.
    const card = player.getByRole('button', { name, exact: true }).first();
    if ((await card.count()) === 0 || !(await card.isEnabled())) continue;
    await card.click();
    const dialog = player.getByRole('dialog');
    await dialog.waitFor();
    const decide = dialog.locator('button[type=submit]');
    const target = dialog.locator('input[name=target]');
    if ((await decide.count()) === 0 || !(await decide.isEnabled())) {
      await player.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      continue;
    }
    if ((await target.count()) > 0) await target.first().check({ force: true });
    await decide.click();
    await dialog.waitFor({ state: 'hidden' });
    taken += 1;
  }
  const presses = await player.evaluate<Press[]>('presses');
  const answers = presses.map((one) => one.answerMs).toSorted((a, b) => a - b);
  const slowest = Math.max(...presses.map((one) => one.frames));
  const median = answers[answers.length >> 1] ?? Infinity;
  return [
    {
      what: `"pending" after a click, ${presses.length} decisions`,
      figure: `${slowest} frame${slowest === 1 ? '' : 's'} at most`,
      bar: 'next frame',
      ok: presses.length > 0 && slowest <= 1,
    },
    {
      what: 'answer on the screen after a click',
      figure: `${Math.round(median)} ms, ${Math.round(answers.at(-1) ?? Infinity)} ms at most`,
      bar: 'median <= 100 ms',
      ok: median <= 100,
    },
  ];
}
