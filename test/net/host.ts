import { onTestFinished } from 'vitest';
import type { Created, Joined } from '#protocol/http.ts';
import { createApp, type App, type AppOptions } from '../../server/app.ts';
import { fakeEngine } from './fakeExercise.ts';
import { manualClock, type ManualClock } from './manualClock.ts';
import { memoryStore, type MemoryStore } from './memoryStore.ts';
import { screenOf, type Screen } from './screen.ts';

export const key = 'the-facilitators-key';

export interface Host {
  app: App;
  url: string;
  clock: ManualClock;
  store: MemoryStore;
  /** A request with a JSON answer; the facilitator's key goes along unless `as` says otherwise. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    as?: string | null,
  ): Promise<{ status: number; body: unknown }>;
  create(teams?: string[], more?: object): Promise<Created>;
  join(code: string, name: string, team?: string): Promise<Joined>;
  screen(space: 'team' | 'facilitator' | 'projector', auth: object): Screen;
}

/** A whole server on a port of its own, with a clock and a disk that the test controls. Gone after the test. */
export async function host(options: AppOptions & { store?: MemoryStore } = {}): Promise<Host> {
  const clock = manualClock();
  const store = options.store ?? memoryStore();
  const app = await createApp({ engine: fakeEngine(), clock, key, logLevel: 'silent', ...options, store });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = app.local.replace('localhost', '127.0.0.1');
  onTestFinished(() => app.close());

  const ask: Host['ask'] = async (method, path, body, as = key) => {
    const headers: Record<string, string> = {};
    if (as !== null) headers.authorization = `Bearer ${as}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    app,
    url,
    clock,
    store,
    ask,
    create: async (teams = ['Alpha', 'Beta'], more = {}) =>
      (await ask('POST', '/api/exercises', { scenario: 'fake', teams, ...more })).body as Created,
    join: async (code, name, team = 'team-1') =>
      (await ask('POST', `/api/exercises/${code}/seats`, { name, team }, null)).body as Joined,
    screen: (space, auth) => screenOf(`${url}/${space}`, auth),
  };
}
