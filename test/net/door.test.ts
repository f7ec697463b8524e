import { createServer } from 'node:http';
import { io as connect } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AddressInfo } from 'node:net';
import type { Answer } from '#protocol/events.ts';
import { open, type Doorkeeper } from '../../server/net/door.ts';
import { direct } from '../../server/net/publicUrl.ts';
import { attachIo, createIo } from '../../server/net/io.ts';
import { fakeEngine } from './fakeExercise.ts';
import { host, key } from './host.ts';
import { manualClock } from './manualClock.ts';

/** Measured by a check of lengths, though it is no text: its length cannot be compared with a number. */
const unmeasurable = { length: { toString: 1 } };

async function seated(more: Parameters<typeof host>[0] = {}) {
  const server = await host(more);
  const { code } = await server.create();
  const { token } = await server.join(code, 'Ada');
  const team = server.screen('team', { token });
  const desk = server.screen('facilitator', { key, code });
  for (const screen of [team, desk]) await screen.until(() => screen.welcomes.length > 0);
  return { ...server, code, token, team, desk };
}

describe('a message that cannot even be measured', () => {
  it.each([
    ['team', { type: 'log', text: unmeasurable }],
    ['team', { type: 'decide', action: 'act', why: unmeasurable }],
    ['team', { type: 'decide', action: unmeasurable, confidence: { valueOf: 1, toString: 1 } }],
    ['team', { type: 'answer', inject: 'mail', text: unmeasurable }],
    ['team', { type: 'read', injects: unmeasurable }],
    ['team', { type: 'read', injects: [unmeasurable] }],
    ['team', { type: unmeasurable }],
    ['team', unmeasurable],
    ['desk', { type: 'announce', text: unmeasurable }],
    ['desk', { type: 'show-prompt', text: unmeasurable }],
    ['desk', { type: 'add-team', name: unmeasurable }],
    ['desk', { type: 'toString' }],
    ['desk', { type: '__proto__' }],
  ] as const)('%s: %j is malformed, and nobody else notices', async (who, command) => {
    const screens = await seated();
    expect(await screens[who].command(command)).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', message: expect.stringMatching(/\.$/) },
    });
    expect(await screens.team.command({ type: 'log', text: 'still here' })).toMatchObject({ ok: true });
    expect(await screens.desk.command({ type: 'lock', locked: true })).toMatchObject({ ok: true });
  });

  it('says where it is wrong', async () => {
    const { team } = await seated();
    expect(await team.command({ type: 'log', text: unmeasurable })).toMatchObject({
      refusal: {
        message: 'The command cannot be read: command.text: Invalid input: expected string, received object.',
      },
    });
  });

  it('is no better as a body', async () => {
    const { ask, code } = await seated();
    const bodies: [string, object][] = [
      [`/api/exercises/${code}/seats`, { name: unmeasurable, team: 'team-1' }],
      [`/api/exercises/${code}/seats`, { name: 'Bob', team: 'team-1', roles: unmeasurable }],
      ['/api/exercises', { scenario: 'fake', teams: unmeasurable }],
      ['/api/exercises', { scenario: 'fake', teams: [unmeasurable] }],
    ];
    for (const [path, body] of bodies) {
      expect(await ask('POST', path, body)).toMatchObject({
        status: 400,
        body: { refusal: { code: 'malformed' } },
      });
    }
  });
});

describe('a fault of the program', () => {
  it('before the exercise is touched is answered as such: the exercise goes on for everybody', async () => {
    const engine = fakeEngine();
    const { team, desk } = await seated({ engine });
    const [exercise] = engine.made;
    const answered = exercise!.answered.bind(exercise);
    exercise!.answered = (actor, id) => {
      if (id === 'cursed-id') throw new TypeError('a fault of the program');
      return answered(actor, id);
    };
    const command = { type: 'log', text: 'hello' };
    expect(await team.send({ id: 'cursed-id', command })).toMatchObject({
      ok: false,
      refusal: { code: 'internal', message: expect.stringMatching(/\.$/) },
    });
    expect(await team.command(command)).toMatchObject({ ok: true });
    expect(await desk.command({ type: 'start' })).toMatchObject({ ok: true });
  });

  it('behind a route is answered with a refusal, too', async () => {
    const engine = fakeEngine();
    const { ask, code } = await seated({ engine });
    Object.defineProperty(engine.made[0], 'locked', {
      get: () => {
        throw new TypeError('a fault of the program');
      },
    });
    expect(await ask('GET', `/api/exercises/${code}`)).toMatchObject({
      status: 500,
      body: { refusal: { code: 'internal' } },
    });
    expect((await ask('GET', '/api/server')).status).toBe(200);
  });
});

/** A namespace of its own behind the door, on a real port. */
async function doorway(keeper: Partial<Doorkeeper<object>>) {
  const io = createIo(direct, () => {});
  const problems: [message: string, cause: unknown][] = [];
  open<object>(
    io.of('/team'),
    {
      problem: (message, error) => void problems.push([message, error]),
      build: () => null,
      publicUrl: direct,
    },
    {
      prove: async () => ({}),
      enter: () => ({ hear: {}, left: () => {} }),
      ...keeper,
    },
  );
  const server = createServer();
  attachIo(io, server, manualClock(), direct);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => io.close());
  const { port } = server.address() as AddressInfo;
  const socket = connect(`http://127.0.0.1:${port}/team`, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 1,
    reconnectionDelayMax: 5,
  });
  onTestFinished(() => void socket.disconnect());
  const ask = (event: string, ...values: unknown[]) =>
    new Promise<Answer>((resolve) => socket.emit(event, ...values, resolve));
  return { io, socket, ask, problems };
}

describe('the door', () => {
  const fault = new RangeError('a fault');
  const entered = {
    enter: () => ({
      hear: {
        throws: () => {
          throw fault;
        },
        rejects: () => Promise.reject(fault),
        says: (said: unknown): Answer => ({ ok: true, seq: said === undefined ? 0 : 1 }),
        silent: () => {},
        unspeakable: () => ({ ok: true, seq: 1n as unknown as number }) as Answer,
      },
      left: () => {
        throw fault;
      },
    }),
  };

  it('catches what a handler throws or a promise is rejected with, answers, and logs it once with its cause', async () => {
    const { ask, problems } = await doorway(entered);
    for (const event of ['throws', 'rejects']) {
      expect(await ask(event, 1)).toMatchObject({ ok: false, refusal: { code: 'internal' } });
    }
    expect(problems).toEqual([
      ['A fault of the program: "throws" failed at /team.', fault],
      ['A fault of the program: "rejects" failed at /team.', fault],
    ]);
    expect(await ask('says', 'still here')).toEqual({ ok: true, seq: 1 });
  });

  it('asks for no function to answer to, and for no number of values', async () => {
    const { ask, socket, problems } = await doorway(entered);
    for (const event of [
      'throws',
      'rejects',
      'says',
      'silent',
      'unspeakable',
      'unheard',
      'error',
      '__proto__',
      '',
    ]) {
      socket.emit(event);
      socket.emit(event, 'no function', null, 'but more');
    }
    expect(await ask('says')).toEqual({ ok: true, seq: 0 });
    expect(await ask('says', 1, 2, 3)).toEqual({ ok: true, seq: 1 });
    expect(problems).toHaveLength(4);
  });

  it('refuses a message that there is not', async () => {
    const { ask } = await doorway(entered);
    for (const event of ['unheard', 'toString', '__proto__', 'error']) {
      expect(await ask(event, {})).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    }
  });

  it('survives an answer that cannot be sent', async () => {
    const { ask, socket, problems } = await doorway(entered);
    socket.emit('unspeakable', 1, () => {});
    expect(await ask('says', 1)).toMatchObject({ ok: true });
    expect(problems).toEqual([['An answer at /team could not be sent.', expect.any(TypeError)]]);
  });

  it('a fault in proving who comes is a refusal; in showing them in, a lost connection; in letting them go, nothing', async () => {
    let faults = 2;
    const { socket, ask, problems } = await doorway({
      prove: async () => {
        if (faults-- > 1) throw fault;
        return {};
      },
      enter: () => {
        if (faults >= 0) throw fault;
        return entered.enter();
      },
    });
    const refused = await new Promise<Error & { data?: unknown }>((resolve) =>
      socket.once('connect_error', resolve),
    );
    expect(refused.data).toMatchObject({ code: 'internal' });
    socket.connect();
    await new Promise((resolve) => socket.once('disconnect', resolve));
    // It has come back by itself.
    expect(await ask('says', 1)).toMatchObject({ ok: true });
    socket.io.engine.close();
    expect(await ask('says', 1)).toMatchObject({ ok: true });
    expect(problems.map(([message]) => message)).toEqual([
      'A fault of the program: somebody who came was not let in at /team.',
      'A fault of the program: somebody who came was not shown in at /team.',
      'A fault of the program: somebody could not leave at /team.',
    ]);
  });
});
