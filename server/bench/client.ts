import { aligned } from '../lab/figures.ts';
import { mark, readFlags, whole } from '../lab/flags.ts';
import type { Verb } from '../lab/verb.ts';

const flags = { minutes: whole(3, { least: 1, most: 240 }), json: mark() };

/** One thing measured in the browser: what it was, the bar it is held to, and whether it reaches it. */
export interface Measured {
  what: string;
  figure: string;
  bar: string;
  ok: boolean;
}

export const client: Verb = {
  what: 'how heavy, fast and steady the pages are, in a real browser',
  help: `Starts the built game and a headless Chromium with a software renderer, and measures: script of the join page and of the map
(brotli), frames a second with 500 and 2,000 moving parcels, the time from a click to "pending" and to the server's answer, layout
shift while figures change, and memory while the exercise runs at 600 ticks a minute.

  npm run bench -- client [--minutes 3] [--json]

  --minutes     how long memory is watched, in real minutes (default: 3, which is 1,800 ticks: two hours at the usual pace)
  --json        one JSON array instead of a table`,
  async run(args) {
    const { values } = readFlags(args, flags);
    // The pages are driven by what the browser tests are driven by; vite reads those files as they stand.
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport<{ measure(minutes: number): Promise<Measured[]> }>(
      './test/bench/client.ts',
    );
    const rows = await module.measure(values.minutes);
    return {
      out: values.json ? JSON.stringify(rows) : table(rows),
      code: rows.every((row) => row.ok) ? 0 : 1,
    };
  },
};

const table = (rows: readonly Measured[]): string =>
  aligned([
    ['measured', 'figure', 'bar', 'reaches'],
    ...rows.map((row) => [row.what, row.figure, row.bar, row.ok ? 'yes' : 'BELOW THE BAR']),
  ]);
