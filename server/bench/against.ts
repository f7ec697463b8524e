import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { aligned, count } from '../lab/figures.ts';
import { Misuse } from '../lab/flags.ts';
import type { WorldBench } from './world.ts';

/** Rounds in which both builds are measured, one after the other. */
const rounds = 12;
/** Readings of each kind of play in a round: a machine shared with others is often slow for a second or two. */
const samples = 2;

const run = promisify(execFile);

/** Team-days a processor second of one kind of play: the best of all rounds of either build. */
export interface Against {
  play: string;
  here: number;
  there: number;
  /** Here by there. */
  ratio: number;
}

/**
 * Plays this build and an earlier one in turns, each in a process of its own, and takes the best of either: a machine that is slow for a
 * while is slow for both. Both play the packs they came with.
 * @param folder of the earlier build: the project's own, with `dist` and `scenarios`; this one is taken from the working directory
 * @throws Misuse when there is no build in it
 */
export async function against(folder: string): Promise<Against[]> {
  const there = join(folder, 'dist', 'server', 'bench.js');
  if (!existsSync(there))
    throw new Misuse(
      `--against ${folder}: no build there (dist/server/bench.js). Run "npm run build" in it.`,
    );
  const here = join('dist', 'server', 'bench.js');
  const best = new Map<string, { here: number; there: number }>();
  for (let i = 0; i < rounds; i++) {
    for (const [side, file, cwd] of [
      ['there', there, folder],
      ['here', here, process.cwd()],
    ] as const) {
      const { stdout } = await run(
        process.execPath,
        [resolve(file), 'world', '--samples', String(samples), '--json'],
        {
          cwd,
        },
      );
      for (const { play, perCpuSecond } of (JSON.parse(stdout) as WorldBench).speeds) {
        const one = best.get(play) ?? { here: 0, there: 0 };
        best.set(play, { ...one, [side]: Math.max(one[side], perCpuSecond.max) });
      }
    }
  }
  return [...best].map(([play, one]) => ({ play, ...one, ratio: one.here / one.there }));
}

export function againstTable(rows: readonly Against[], bar: number): string {
  return aligned([
    [
      'team-days per second and core, best of ' + String(rounds * samples),
      'this build',
      'the other',
      'ratio',
      '',
    ],
    ...rows.map(({ play, here, there, ratio }) => [
      play,
      count(Math.round(here)),
      count(Math.round(there)),
      ratio.toFixed(2),
      ratio >= bar ? 'met' : `BELOW ${bar}`,
    ]),
  ]);
}
