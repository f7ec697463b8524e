import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Created, Joined } from '#protocol/http.ts';
import { refusalCodes, type Refusal } from '#protocol/text.ts';
import { screenOf } from '../net/screen.ts';
import { temporaryFolder } from '../store/samples.ts';
import { facilitatorMessages, playerMessages, requests, type Asked, type Message } from './nonsense.ts';
import { builtProgram, start, type Running } from './program.ts';

/** Seeds that ever failed. 659215836: the trial itself deleted an exercise. */
const pinned: number[] = [659215836];
const seeds = [...pinned, Date.now() % 1_000_000_000];
/** Messages of one seat in a trial: no more than its burst, so that each of them is read. */
const ofOneSeat = 18;

const program = builtProgram();

async function post<T>({ url, key }: Running, path: string, body: object): Promise<T> {
  const response = await fetch(`${url}/api/exercises${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as T;
}

/** The program with two exercises: one for nonsense, and one that must not notice. */
async function playing() {
  const running = await start(program.main, ['--data', temporaryFolder(), '--log', 'silent']);
  const create = (teams: string[]) =>
    post<Created>(running, '', { scenario: 'la-poste-2025', teams, seatsPerTeam: 50, ticksPerMinute: 60 });
  const join = (code: string, name: string, team: string) =>
    post<Joined>(running, `/${code}/seats`, { name, team, roles: ['director'] });
  const [noisy, quiet] = [await create(['Loud', 'Mates']), await create(['Calm'])];
  const witnesses = [await join(noisy.code, 'Ada', 'team-2'), await join(quiet.code, 'Bob', 'team-1')].map(
    ({ token }) => screenOf(`${running.url}/team`, { token }),
  );
  await Promise.all(witnesses.map((one) => one.until(() => one.welcomes.length > 0)));
  const desk = screenOf(`${running.url}/facilitator`, { key: running.key, code: noisy.code });
  await desk.until(() => desk.welcomes.length > 0);
  expect(await desk.command({ type: 'start' })).toMatchObject({ ok: true });

  /** Others play on as if nothing were. */
  const undisturbed = async () => {
    expect(running.child.exitCode).toBeNull();
    for (const witness of witnesses) {
      const say = () => witness.command({ type: 'log', text: 'still here' });
      let answer = await say();
      // A jump is a right command, and holds the room for as long as it takes.
      while (!answer.ok && answer.refusal.code === 'jumping') answer = await say();
      expect(answer).toMatchObject({ ok: true });
    }
  };
  const ended = once(running.child, 'exit').then(() => Promise.reject(new Error('The program has ended.')));
  // It does, when the test does.
  ended.catch(() => {});
  return {
    ...running,
    ended,
    code: noisy.code,
    join: (name: string) => join(noisy.code, name, 'team-1'),
    undisturbed,
  };
}

const socketOf = async (url: string, auth: object): Promise<Socket> => {
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true });
  onTestFinished(() => void socket.disconnect());
  await new Promise((resolve) => socket.once('welcome', resolve));
  return socket;
};

/** Sends all of it and waits for every answer that is due; `look` and `resync` have none. */
async function say(socket: Socket, messages: readonly Message[]): Promise<void> {
  const answers = messages.map(
    ({ event, values }) =>
      new Promise<unknown>((resolve) => {
        if (event === 'look' || event === 'resync') resolve({ ok: true, seq: 0 });
        socket.emit(event, ...values, resolve);
        socket.emit(event, ...values);
      }),
  );
  const wrong = (await Promise.all(answers)).flatMap((answer, i) =>
    isAnswer(answer) ? [] : [{ message: messages[i], answer }],
  );
  expect(wrong).toEqual([]);
}

/** An entry of the log, or a reason that is the sender's: never a fault of the program, and nothing is halted. */
function isAnswer(answer: unknown): boolean {
  const { ok, seq, refusal } = answer as { ok?: unknown; seq?: unknown; refusal?: Refusal };
  return ok === true ? Number.isInteger(seq) : ok === false && isRefusal(refusal);
}

const isRefusal = (refusal: Refusal | undefined): boolean =>
  refusal !== undefined &&
  refusalCodes.includes(refusal.code) &&
  refusal.code !== 'internal' &&
  refusal.code !== 'storage-failed' &&
  refusal.message.endsWith('.');

/** As it stands, and nothing made better on the way. */
function ask(url: string, { method, path, headers, body }: Asked): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = httpRequest(url, { method, path, headers: { ...headers, ...length } }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Done, or refused with a reason; a path that is none of ours is said to be none. */
function isFine({ method }: Asked, { status, text }: { status: number; text: string }): boolean {
  if (status < 400 || (status < 500 && method === 'HEAD')) return true;
  const { refusal, message } = JSON.parse(text) as { refusal?: Refusal; message?: string };
  return status < 500 && (isRefusal(refusal) || (status === 404 && message !== undefined));
}

describe.each(seeds)('nonsense of seed %i', { timeout: 60_000 }, (seed) => {
  it('from players and facilitators is answered, and nobody else notices', async () => {
    const { url, key, code, child, ended, join, undisturbed } = await playing();
    const batches = (messages: fc.Arbitrary<Message>, numRuns: number) =>
      fc.sample(fc.array(messages, { minLength: ofOneSeat / 2, maxLength: ofOneSeat / 2 }), {
        seed,
        numRuns,
      });
    for (const [i, batch] of batches(playerMessages, 30).entries()) {
      const { token } = await join(`Player ${i}`);
      await Promise.race([ended, say(await socketOf(`${url}/team`, { token }), batch)]);
      if (i % 6 === 0) await undisturbed();
    }
    for (const [i, batch] of batches(facilitatorMessages, 30).entries()) {
      await Promise.race([ended, say(await socketOf(`${url}/facilitator`, { key, code }), batch)]);
      if (i % 6 === 0) await undisturbed();
    }
    await undisturbed();
    expect(child.exitCode).toBeNull();
  });

  it('over HTTP is answered, and nobody else notices', async () => {
    const { url, key, code, undisturbed } = await playing();
    const wrong: object[] = [];
    for (const asked of fc.sample(requests(code, key), { seed, numRuns: 250 })) {
      const answer = await ask(url, asked);
      if (!isFine(asked, answer)) wrong.push({ asked, answer });
    }
    expect(wrong).toEqual([]);
    await undisturbed();
  });
});
