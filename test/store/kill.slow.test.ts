import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { temporaryFolder } from './samples.ts';

const writer = fileURLToPath(new URL('./writer.mjs', import.meta.url));

it.each([1, 57, 400])(
  'what was called durable is there after kill -9 (at entry %i), without a gap',
  async (killAt) => {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const told: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      told.push(Number(line));
      if (told.length === killAt) child.kill('SIGKILL');
    }
    expect((await exited)[1]).toBe('SIGKILL');

    const store = await openSqliteStore(folder);
    const kept = store.entries('ex-a').map((entry) => entry.seq);
    expect(told.length).toBeGreaterThanOrEqual(killAt);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => i + 1));
    expect(kept.length).toBeGreaterThanOrEqual(Math.max(...told));
    expect(store.exercises()[0]?.tick).toBe(kept.length);
    await store.close();
  },
  20_000,
);
