import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { StorageError } from '../../server/store/errors.ts';
import { fakeEngine } from './fakeExercise.ts';
import { host, key, type Host } from './host.ts';
import type { Screen } from './screen.ts';

const delivered = (screen: Screen) =>
  (screen.table().headline as { delivered: number } | undefined)?.delivered;
const decide = { type: 'decide', action: 'act' };

async function playing(more: Partial<Parameters<typeof host>[0]> = {}) {
  const server = await host(more);
  const { code, projectorKey } = await server.create();
  const ada = await server.join(code, 'Ada');
  const team = server.screen('team', { token: ada.token });
  await team.until(() => team.welcomes.length > 0);
  const desk = server.screen('facilitator', { key, code });
  await desk.until(() => desk.welcomes.length > 0);
  return { ...server, code, projectorKey, ada, team, desk };
}

describe('coming in', () => {
  it('everybody is welcomed with their own table', async () => {
    const { team, desk, ada, screen, projectorKey, code } = await playing();
    expect(team.welcomes[0]).toMatchObject({ audience: 'team', team: 'team-1', seat: ada.seat, tick: 0 });
    expect(desk.welcomes[0]).toMatchObject({ audience: 'facilitator', team: null, seat: null });
    for (const auth of [
      { key: projectorKey, code },
      { key, code: code.toLowerCase() },
    ]) {
      const wall = screen('projector', auth);
      await wall.until(() => wall.welcomes.length > 0);
      expect(wall.welcomes[0]).toMatchObject({ audience: 'projector', team: null, seat: null });
    }
  });

  it.each([
    ['team', {}, 'unknown-token'],
    ['team', { token: 7 }, 'unknown-token'],
    ['team', { token: 'x'.repeat(43) }, 'unknown-token'],
    ['facilitator', { code: 'CODE' }, 'wrong-key'],
    ['facilitator', { key: 'wrong', code: 'CODE' }, 'wrong-key'],
    ['facilitator', { key, code: 'CCCCCC' }, 'unknown-code'],
    ['facilitator', { key, code: { toString: 1 } }, 'unknown-code'],
    ['projector', { key: 'wrong', code: 'CODE' }, 'wrong-key'],
    ['projector', { code: 'CODE' }, 'wrong-key'],
  ] as const)('/%s with %j is refused: %s', async (space, auth, refusal) => {
    const { screen, code } = await playing();
    const filled = 'code' in auth && auth.code === 'CODE' ? { ...auth, code } : auth;
    const intruder = screen(space, filled);
    await intruder.until(() => intruder.refused);
    expect(intruder.refused).toMatchObject({ code: refusal, message: expect.stringMatching(/\.$/) });
    expect(intruder.welcomes).toEqual([]);
  });

  it('the projector key opens no console', async () => {
    const { screen, code, projectorKey } = await playing();
    const intruder = screen('facilitator', { key: projectorKey, code });
    await intruder.until(() => intruder.refused);
    expect(intruder.refused?.code).toBe('wrong-key');
  });

  it('a page of another site gets no socket', async () => {
    const { url, ada } = await playing();
    const attempt = (origin: string) =>
      new Promise<string>((resolve) => {
        const socket = io(`${url}/team`, {
          auth: { token: ada.token },
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
          extraHeaders: { origin },
        });
        const end = (outcome: string) => {
          socket.disconnect();
          resolve(outcome);
        };
        socket.on('connect', () => end('in'));
        socket.on('connect_error', () => end('out'));
      });
    expect(await attempt('https://elsewhere.example')).toBe('out');
    expect(await attempt('null')).toBe('out');
    expect(await attempt(url)).toBe('in');
  });

  it('presence: a seat is online while one of its tabs is', async () => {
    const { team, desk, ada, screen, clock } = await playing();
    const row = () => desk.table()[`seat:${ada.seat}`] as { online: boolean };
    clock.advance(1_000);
    await desk.until(() => row().online);
    const tab = screen('team', { token: ada.token });
    await tab.until(() => tab.welcomes.length > 0);
    team.socket.disconnect();
    await tab.command({ type: 'log', text: 'still here' });
    clock.advance(1_000);
    expect(row().online).toBe(true);
    tab.socket.disconnect();
    // The server notices in its own time; asking it something else would not prove that it has.
    const tick = setInterval(() => clock.advance(1_000), 1);
    await desk.until(() => !row().online);
    clearInterval(tick);
  });
});

describe('where a seat looks', () => {
  it('reaches its team, of the closed list alone, and at a pace of hands', async () => {
    const { team, screen, ada, clock, join, code } = await playing();
    const bob = await join(code, 'Bob', 'team-1');
    const mate = screen('team', { token: bob.token });
    await mate.until(() => mate.welcomes.length > 0);
    const at = () => (mate.table()[`seat:${ada.seat}`] as { at: string | null }).at;
    const emit = team.socket.emit.bind(team.socket) as (event: string, ...values: unknown[]) => void;
    for (const nonsense of ['<b>', 'decision:unheard-of', null, { at: 'inbox' }, 'x'.repeat(5000)])
      emit('look', nonsense);
    emit('look', 'decision:shut');
    await mate.until(() => at() === 'decision:shut');
    // Five at once, then one a second: what comes faster is let fall.
    for (const place of ['map', 'log', 'inbox', 'decide', 'situation', 'manual']) emit('look', place);
    await team.command({ type: 'log', text: 'behind them' });
    clock.advance(1_000);
    await mate.until(() => at() === 'decide');
    expect(at()).toBe('decide');
  });
});

describe('tables', () => {
  it('deltas keep every screen of a team at the same table, and other teams out of it', async () => {
    const { team, screen, join, code, ada, clock, desk } = await playing();
    const bob = await join(code, 'Bob', 'team-2');
    const other = screen('team', { token: bob.token });
    const tab = screen('team', { token: ada.token });
    await other.until(() => other.welcomes.length > 0);
    await tab.until(() => tab.welcomes.length > 0);
    expect(await team.command(decide)).toMatchObject({ ok: true });
    await tab.until(() => delivered(tab) === 1);
    await team.until(() => delivered(team) === 1);
    expect(tab.table()).toEqual(team.table());
    expect(delivered(other)).toBe(0);
    clock.advance(250);
    await desk.until(() => (desk.table()['team:team-1'] as { delivered: number }).delivered === 1);
  });

  it('a lost delta is noticed and made good', async () => {
    const { team } = await playing();
    team.lose = 1;
    await team.command({ type: 'log', text: 'lost' });
    await team.command({ type: 'log', text: 'seen' });
    await team.until(() => team.welcomes.length === 2);
    expect(team.gaps).toBe(1);
    expect(team.table()).toMatchObject({ 'log:0': { text: 'lost' }, 'log:1': { text: 'seen' } });
  });

  it('who asks for everything again and again is cut off, and may come back', async () => {
    const { team } = await playing();
    let cuts = 0;
    team.socket.on('disconnect', () => (cuts += 1));
    for (let i = 0; i < 12; i++) team.socket.emit('resync', { audience: 'team', team: 'team-1' });
    // One at first, ten again, and one after coming back.
    await team.until(() => cuts === 1 && team.welcomes.length === 12);
    expect(team.socket.connected).toBe(true);
  });

  it('a resync for what one does not read gives nothing', async () => {
    const { team } = await playing();
    team.socket.emit('resync', { audience: 'team', team: 'team-2' });
    team.socket.emit('resync', { audience: 'facilitator', team: null });
    team.socket.emit('resync', null as never);
    await team.command(decide);
    expect(team.welcomes).toHaveLength(1);
  });

  it('after a lost connection the same token takes the same seat, with everything that happened meanwhile', async () => {
    const { team, desk, ada, screen } = await playing();
    const tab = screen('team', { token: ada.token });
    await tab.until(() => tab.welcomes.length > 0);
    team.socket.disconnect();
    await tab.command(decide);
    await desk.command({ type: 'lock', locked: true });
    team.socket.connect();
    await team.until(() => team.welcomes.length === 2);
    expect(team.welcomes[1]?.seat).toBe(ada.seat);
    expect(delivered(team)).toBe(1);
  });
});

describe('commands over sockets', () => {
  it('a repeat over a new connection gets the first answer', async () => {
    const { team } = await playing();
    const envelope = { id: 'the-very-same', command: decide };
    const first = await team.send(envelope);
    team.socket.disconnect().connect();
    await team.until(() => team.welcomes.length === 2);
    expect(await team.send(envelope)).toEqual(first);
    expect(delivered(team)).toBe(1);
  });

  it('what is too large is refused with a sentence; what is absurd cuts one connection and no other', async () => {
    const { team, desk } = await playing();
    expect(await team.command({ type: 'log', text: 'x'.repeat(20_000) })).toMatchObject({
      ok: false,
      refusal: { code: 'too-large' },
    });
    let cut = false;
    team.socket.on('disconnect', () => (cut = true));
    team.socket.emit('command', { id: 'absurdly-large', command: 'x'.repeat(100_000) }, () => undefined);
    await team.until(() => cut);
    expect(await desk.command({ type: 'lock', locked: true })).toMatchObject({ ok: true });
    await team.until(() => team.socket.connected && team.welcomes.length === 2);
    expect(await team.command(decide)).toMatchObject({ ok: true });
  });

  it('a hail of commands is refused beyond the limit, and the limit recovers', async () => {
    const { team, clock } = await playing();
    const answers = await Promise.all(Array.from({ length: 30 }, () => team.command(decide)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ ok: false, refusal: { code: 'too-fast' } });
    clock.advance(1_000);
    expect(await team.command(decide)).toMatchObject({ ok: true });
  });

  it('a player cannot direct, a facilitator cannot play', async () => {
    const { team, desk } = await playing();
    expect(await team.command({ type: 'start' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed' },
    });
    expect(await desk.command(decide)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });

  it('nonsense is refused or ignored, and harms nobody', async () => {
    const { team, desk } = await playing();
    const emit = team.socket.emit.bind(team.socket) as (event: string, ...values: unknown[]) => void;
    emit('command');
    emit('command', null);
    emit('command', () => undefined);
    emit('command', { id: 'without-a-callback', command: decide });
    emit('unheard-of', { a: 1 });
    emit('watch', { team: 'team-2', on: true });
    expect(await team.send(null)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    expect(await team.send([[[]]])).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    await team.until(() => delivered(team) === 1);
    expect(await desk.command({ type: 'lock', locked: false })).toMatchObject({ ok: true });
    expect(team.tables.size).toBe(1);
  });

  it('a failing disk is told to every screen, and to who comes later', async () => {
    const { team, desk, store, screen, ada } = await playing();
    store.fail('The disk is full.');
    expect(await team.command(decide)).toMatchObject({ ok: false, refusal: { code: 'storage-failed' } });
    await team.until(() => team.table().halted);
    await desk.until(() => desk.table().halted);
    expect(delivered(team)).toBe(0);
    const late = screen('team', { token: ada.token });
    await late.until(() => late.refused);
    expect(late.refused).toMatchObject({ code: 'storage-failed', message: 'The disk is full.' });
  });
});

describe('the facilitator', () => {
  const watch = (desk: Screen, team: string, on: boolean) =>
    new Promise((resolve) => desk.socket.emit('watch', { team, on }, resolve));

  it('watches a team: welcome, deltas, and an end to it', async () => {
    const { desk, team } = await playing();
    expect(await watch(desk, 'team-1', true)).toMatchObject({ ok: true });
    await desk.until(() => desk.tables.has('team:team-1'));
    await team.command({ type: 'log', text: 'seen' });
    await desk.until(() => desk.tables.get('team:team-1')?.['log:0']);
    expect(desk.tables.get('team:team-1')).toEqual(team.table());
    expect(await watch(desk, 'team-1', false)).toMatchObject({ ok: true });
    await team.command({ type: 'log', text: 'unseen' });
    await desk.command({ type: 'lock', locked: true });
    expect(desk.tables.get('team:team-1')).not.toHaveProperty('log:1');
    expect(await watch(desk, 'team-9', true)).toMatchObject({ ok: false, refusal: { code: 'unknown-team' } });
  });

  it('removes a seat: its tabs are told and closed, and the token opens nothing any more', async () => {
    const { desk, team, ada, screen } = await playing();
    expect(await desk.command({ type: 'remove-seat', seat: ada.seat })).toMatchObject({ ok: true });
    await team.until(() => team.removed && !team.socket.connected);
    expect(team.removed?.code).toBe('seat-removed');
    const again = screen('team', { token: ada.token });
    await again.until(() => again.refused);
    expect(again.refused?.code).toBe('seat-removed');
  });

  it('moves a seat: its tabs read the other team at once', async () => {
    const { desk, team, ada } = await playing();
    await team.command({ type: 'log', text: 'of team 1' });
    await desk.command({ type: 'move-seat', seat: ada.seat, team: 'team-2' });
    await team.until(() => team.tables.has('team:team-2'));
    expect(team.welcomes.at(-1)).toMatchObject({ team: 'team-2', seat: ada.seat });
    await team.command({ type: 'log', text: 'of team 2' });
    await team.until(() => team.tables.get('team:team-2')?.['log:0']);
    expect(team.tables.get('team:team-2')).toMatchObject({ 'log:0': { text: 'of team 2' } });
  });

  it('locks: no new seats, those who have one come back freely', async () => {
    const { desk, team, ask, code } = await playing();
    await desk.command({ type: 'lock', locked: true });
    expect(await ask('POST', `/api/exercises/${code}/seats`, { name: 'Bob', team: 'team-1' })).toMatchObject({
      status: 409,
      body: { refusal: { code: 'exercise-locked' } },
    });
    team.socket.disconnect().connect();
    await team.until(() => team.welcomes.length === 2);
    await desk.command({ type: 'close' });
    expect(await ask('POST', `/api/exercises/${code}/seats`, { name: 'Bob', team: 'team-1' })).toMatchObject({
      status: 409,
      body: { refusal: { code: 'exercise-closed' } },
    });
  });

  it('deletes the exercise: everybody is told', async () => {
    const { desk, team, ask, code } = await playing();
    expect((await ask('DELETE', `/api/exercises/${code}`)).status).toBe(204);
    for (const screen of [desk, team]) {
      await screen.until(() => screen.removed && !screen.socket.connected);
      expect(screen.removed?.code).toBe('exercise-deleted');
    }
  });
});

describe('a restart', () => {
  const restart = async (before: Host) => {
    await before.app.close();
    return host({ store: before.store });
  };

  it('brings a running exercise back paused, with its ticks, its commands and its seats', async () => {
    const before = await playing();
    await before.desk.command({ type: 'start' });
    before.clock.advance(60_000);
    await before.team.command(decide);
    const after = await restart(before);
    const team = after.screen('team', { token: before.ada.token });
    await team.until(() => team.welcomes.length > 0);
    expect(team.table()).toMatchObject({
      exercise: { lifecycle: 'paused', recovered: true },
      clock: { tick: 60 },
      headline: { delivered: 61 },
    });
    const log = after.store.entries(after.store.exercises()[0]?.definition.id as string);
    expect(log.map(({ command }) => command.type)).toEqual([
      'seat-taken',
      'start',
      'mark',
      'decide',
      'recovered',
    ]);
    after.clock.advance(60_000);
    const desk = after.screen('facilitator', { key, code: before.code });
    await desk.until(() => desk.welcomes.length > 0);
    expect(desk.table()).toMatchObject({ clock: { tick: 60 }, exercise: { lifecycle: 'paused' } });
    await desk.command({ type: 'resume' });
    after.clock.advance(1_000);
    await desk.until(() => (desk.table().clock as { tick: number }).tick === 61);
  });

  it('under other rules keeps what was before them for good, before the log says so', async () => {
    const before = await playing();
    await before.desk.command({ type: 'start' });
    await before.app.close();
    const said: string[] = [];
    const { append, keepSnapshot } = before.store;
    const engine = fakeEngine();
    const after = await host({
      store: {
        ...before.store,
        append: (id, entry, summary) => {
          said.push(entry.command.type);
          return append(id, entry, summary);
        },
        keepSnapshot: (id, slot, head) => {
          said.push(`slot ${slot}`);
          return keepSnapshot(id, slot, head);
        },
      },
      engine: {
        ...engine,
        *restore(...of) {
          return { ...(yield* engine.restore(...of)), otherRules: 3 };
        },
      },
    });
    expect((await after.ask('GET', `/api/exercises/${before.code}`)).status).toBe(200);
    expect(said).toEqual(['slot 5', 'recovered', 'renewed']);
  });

  it('leaves a closed one asleep until somebody looks', async () => {
    const before = await playing();
    await before.desk.command({ type: 'close' });
    const after = await restart(before);
    expect((await after.ask('GET', '/api/exercises')).body).toMatchObject([
      { code: before.code, lifecycle: 'closed', teams: 2, seats: 1 },
    ]);
    const team = after.screen('team', { token: before.ada.token });
    await team.until(() => team.welcomes.length > 0);
    expect(team.table()).toMatchObject({ exercise: { lifecycle: 'closed' } });
  });

  it.each(['a line is missing', 'it cannot be read'])(
    'a damaged log (%s) hinders no other',
    async (damage) => {
      const before = await playing();
      await before.create(['Other']);
      const { entries } = before.store;
      const store: typeof before.store = {
        ...before.store,
        entries(id) {
          const all = entries(id);
          if (all.length > 0 && damage === 'it cannot be read')
            throw new StorageError('The journal is damaged.');
          return all.length > 0 ? all.map((entry) => ({ ...entry, seq: entry.seq + 1 })) : all;
        },
      };
      await before.app.close();
      const after = await host({ store });
      expect(await after.ask('GET', `/api/exercises/${before.code}`)).toMatchObject({
        status: 503,
        body: {
          refusal: { message: expect.stringMatching(/line 1 of its log is missing|The journal is damaged/) },
        },
      });
      const listed = (await after.ask('GET', '/api/exercises')).body as { code: string }[];
      const other = listed.find(({ code }) => code !== before.code)?.code as string;
      expect((await after.ask('GET', `/api/exercises/${other}`)).status).toBe(200);
    },
  );

  it('one that cannot be brought back is named, keeps its log, and hinders no other', async () => {
    const before = await playing();
    await before.create(['Other']);
    const { definition } = before.store.exercises().find((one) => one.definition.code === before.code) as {
      definition: { id: string };
    };
    const entry = { seq: 2, tick: 0, at: 0, actor: { kind: 'system' as const }, commandId: null };
    await before.store.append(definition.id, { ...entry, command: { type: 'mark', hash: 'other' } });
    const after = await restart(before);
    expect(await after.ask('GET', `/api/exercises/${before.code}`)).toMatchObject({
      status: 503,
      body: {
        refusal: { code: 'storage-failed', message: expect.stringMatching(/The replay differs at tick 0/) },
      },
    });
    const log = (await after.ask('GET', `/api/exercises/${before.code}/log`)).body as { entries: unknown[] };
    expect(log.entries).toHaveLength(2);
    const codes = (await after.ask('GET', '/api/exercises')).body as { code: string }[];
    expect(codes).toHaveLength(2);
    const other = codes.find(({ code }) => code !== before.code)?.code as string;
    expect((await after.ask('GET', `/api/exercises/${other}`)).status).toBe(200);
    expect((await after.ask('DELETE', `/api/exercises/${before.code}`)).status).toBe(204);
  });
});
