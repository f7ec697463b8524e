import { describe, expect, it } from 'vitest';
import type { Created, ExerciseSummary, JoinInfo } from '#protocol/http.ts';
import { host, key } from './host.ts';

const refusal = (code: string) => ({ refusal: { code, message: expect.any(String) } });

describe('the server', () => {
  it('says its version and the addresses players can open', async () => {
    const { ask, url } = await host();
    expect((await ask('GET', '/api/server', undefined, null)).body).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      addresses: [url],
    });
  });

  it('shows scenarios, exercises, logs and projector keys to the facilitator alone', async () => {
    const { ask, create } = await host();
    const { code } = await create();
    for (const path of [
      '/scenarios',
      '/exercises',
      `/exercises/${code}/log`,
      `/exercises/${code}/projector-key`,
    ]) {
      for (const as of [null, 'a-wrong-key', `${key} `.repeat(2)]) {
        const answer = await ask('GET', `/api${path}`, undefined, as);
        expect(answer).toEqual({ status: 401, body: refusal('wrong-key') });
      }
      expect((await ask('GET', `/api${path}`)).status).toBe(200);
    }
    expect(await ask('DELETE', `/api/exercises/${code}`, undefined, null)).toMatchObject({ status: 401 });
    expect(await ask('POST', '/api/exercises', { scenario: 'fake', teams: ['A'] }, null)).toMatchObject({
      status: 401,
    });
  });

  it('answers paths it does not know with JSON and 404', async () => {
    const { ask } = await host();
    expect(await ask('GET', '/api/nothing')).toEqual({
      status: 404,
      body: { message: 'There is nothing at GET /api/nothing.' },
    });
  });
});

describe('creating an exercise', () => {
  it('gives an unambiguous code, and is listed', async () => {
    const { ask, create } = await host();
    const { code, projectorKey } = await create(['Alpha', 'Beta'], { title: 'Monday', seed: 5 });
    expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY34679]{6}$/);
    expect(projectorKey).toHaveLength(22);
    const [summary] = (await ask('GET', '/api/exercises')).body as ExerciseSummary[];
    expect(summary).toMatchObject({ code, title: 'Monday', lifecycle: 'lobby', tick: 0, teams: 2, seats: 0 });
    expect((await ask('GET', `/api/exercises/${code}/projector-key`)).body).toEqual({ projectorKey });
  });

  it.each([
    [{}, /scenario/],
    [{ scenario: 'fake', teams: [] }, /teams/],
    [{ scenario: 'other', teams: ['A'] }, /There is no scenario "other"\. On offer: fake\./],
    [{ scenario: 'fake', teams: ['A'], difficulty: 'soft' }, /no difficulty "soft"\. It has: hard\./],
    [{ scenario: 'fake', teams: ['A'], format: 'endless' }, /no format "endless"\. It has: short, long\./],
    [{ scenario: 'fake', teams: ['Same', 'same'] }, /Two teams are called "same"/],
    [{ scenario: 'fake', teams: ['A'], surprise: 1 }, /surprise/],
  ])('%j is refused as malformed', async (body, message) => {
    const { ask } = await host();
    const answer = await ask('POST', '/api/exercises', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      refusal: { code: 'malformed', message: expect.stringMatching(message) },
    });
  });

  it('is refused with a sentence when it cannot be stored', async () => {
    const { ask, store } = await host();
    store.fail('The disk is full.');
    expect(await ask('POST', '/api/exercises', { scenario: 'fake', teams: ['Alpha'] })).toMatchObject({
      status: 503,
      body: { refusal: { code: 'storage-failed', message: 'The disk is full.' } },
    });
  });

  it('takes 1,263 teams', async () => {
    const { ask } = await host();
    const teams = Array.from({ length: 1_263 }, (_, i) => `Organisation ${i} of the national day`);
    expect((await ask('POST', '/api/exercises', { scenario: 'fake', teams })).status).toBe(201);
  });
});

describe('joining', () => {
  it('gives a seat and a token, and counts', async () => {
    const { ask, create, join } = await host();
    const { code } = await create();
    expect(await join(code, 'Ada')).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      seat: expect.stringMatching(/^seat-[0-9a-f]{12}$/),
      team: 'team-1',
      code,
    });
    const info = (await ask('GET', `/api/exercises/${code}`, undefined, null)).body as JoinInfo;
    expect(info.teams).toEqual([
      { id: 'team-1', name: 'Alpha', seats: 1, free: 7, rolesTaken: [] },
      { id: 'team-2', name: 'Beta', seats: 0, free: 8, rolesTaken: [] },
    ]);
  });

  it('accepts a code as people type it', async () => {
    const { ask, create } = await host();
    const { code } = await create();
    const typed = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    const info = await ask('GET', `/api/exercises/${encodeURIComponent(typed)}`, undefined, null);
    expect(info).toMatchObject({ status: 200, body: { code } });
  });

  it('is refused with the reason', async () => {
    const { ask, create, join } = await host();
    const { code } = await create(['Alpha', 'Beta'], { seatsPerTeam: 2 });
    const seats = `/api/exercises/${code}/seats`;
    await join(code, 'Ada');
    const body = { name: 'Bob', team: 'team-1' };
    expect(await ask('POST', seats, { ...body, name: ' ADA ' })).toMatchObject({
      status: 409,
      body: { refusal: { code: 'name-taken', params: { name: 'Ada' } } },
    });
    expect(await ask('POST', seats, { ...body, team: 'team-9' })).toMatchObject({
      status: 404,
      body: refusal('unknown-team'),
    });
    expect(await ask('POST', seats, { ...body, roles: ['pilot'] })).toMatchObject({
      status: 400,
      body: refusal('malformed'),
    });
    expect(await ask('POST', seats, { name: '', team: 'team-1' })).toMatchObject({
      status: 400,
      body: refusal('malformed'),
    });
    await join(code, 'Bob');
    expect(await ask('POST', seats, { ...body, name: 'Cyd' })).toMatchObject({
      status: 409,
      body: refusal('team-full'),
    });
    expect(await ask('POST', '/api/exercises/CCCCCC/seats', body)).toMatchObject({
      status: 404,
      body: refusal('unknown-code'),
    });
  });

  it('waits for the disk, and is refused when it fails', async () => {
    const { ask, create, store } = await host();
    const { code } = await create();
    store.hold();
    const asked = ask('POST', `/api/exercises/${code}/seats`, { name: 'Ada', team: 'team-1' });
    store.fail('The disk is full.');
    expect(await asked).toEqual({
      status: 503,
      body: { refusal: { code: 'storage-failed', message: 'The disk is full.' } },
    });
  });

  it('a class of 300 behind one address gets in at once; somebody who guesses codes does not get far', async () => {
    const { ask, create, join, clock, url } = await host();
    const teams = Array.from({ length: 30 }, (_, i) => `Team ${i}`);
    const { code } = await create(teams, { seatsPerTeam: 10 });
    const all = await Promise.all(
      Array.from({ length: 300 }, (_, i) => join(code, `Player ${i}`, `team-${(i % 30) + 1}`)),
    );
    expect(new Set(all.map(({ token }) => token)).size).toBe(300);

    const guess = () => ask('GET', '/api/exercises/CCCCCC', undefined, null);
    const statuses = await Promise.all(Array.from({ length: 150 }, async () => (await guess()).status));
    expect(statuses.filter((status) => status === 404)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
    // Whoever sits there goes on: this address has proven to know the code.
    expect((await ask('GET', `/api/exercises/${code}`, undefined, null)).status).toBe(200);
    // Another exercise's code was not known here yet: it is told how long to wait, and not that there is none.
    const other = await create();
    const early = await fetch(`${url}/api/exercises/${other.code}`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await early.json()).toMatchObject({ refusal: { code: 'too-fast', params: { seconds: 1 } } });
    // Keys are counted by themselves, and a long one cannot be guessed.
    expect(await ask('GET', '/api/exercises', undefined, 'a-wrong-key')).toMatchObject({
      status: 401,
      body: refusal('wrong-key'),
    });
    for (let i = 0; i < 120; i++) await ask('GET', '/api/exercises', undefined, `guess-${i}`);
    expect((await ask('GET', '/api/exercises')).status).toBe(200);
    clock.advance(2_000);
    expect((await ask('GET', `/api/exercises/${other.code}`, undefined, null)).status).toBe(200);
  });

  it('an exercise that was deleted says so, to its code and to its seats', async () => {
    const { ask, create, join, screen, clock } = await host();
    const { code } = await create();
    const { token } = await join(code, 'Ada');
    await ask('DELETE', `/api/exercises/${code}`);
    const day = new Date(clock.wall()).toISOString().slice(0, 10);
    expect(await ask('GET', `/api/exercises/${code}`, undefined, null)).toMatchObject({
      status: 410,
      body: { refusal: { code: 'exercise-deleted', params: { day } } },
    });
    const ada = screen('team', { token, code });
    await ada.until(() => ada.refused !== null);
    expect(ada.refused).toMatchObject({ code: 'exercise-deleted' });
    // That is no guess.
    for (let i = 0; i < 120; i++) await ask('GET', `/api/exercises/${code}`, undefined, null);
    expect((await ask('GET', '/api/exercises/CCCCCC', undefined, null)).status).toBe(404);
  });
});

describe('a facilitator’s key short enough to be guessed', () => {
  it('opens nothing new while somebody guesses; where it opened before, it does', async () => {
    const { ask, clock } = await host({ key: 'shortkey' });
    for (let i = 0; i < 101; i++) await ask('GET', '/api/exercises', undefined, `guess-${i}`);
    expect(await ask('GET', '/api/exercises', undefined, 'shortkey')).toMatchObject({
      status: 429,
      body: refusal('too-fast'),
    });
    clock.advance(2_000);
    expect((await ask('GET', '/api/exercises', undefined, 'shortkey')).status).toBe(200);
    for (let i = 0; i < 101; i++) await ask('GET', '/api/exercises', undefined, `more-${i}`);
    expect((await ask('GET', '/api/exercises', undefined, 'shortkey')).status).toBe(200);
  });
});

describe('what comes in', () => {
  it('a body that is no JSON is malformed, one that is too large is too large, and a key is asked for first', async () => {
    const { ask, create } = await host();
    const { code } = await create();
    const seats = `/api/exercises/${code}/seats`;
    expect(await ask('POST', seats, '{"name": ')).toMatchObject({ status: 400, body: refusal('malformed') });
    expect(await ask('POST', seats, '')).toMatchObject({ status: 400, body: refusal('malformed') });
    expect(await ask('POST', seats, '[]')).toMatchObject({ status: 400, body: refusal('malformed') });
    const large = JSON.stringify({ name: 'x'.repeat(70_000), team: 'team-1' });
    expect(await ask('POST', seats, large)).toMatchObject({ status: 413, body: refusal('too-large') });
    expect(await ask('POST', '/api/exercises', large, null)).toMatchObject({ status: 401 });
  });

  it('the catalogue is public to whoever has the code, compressed, and revalidated by its ETag', async () => {
    const { url, create } = await host();
    const { code } = await create();
    const first = await fetch(`${url}/api/exercises/${code}/catalogue`);
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(await first.json()).toMatchObject({ scenario: { id: 'fake' } });
    const etag = first.headers.get('etag') as string;
    const again = await fetch(`${url}/api/exercises/${code}/catalogue`, {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });
});

describe('deleting', () => {
  it('takes the exercise out of the list and out of the store', async () => {
    const { ask, create, store } = await host();
    const { code } = (await create()) satisfies Created;
    expect((await ask('DELETE', `/api/exercises/${code}`)).status).toBe(204);
    expect(await ask('GET', `/api/exercises/${code}`)).toMatchObject({
      status: 410,
      body: { refusal: { code: 'exercise-deleted' } },
    });
    expect(store.exercises()).toEqual([]);
    expect(await ask('DELETE', `/api/exercises/${code}`)).toMatchObject({ status: 410 });
  });
});
