import type { CDPSession, Page } from 'playwright-core';
import type { Measured } from '../../server/bench/client.ts';

interface Reading {
  megabytes: number;
  nodes: number;
  listeners: number;
}

/** Minutes of play at the usual pace (15 ticks a minute) that go by in one minute of this. */
const QUICKER = 600 / 15;

/** Readings while the exercise runs: one to settle, then so many, as far apart. */
const READINGS = 6;

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources?: { node: Node | null }[];
}

/** Adds up what moves by itself. Lines of a list that move because it got one more are not counted. */
const watchShifts = () => {
  const shifts = { sum: 0, worst: '', most: 0 };
  Object.assign(globalThis, { shifts });
  const elementOf = (node: Node | null | undefined) =>
    node instanceof Element ? node : (node?.parentElement ?? null);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      const moved = (entry.sources ?? []).map((one) => elementOf(one.node));
      const still = moved.find((one) => one && !one.closest('ol, ul'));
      if (entry.hadRecentInput || !still) continue;
      shifts.sum += entry.value;
      if (entry.value <= shifts.most) continue;
      shifts.most = entry.value;
      shifts.worst = `${still.tagName.toLowerCase()}.${still.getAttribute('class') ?? ''}`;
    }
  }).observe({ type: 'layout-shift' });
};

/** Layout shift while figures change, and memory while hours of play go by. */
export async function steady(player: Page, minutes: number): Promise<Measured[]> {
  const wire = await player.context().newCDPSession(player);
  await wire.send('Performance.enable');
  // What was said of the decisions taken goes by itself.
  await player.waitForFunction(() => document.querySelector('.notice') === null);
  await player.evaluate(watchShifts);
  const readings: Reading[] = [];
  for (let i = 0; i <= READINGS; i++) {
    await player.waitForTimeout((minutes * 60_000) / (READINGS + 1));
    readings.push(await read(wire));
  }
  const shifts = await player.evaluate<{ sum: number; most: number; worst: string }>('shifts');
  const perMinute = shifts.sum / (minutes * QUICKER);
  const [first, last] = [readings[1]!, readings.at(-1)!];
  const growth = last.megabytes / first.megabytes - 1;
  const said = readings.map((one) => one.megabytes.toFixed(1)).join(', ');
  return [
    {
      what: 'layout shift, per minute at the usual pace',
      figure: `${perMinute.toFixed(4)}; the largest ${shifts.most.toFixed(3)}${shifts.worst === '' ? '' : `: ${shifts.worst}`}`,
      bar: '<= 0.01',
      ok: perMinute <= 0.01,
    },
    {
      what: 'memory of a team screen over that time',
      figure: `${said} MB; ${last.nodes} nodes (${first.nodes} before), ${last.listeners} listeners (${first.listeners})`,
      bar: 'flat: at most 15 % more',
      ok: growth <= 0.15,
    },
  ];
}

async function read(wire: CDPSession): Promise<Reading> {
  await wire.send('HeapProfiler.collectGarbage');
  const { metrics } = await wire.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    megabytes: of('JSHeapUsedSize') / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}
