import { replay } from '#exercise/restore.ts';
import { describe, expect, it } from 'vitest';
import type { Created, Joined } from '#protocol/http.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import { loadEngine } from '../../server/engine.ts';
import { screenOf, type Screen } from '../net/screen.ts';
import { temporaryFolder } from '../store/samples.ts';
import { builtProgram, endedBy, start, type Running } from './program.ts';

const teams = Array.from({ length: 10 }, (_, i) => `Team ${i + 1}`);
const program = builtProgram();

async function ask<T>({ url, key }: Running, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}

const tickOf = (screen: Screen) => (screen.table().clock as { tick: number }).tick;
const here = (screen: Screen) => screen.until(() => screen.welcomes.length > 0);

describe('kill -9', () => {
  it.each([1, 40, 120])(
    'after %i acknowledged commands: paused on the next start, every one of them there, the same seats by the same tokens',
    async (killAfter) => {
      const data = temporaryFolder();
      const before = await start(program.main, ['--data', data]);
      const created = { scenario: 'la-poste-2025', teams, ticksPerMinute: 600, seed: killAfter };
      const { code } = await ask<Created>(before, 'POST', '/exercises', created);
      const seats = await Promise.all(
        teams.map((_, i) =>
          ask<Joined>(before, 'POST', `/exercises/${code}/seats`, {
            name: `Player ${i}`,
            team: `team-${i + 1}`,
            roles: ['director'],
          }),
        ),
      );
      const desk = screenOf(`${before.url}/facilitator`, { key: before.key, code });
      const players = seats.map(({ token }) => screenOf(`${before.url}/team`, { token }));
      await Promise.all([desk, ...players].map(here));
      await desk.command({ type: 'start' });
      await desk.command({ type: 'jump', to: { tick: 48 } });
      // Ticks, one of them with a hash of the state in the log.
      await desk.until(() => tickOf(desk) >= 51);

      const decision = {
        id: 'decided-before',
        tick: 48,
        command: { type: 'decide', action: 'rotate-crews' },
      };
      const decided = await players[0]?.send(decision);
      expect(decided).toMatchObject({ ok: true });

      const acknowledged: number[] = [];
      const killed = new Promise<unknown>((resolve, reject) => {
        for (const player of players) {
          for (let n = 0; n < 19; n++) {
            void player.command({ type: 'log', text: `entry ${n}` }).then((answer) => {
              if (!answer.ok) return reject(new Error(answer.refusal.message));
              acknowledged.push(answer.seq);
              if (acknowledged.length === killAfter) resolve(before.end('SIGKILL'));
            });
          }
        }
      });
      expect(await killed).toBe('SIGKILL');
      for (const screen of [desk, ...players]) screen.socket.disconnect();

      const after = await start(program.main, ['--data', data]);
      expect(after.key).toBe(before.key);
      const desk2 = screenOf(`${after.url}/facilitator`, { key: after.key, code });
      const players2 = seats.map(({ token }) => screenOf(`${after.url}/team`, { token }));
      await Promise.all([desk2, ...players2].map(here));
      expect(desk2.table().exercise).toMatchObject({ lifecycle: 'paused', recovered: true });
      expect(players2.map((player) => player.welcomes[0]?.seat)).toEqual(seats.map(({ seat }) => seat));
      const logOf = () =>
        ask<{ definition: Definition; entries: LogEntry[] }>(after, 'GET', `/exercises/${code}/log`);
      const kept = await logOf();
      expect(kept.entries.map(({ seq }) => seq)).toEqual(kept.entries.map((_, i) => i + 1));
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      const types = new Map(kept.entries.map(({ seq, command }) => [seq, command.type]));
      expect(acknowledged.map((seq) => types.get(seq))).toEqual(acknowledged.map(() => 'log'));

      // It goes on, and the whole log, run again here, shows the same hashes and the same screens.
      await desk2.command({ type: 'resume' });
      await desk2.command({ type: 'jump', to: { tick: 98 } });
      await desk2.until(() => tickOf(desk2) >= 101);
      await desk2.command({ type: 'pause' });
      // Said again by a page that never saw the answer: hours of play later, the first answer.
      expect(await players2[0]?.send(decision)).toEqual(decided);
      const { definition, entries } = await logOf();
      const pausedAt = entries.at(-1)?.tick as number;
      expect(entries.filter(({ command }) => command.type === 'mark').map(({ tick }) => tick)).toEqual([
        50, 100,
      ]);
      const { engine } = await loadEngine('scenarios');
      const pack = engine.offered.get('la-poste-2025');
      if (!pack) throw new Error('no pack');
      const replayed = replay(definition, pack, entries, pausedAt);
      for (const { seat } of seats) replayed.setOnline(seat, true);
      for (const [i, player] of players2.entries()) {
        const view = replayed.view('team', seats[i]?.team as string);
        await player.until(() => tickOf(player) === pausedAt && player.table().headline);
        expect(player.table()).toEqual(JSON.parse(JSON.stringify(view)));
      }
      expect(await after.end('SIGTERM')).toBe(endedBy('SIGTERM'));
    },
    60_000,
  );
});
