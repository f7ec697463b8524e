import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { DeltaMessage, Welcome } from '#protocol/events.ts';

const key = 'bench-facilitator-key';
const probe = join(import.meta.dirname, 'loopProbe.mjs');

/** How long the loop stood still while something was done, ms; `wallMs`: how long that took. */
export interface Stretch {
  what: string;
  wallMs: number;
  max: number;
  p999: number;
  p99: number;
}

/** The built server in a process of its own, with somebody at its pulse. */
async function serve(main: string, data: string) {
  const child = spawn(
    process.execPath,
    ['--import', probe, main, '--port', '0', '--host', '127.0.0.1', '--data', data, '--key', key],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += String(chunk);
      const port = /http:\/\/localhost:(\d+)\/facilitator/.exec(printed)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
  child.removeAllListeners('exit');
  return { child, url };
}

const stop = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
};

/** Watches the server's loop while `work` is done. */
async function stretch(child: ChildProcess, what: string, work: () => Promise<void>): Promise<Stretch> {
  child.send('reset');
  const began = performance.now();
  await work();
  const wallMs = performance.now() - began;
  const answer = once(child, 'message') as Promise<[Omit<Stretch, 'what' | 'wallMs'>]>;
  child.send('read');
  return { what, wallMs, ...(await answer)[0] };
}

async function api<T>(url: string, method: string, path: string, body?: object): Promise<T> {
  for (;;) {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { refusal?: { code: string; message: string } };
    if (response.ok) return answer;
    if (answer.refusal?.code !== 'opening') throw new Error(answer.refusal?.message ?? response.statusText);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const create = (url: string, teams: number, difficulty?: string) =>
  api<{ code: string; projectorKey: string }>(url, 'POST', '/exercises', {
    scenario: 'la-poste-2025',
    seed: 7,
    teams: Array.from({ length: teams }, (_, i) => `Team ${i + 1}`),
    ...(difficulty && { difficulty }),
  });

/** Somebody connected: what they see of two records, and their commands. */
async function screen(url: string, space: string, auth: object) {
  const socket: Socket = io(url + space, { auth, transports: ['websocket'], forceNew: true });
  const table: Record<string, unknown> = {};
  let look = () => {};
  socket.on('welcome', (welcome: Welcome) => {
    Object.assign(table, welcome.table);
    look();
  });
  socket.on('delta', ({ put, drop }: DeltaMessage) => {
    Object.assign(table, put);
    for (const name of drop) delete table[name];
    look();
  });
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (condition()) resolve();
      };
      look();
    });
  await until(() => 'exercise' in table);
  let sent = 0;
  const command = (what: object): Promise<{ ok: boolean }> =>
    new Promise((resolve, reject) => {
      socket.emit(
        'command',
        { id: `bench-${Math.random()}-${sent++}`, command: what },
        (answer: { ok: boolean }) => {
          if (answer.ok) resolve(answer);
          else reject(new Error(JSON.stringify(answer)));
        },
      );
    });
  return { socket, table, until, command };
}
const exercise = (table: Record<string, unknown>) => table['exercise'] as { jump: unknown };
const tick = (table: Record<string, unknown>) => (table['clock'] as { tick: number }).tick;

/** Commands of one player, one after the other: ms that 99 of 100 were answered in. */
async function p99OfCommands(
  player: Awaited<ReturnType<typeof screen>>,
  going: () => boolean,
): Promise<number> {
  const took: number[] = [];
  while (going() || took.length < 60) {
    const began = performance.now();
    await player.command({ type: 'log', text: 'a line' });
    took.push(performance.now() - began);
    // The pace of an eager pair of hands, below what the server allows.
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (took.length > 400) break;
  }
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.99)]!;
}

/** All rows: small exercises and `crowd` teams; restarts after a kill. */
export async function measure(main: string, crowd: number): Promise<{ rows: Stretch[]; notes: string[] }> {
  const data = mkdtempSync(join(tmpdir(), 'poste-restante-bench-'));
  const rows: Stretch[] = [];
  const notes: string[] = [];
  let { child, url } = await serve(main, data);
  const watch = async (what: string, work: () => Promise<void>) => {
    const row = await stretch(child, what, work);
    rows.push(row);
    process.stderr.write(`${what}: ${row.wallMs.toFixed(0)} ms, loop ${row.max.toFixed(1)} ms\n`);
    return row;
  };
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
  try {
    // What the program makes ready at its start is over.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await watch('nothing, for two seconds', () => new Promise((resolve) => setTimeout(resolve, 2_000)));
    for (const [name, teams, difficulty] of [
      ['the first exercise, 10 teams', 10, undefined],
      ['another difficulty, 10 teams', 10, 'unprepared'],
      ['one more, 10 teams', 10, undefined],
      [`${crowd} teams`, crowd, undefined],
    ] as const) {
      let code = '';
      let projectorKey = '';
      await watch(`creating ${name}`, async () => {
        ({ code, projectorKey } = await create(url, teams, difficulty));
      });
      await watch('  and its ghosts', async () => {
        const wall = await screen(url, '/projector', { code, key: projectorKey });
        await wall.until(() => 'ghost' in wall.table);
        wall.socket.disconnect();
      });
      const desk = await screen(url, '/facilitator', { code, key });
      await desk.command({ type: 'start' });
      await desk.command({ type: 'pause' });
      await settle();
      await watch(`  a jump of 200 ticks, ${teams} teams, the console open`, async () => {
        await desk.command({ type: 'jump', to: { tick: 200 } });
        await desk.until(() => exercise(desk.table).jump === null && tick(desk.table) === 200);
      });
      await settle();
      await watch(`  another, nobody watching`, async () => {
        await desk.command({ type: 'jump', to: { tick: 400 } });
        desk.socket.disconnect();
        const wall = await screen(url, '/projector', { code, key: projectorKey });
        await wall.until(() => exercise(wall.table).jump === null && tick(wall.table) === 400);
        wall.socket.disconnect();
      });
      await settle();
      if (name === 'one more, 10 teams' || teams === crowd) {
        await stop(child, 'SIGKILL');
        ({ child, url } = await serve(main, data));
        await settle();
        await watch(`  opening it after a kill, ${teams} teams at tick 400`, async () => {
          await api(url, 'GET', `/exercises/${code}`);
        });
      }
    }
    // A second exercise in play, beside a jump of the crowd.
    const small = await create(url, 2);
    const { token } = await api<{ token: string }>(url, 'POST', `/exercises/${small.code}/seats`, {
      name: 'Ada',
      team: 'team-1',
    });
    const player = await screen(url, '/team', { token });
    const alone = await p99OfCommands(player, () => false);
    const big = await create(url, crowd);
    const desk = await screen(url, '/facilitator', { code: big.code, key });
    await desk.command({ type: 'start' });
    await desk.command({ type: 'pause' });
    let going = true;
    await desk.command({ type: 'jump', to: { tick: 600 } });
    void desk
      .until(() => exercise(desk.table).jump === null && tick(desk.table) === 600)
      .then(() => (going = false));
    const beside = await p99OfCommands(player, () => going);
    notes.push(
      `p99 of a player's command in another exercise: ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms while ${crowd} teams jump`,
    );
    desk.socket.disconnect();
    player.socket.disconnect();
    return { rows, notes };
  } finally {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}
