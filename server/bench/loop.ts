import { aligned } from '../lab/figures.ts';
import { mark, readFlags, whole } from '../lab/flags.ts';
import type { Verb } from '../lab/verb.ts';

const BAR_MS = 10;
const flags = { teams: whole(1_263, { least: 2, most: 2_000 }), json: mark() };

interface Measured {
  rows: { what: string; wallMs: number; max: number; p999: number; p99: number }[];
  notes: string[];
}

export const loop: Verb = {
  what: 'how long the thread that serves stands still while exercises are made, opened and run ahead',
  help: `Starts the built server in a process of its own, with Node's monitorEventLoopDelay at its pulse (resolution 1 ms), and makes,
plays, kills and opens exercises of 10 teams and of a crowd. "max" is the longest the loop stood still during the whole of it; the first
row, in which nothing is done, is what this machine adds by itself. Bar: ${BAR_MS} ms.

  npm run bench -- loop [--teams 1263] [--json]

  --teams       size of the crowd (default: 1263, the teams of REMPAR25)
  --json        one JSON object instead of a table`,
  async run(args) {
    const { values } = readFlags(args, flags);
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport<{ measure(main: string, crowd: number): Promise<Measured> }>(
      './test/bench/loop.ts',
    );
    const measured = await module.measure('dist/server/main.js', values.teams);
    return {
      out: values.json ? JSON.stringify(measured) : table(measured),
      code: measured.rows.every(({ max }) => max <= BAR_MS) ? 0 : 1,
    };
  },
};

const ms = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));

const table = ({ rows, notes }: Measured): string =>
  [
    aligned([
      ['done', 'took, ms', 'loop: max, ms', 'p99.9', 'p99', `within ${BAR_MS}`],
      ...rows.map(({ what, wallMs, max, p999, p99 }) => [
        what,
        ms(wallMs),
        ms(max),
        ms(p999),
        ms(p99),
        max <= BAR_MS ? 'yes' : 'NO',
      ]),
    ]),
    ...notes,
  ].join('\n');
