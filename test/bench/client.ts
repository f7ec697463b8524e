import type { Measured } from '../../server/bench/client.ts';
import { launchChromium } from '../browser/chromium.ts';
import { clicks } from './clicks.ts';
import { frames } from './frames.ts';
import { crisis, serve, setPace } from './play.ts';
import { steady } from './steady.ts';
import { joinPage, mapEngine, scriptsOf } from './weight.ts';

/** Everything that `npm run bench -- client` measures. `minutes`: how long memory is watched. */
export async function measure(minutes: number): Promise<Measured[]> {
  const browser = await launchChromium();
  const table = await serve();
  try {
    const rows = [await joinPage(browser, `${table.url}/join/ABCDEF`), ...(await frames(browser))];
    let scripts: Promise<number>[] = [];
    const { facilitator, player } = await crisis(browser, table, (page) => (scripts = scriptsOf(page)));
    await player.locator('canvas').first().waitFor();
    rows.push(await mapEngine(scripts), ...(await clicks(player)));
    await setPace(facilitator, 600);
    rows.push(...(await steady(player, minutes)));
    return rows;
  } finally {
    await browser.close();
    table.close();
  }
}
