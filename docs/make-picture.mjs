/**
 * Makes docs/play.gif, the moving picture at the top of the README: real play from the built product, at 60 ticks a minute. Needs
 * `npm run build`, a Chromium (CHROME_PATH, or /usr/bin/chromium) and ffmpeg: `node docs/make-picture.mjs`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'picture-'));
const server = spawn(
  process.execPath,
  ['dist/server/main.js', '--port', '0', '--host', '127.0.0.1', '--data', join(work, 'data')],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);

async function address() {
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /(http:\S+)\/facilitator\?key=(\S+)/.exec(line);
    if (link) return { url: link[1].replace('localhost', '127.0.0.1'), key: link[2] };
  }
  throw new Error('The server did not start: is it built?');
}

/** An exercise of one team, its facilitator's page and the page of its one player, who holds all roles. */
async function sit(browser, { url, key }) {
  const created = await fetch(`${url}/api/exercises`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scenario: 'la-poste-2025', teams: ['Bordeaux'], seed: 7 }),
  });
  const { code } = await created.json();
  const person = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    return context.newPage();
  };
  const [facilitator, player] = [await person(), await person()];
  await facilitator.goto(`${url}/facilitator?key=${key}`);
  await facilitator.getByRole('button', { name: 'New exercise' }).waitFor();
  await facilitator.goto(`${url}/facilitator/${code}`);
  await player.goto(`${url}/join/${code}`);
  await player.getByLabel('Your name').fill('Nadia');
  await player.getByRole('button', { name: 'Take this seat' }).click();
  await player.waitForURL(/\/play\//);
  await facilitator.getByRole('button', { name: 'Open briefing' }).click();
  await player.getByRole('button', { name: 'Skip' }).click();
  await facilitator.getByRole('button', { name: 'STARTEX' }).click();
  await player.getByText('Parcels delivered').first().waitFor();
  return { facilitator, player };
}

async function film({ facilitator, player }) {
  let frames = 0;
  const pace = async (ticksPerMinute) => {
    const field = facilitator.locator('.pace-typed input');
    await field.fill(String(ticksPerMinute));
    await field.press('Enter');
  };
  const shoot = async () => {
    const image = await player.screenshot();
    writeFileSync(join(work, `frame-${String(frames++).padStart(4, '0')}.png`), image);
  };
  /** Minutes since the onset, as the screen says them. */
  const minutes = async () => {
    const [, sign, hours, rest] = /T([+-])(\d+) h (\d+)/.exec(await player.locator('body').innerText()) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(rest ?? 0));
  };
  /** A frame a tick, as far as the machine keeps up. */
  const filmUntil = async (hours) => {
    await pace(60);
    for (let last = -Infinity, now = await minutes(); now < hours * 60; now = await minutes()) {
      if (now > last) await shoot();
      last = now;
    }
    await pace(1);
  };
  const decide = async (name, shown) => {
    await player
      .getByRole('button', { name: `Decide: ${name}` })
      .first()
      .click();
    const dialog = player.getByRole('dialog');
    await dialog.waitFor();
    for (let i = 0; i < shown; i++) await shoot();
    await dialog
      .getByRole('button', { name: /Decide/ })
      .last()
      .click();
    await dialog.waitFor({ state: 'detached' });
    if (shown > 0) for (let i = 0; i < 4; i++) await shoot();
  };
  await filmUntil(1);
  await decide('Buy emergency scrubbing', 8);
  await decide('Send the rounds out on paper', 0);
  await filmUntil(11);
  return frames;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
});
try {
  const frames = await film(await sit(browser, await address()));
  const filter =
    'tpad=stop_mode=clone:stop_duration=2,scale=960:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=128:stats_mode=diff[p];[b][p]paletteuse=dither=none:diff_mode=rectangle';
  const input = ['-framerate', '10', '-i', join(work, 'frame-%04d.png')];
  execFileSync('ffmpeg', [
    '-y',
    '-loglevel',
    'error',
    ...input,
    '-vf',
    filter,
    join(root, 'docs', 'play.gif'),
  ]);
  process.stdout.write(`docs/play.gif of ${frames} frames\n`);
} finally {
  await browser.close();
  server.kill();
  if (!process.env.KEEP_FRAMES) rmSync(work, { recursive: true, force: true });
  else process.stdout.write(`${work}\n`);
}
