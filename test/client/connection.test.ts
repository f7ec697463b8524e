import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Refusal } from '#protocol/text.ts';
import { connect, disconnect, removal, send, status, watch } from '../../client/connection.ts';
import { opening } from '../../client/opening.ts';
import { mySeat, team } from '../../client/store.ts';

/** A server that does just what each test says, over real sockets. */
let http: HttpServer;
let io: Server;
let sockets: Socket[];
let refuse: Refusal | null;

beforeEach(async () => {
  http = createServer();
  io = new Server(http);
  sockets = [];
  refuse = null;
  for (const space of ['/team', '/facilitator']) {
    io.of(space).use((_socket, next) => {
      if (!refuse) return next();
      next(Object.assign(new Error(refuse.message), { data: refuse }));
    });
    io.of(space).on('connection', (socket) => {
      sockets.push(socket);
      if (space === '/team') welcome(socket, 1, { clock: { tick: 7 } });
      else
        socket.emit('welcome', {
          audience: 'facilitator',
          team: null,
          seat: null,
          seq: 1,
          tick: 0,
          table: {},
        });
    });
  }
  await new Promise<void>((listening) => http.listen(0, listening));
  vi.stubGlobal('location', { protocol: 'http:', host: `localhost:${(http.address() as AddressInfo).port}` });
});

afterEach(async () => {
  disconnect();
  await io.close();
  vi.unstubAllGlobals();
});

const welcome = (socket: Socket, seq: number, table: object, teamId = 'team-1') =>
  socket.emit('welcome', { audience: 'team', team: teamId, seat: 'seat-1', seq, tick: 0, table });
const delta = (seq: number, put: object) =>
  sockets.at(-1)?.emit('delta', { audience: 'team', team: 'team-1', seq, tick: seq, put, drop: [] });
const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 5 });
const live = async () => {
  void connect({ audience: 'team', token: 'token', code: 'ABC234' });
  await until(() => expect(status.value).toBe('live'));
};
const line = { type: 'log', text: 'noted' } as const;

describe('connection', () => {
  it('is live once the first table is here, and follows it', async () => {
    await live();
    expect(mySeat.value).toBe('seat-1');
    delta(2, { clock: { tick: 8 } });
    await until(() => expect(team.record('clock')).toEqual({ tick: 8 }));
  });

  it('asks for a welcome once when a delta is missing', async () => {
    await live();
    const asked = vi.fn<(of: unknown) => void>();
    sockets[0]?.on('resync', (of) => {
      asked(of);
      if (sockets[0]) welcome(sockets[0], 9, { clock: { tick: 9 } });
    });
    delta(4, { clock: { tick: 4 } });
    delta(5, { clock: { tick: 5 } });
    await until(() => expect(team.record('clock')).toEqual({ tick: 9 }));
    expect(asked).toHaveBeenCalledExactlyOnceWith({ audience: 'team', team: 'team-1' });
  });

  it('gives the answer to a command, with the tick that was on the screen', async () => {
    await live();
    const received = vi.fn<(envelope: { id: string }) => void>();
    sockets[0]?.on('command', (envelope, answer) => {
      received(envelope);
      answer({ ok: true, seq: 3 });
    });
    expect(await send(line)).toEqual({ ok: true, seq: 3 });
    expect(received.mock.calls[0]?.[0]).toMatchObject({ tick: 7, command: line });
    expect(received.mock.calls[0]?.[0].id).toMatch(/^[0-9a-f]{24}$/);
  });

  it('sends an unanswered command again, with the same id, when the connection is back', async () => {
    await live();
    const ids: string[] = [];
    sockets[0]?.on('command', ({ id }) => {
      ids.push(id);
      sockets[0]?.conn.close();
    });
    io.of('/team').on('connection', (socket) => {
      socket.on('command', ({ id }, answer) => {
        ids.push(id);
        answer({ ok: true, seq: 5 });
      });
    });
    expect(await send(line)).toEqual({ ok: true, seq: 5 });
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('refuses at once while there is no connection, and keeps nothing for later', async () => {
    await live();
    sockets[0]?.conn.close();
    await until(() => expect(status.value).toBe('lost'));
    const received = vi.fn<(envelope: { id: string }) => void>();
    io.of('/team').on('connection', (socket) => socket.on('command', received));
    expect(await send(line)).toMatchObject({ ok: false, refusal: { code: 'offline' } });
    await until(() => expect(status.value).toBe('live'));
    expect(received).not.toHaveBeenCalled();
  });

  it('does not come back once the server has sent it away', async () => {
    await live();
    sockets[0]?.emit('removed', { code: 'seat-removed', message: 'gone' });
    await until(() => expect(status.value).toBe('removed'));
    expect(removal.value?.code).toBe('seat-removed');
    expect(sockets).toHaveLength(1);
  });

  it('says why it was not let in', async () => {
    refuse = { code: 'unknown-token', message: 'no such seat' };
    void connect({ audience: 'team', token: 'old', code: 'ABC234' });
    await until(() => expect(status.value).toBe('removed'));
    expect(removal.value?.code).toBe('unknown-token');
  });

  it.each(['internal', 'too-fast', 'opening'] as const)(
    'comes back by itself when the reason was %s',
    async (code) => {
      let tries = 0;
      io.of('/team').use((_socket, next) => {
        tries += 1;
        const refusal: Refusal = { code, message: 'not now' };
        next(tries === 1 ? Object.assign(new Error(refusal.message), { data: refusal }) : undefined);
      });
      await live();
      expect(tries).toBe(2);
    },
  );

  it('asks again soon while the exercise is being opened, and tells how far that is', async () => {
    const waits = vi.spyOn(globalThis, 'setTimeout');
    onTestFinished(() => waits.mockRestore());
    refuse = { code: 'opening', message: 'not yet', params: { percent: 40 } };
    void connect({ audience: 'team', token: 'token', code: 'ABC234' });
    await until(() => expect([status.value, opening.value]).toEqual(['connecting', 40]));
    refuse = { code: 'opening', message: 'not yet', params: { percent: 80 } };
    await until(() => expect(opening.value).toBe(80));
    refuse = null;
    await until(() => expect([status.value, opening.value]).toEqual(['live', null]));
    expect(waits.mock.calls.map(([, ms]) => ms)).toContain(400);
    expect(waits.mock.calls.map(([, ms]) => ms)).not.toContain(2_000);
  });

  it('tells the same of a server that comes back, and nothing any more once it has left', async () => {
    await live();
    refuse = { code: 'opening', message: 'not yet', params: { percent: 5 } };
    sockets[0]?.conn.close();
    await until(() => expect([status.value, opening.value]).toEqual(['lost', 5]));
    disconnect();
    expect(opening.value).toBeNull();
  });

  it('shows a facilitator the team that is watched and no other', async () => {
    void connect({ audience: 'facilitator', key: 'key', code: 'K7DP4M' });
    await until(() => expect(status.value).toBe('live'));
    sockets[0]?.on('watch', ({ team: id, on }, answer) => {
      if (on && sockets[0]) welcome(sockets[0], 1, { team: { id, name: id } }, id);
      answer({ ok: true, seq: 0 });
    });
    await watch('team-2');
    await until(() => expect(team.record('team')?.id).toBe('team-2'));
    await watch(null);
    expect(team.table.value).toBeNull();
    expect(mySeat.value).toBeNull();
  });
});
