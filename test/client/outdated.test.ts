import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildHeader } from '#protocol/build.ts';

const mine = 'a1b2c3d4e5f6';
const newer = '0123456789ab';

/** What the page finds in its document: fields with words, dialogs. */
interface FakeField {
  type: string;
  value: string;
}
class Input implements FakeField {
  readonly type: string;
  value: string;
  constructor(type: string, value: string) {
    this.type = type;
    this.value = value;
  }
}
class Area {
  value = '';
}

/** A page of a build: its modules anew, its window the least that they ask for. */
async function page(options: { keeps?: boolean; build?: string | undefined } = {}) {
  const { keeps = true, build = mine } = options;
  vi.resetModules();
  vi.stubEnv('BUILD', 'build' in options ? options.build : build);
  const listeners = new Map<string, Set<(event: object) => void>>();
  const fields: object[] = [];
  const opened = { dialog: false };
  const focus: { on: object | null } = { on: null };
  const reload = vi.fn<() => void>();
  vi.stubGlobal('addEventListener', (name: string, listener: (event: object) => void) =>
    listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
  );
  vi.stubGlobal('HTMLInputElement', Input);
  vi.stubGlobal('HTMLTextAreaElement', Area);
  vi.stubGlobal('document', {
    querySelector: () => (opened.dialog ? {} : null),
    querySelectorAll: () => fields,
    get activeElement() {
      return focus.on;
    },
  });
  vi.stubGlobal('location', { reload, protocol: 'http:', host: 'localhost:1', pathname: '/' });
  vi.stubGlobal('sessionStorage', keeps ? tab : forgetful);
  const modules = {
    ...(await import('../../client/build.ts')),
    ...(await import('../../client/typing.ts')),
    ...(await import('../../client/reload.ts')),
    ...(await import('../../client/api.ts')),
  };
  const happens = (name: string, target: object = {}) => {
    for (const listener of listeners.get(name) ?? []) listener({ target });
  };
  return {
    ...modules,
    reload,
    opened,
    focus,
    happens,
    /** Somebody types into a field, or empties it. */
    types(field: { value: string }, words: string) {
      if (!fields.includes(field)) fields.push(field);
      field.value = words;
      happens('input', field);
    },
    shows: (field: object) => void fields.push(field),
  };
}

/** What the tab keeps from one load of the page to the next. */
let kept: Map<string, string>;
const tab = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
};
const forgetful = {
  getItem: () => {
    throw new DOMException('no storage here', 'SecurityError');
  },
};

beforeEach(() => {
  kept = new Map();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('what is being typed', () => {
  it('is words that somebody put into a field, with or without the focus, until they are gone', async () => {
    const { startNoticing, beingTyped, types } = await page();
    startNoticing();
    const line = new Input('text', '');
    types(line, 'half a sen');
    expect(beingTyped()).toBe(true);
    types(line, '  ');
    expect(beingTyped()).toBe(false);
    const reply = new Area();
    types(reply, 'we');
    expect(beingTyped()).toBe(true);
    reply.value = '';
    expect(beingTyped()).toBe(false);
  });

  it('is nothing that the page itself wrote there', async () => {
    const { startNoticing, beingTyped, shows } = await page();
    startNoticing();
    shows(new Input('text', 'Nadia'));
    expect(beingTyped()).toBe(false);
  });

  it.each(['radio', 'checkbox', 'number', 'range'])('is nothing of a %s', async (type) => {
    const { startNoticing, beingTyped, types } = await page();
    startNoticing();
    types(new Input(type, ''), '12');
    expect(beingTyped()).toBe(false);
  });

  it('is what is searched for while one searches', async () => {
    const { startNoticing, beingTyped, types, focus } = await page();
    startNoticing();
    const search = new Input('search', '');
    types(search, 'scrub');
    expect(beingTyped()).toBe(false);
    focus.on = search;
    expect(beingTyped()).toBe(true);
  });

  it('is an open dialog that asks for something', async () => {
    const { beingTyped, opened } = await page();
    opened.dialog = true;
    expect(beingTyped()).toBe(true);
  });
});

describe('an old page', () => {
  it('loads itself again a second after the last key, once', async () => {
    const old = await page();
    old.startReloading();
    const line = new Input('text', '');
    old.types(line, 'half a sen');
    old.compareBuild(newer);
    vi.advanceTimersByTime(60_000);
    expect(old.reload).not.toHaveBeenCalled();
    expect(old.reloadsItself.value).toBe(true);
    old.types(line, '');
    vi.advanceTimersByTime(900);
    old.types(line, 'no, wait');
    vi.advanceTimersByTime(5_000);
    old.types(line, '');
    vi.advanceTimersByTime(999);
    expect(old.reload).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(old.reload).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(old.reload).toHaveBeenCalledOnce();
  });

  it('waits for a dialog to be closed', async () => {
    const old = await page();
    old.startReloading();
    old.opened.dialog = true;
    old.compareBuild(newer);
    vi.advanceTimersByTime(5_000);
    expect(old.reload).not.toHaveBeenCalled();
    old.opened.dialog = false;
    old.happens('close');
    vi.advanceTimersByTime(1_000);
    expect(old.reload).toHaveBeenCalledOnce();
  });

  it('does so once a build in a tab: what comes back old has a button', async () => {
    const first = await page();
    first.startReloading();
    first.compareBuild(newer);
    vi.advanceTimersByTime(1_000);
    expect(first.reload).toHaveBeenCalledOnce();

    const still = await page();
    still.startReloading();
    still.compareBuild(newer);
    expect(still.reloadsItself.value).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(still.reload).not.toHaveBeenCalled();

    const another = await page();
    another.startReloading();
    another.compareBuild('ba9876543210');
    vi.advanceTimersByTime(1_000);
    expect(another.reload).toHaveBeenCalledOnce();

    const back = await page();
    back.startReloading();
    back.compareBuild(newer);
    vi.advanceTimersByTime(60_000);
    expect(back.reload).not.toHaveBeenCalled();
  });

  it('has the button alone where the browser keeps nothing', async () => {
    const old = await page({ keeps: false });
    old.startReloading();
    old.compareBuild(newer);
    expect(old.reloadsItself.value).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(old.reload).not.toHaveBeenCalled();
  });
});

describe('a page finds out', () => {
  const answers = (build: string | null) =>
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Response.json({}, { headers: build === null ? {} : { [buildHeader]: build } })),
    );

  it.each([
    ['another build', newer, newer],
    ['its own', mine, null],
    ['none', null, null],
  ])('by an answer of the server that names %s', async (_what, served, found) => {
    const { request, newerBuild } = await page();
    answers(served);
    await request('GET', '/api/server');
    expect(newerBuild.value).toBe(found);
  });

  it('nothing in development', async () => {
    const { request, newerBuild } = await page({ build: undefined });
    answers(newer);
    await request('GET', '/api/server');
    expect(newerBuild.value).toBeNull();
  });
});

describe('the socket of a page', () => {
  /** A server of the build that each test says, over real sockets. */
  async function server(served: { build: string }) {
    vi.useRealTimers();
    const http = createServer();
    const io = new Server(http);
    const named: unknown[] = [];
    const space = io.of('/team');
    space.use((socket, next) => {
      named.push(socket.handshake.auth.build);
      if (socket.handshake.auth.build === served.build) return next();
      const data = { code: 'outdated', message: 'old', params: { build: served.build } };
      next(Object.assign(new Error(data.message), { data }));
    });
    space.on('connection', (socket) =>
      socket.emit('welcome', {
        audience: 'team',
        team: 'team-1',
        seat: 'seat-1',
        seq: 1,
        tick: 0,
        table: { clock: { tick: 7 } },
      }),
    );
    await new Promise<void>((listening) => http.listen(0, listening));
    onTestFinished(() => void io.close());
    const old = await page();
    vi.stubGlobal('location', {
      protocol: 'http:',
      host: `localhost:${(http.address() as AddressInfo).port}`,
    });
    const connection = await import('../../client/connection.ts');
    onTestFinished(() => connection.disconnect());
    const { team } = await import('../../client/store.ts');
    void connection.connect({ audience: 'team', token: 'token', code: 'ABC234' });
    return { ...old, ...connection, team, io, named };
  }
  const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 5 });
  const line = { type: 'log', text: 'noted' } as const;

  it('names its build, and is refused when it comes back to another: what it showed stays, nothing is sent', async () => {
    const served = { build: mine };
    const { status, newerBuild, removal, team, io, named, send } = await server(served);
    await until(() => expect(status.value).toBe('live'));
    expect(named).toEqual([mine]);
    served.build = newer;
    const answer = send(line);
    for (const socket of await io.of('/team').fetchSockets()) socket.disconnect(true);
    await until(() => expect(status.value).toBe('outdated'));
    expect(newerBuild.value).toBe(newer);
    expect(removal.value).toBeNull();
    expect(team.record('clock')).toEqual({ tick: 7 });
    // It may have arrived: it is not told as not sent.
    expect(await answer).toMatchObject({ ok: false, refusal: { code: 'outdated' } });
    expect(await send(line)).toMatchObject({ ok: false });
  });

  it('is given up when an answer of the API tells', async () => {
    const { status, team, io, compareBuild, connect } = await server({ build: mine });
    await until(() => expect(status.value).toBe('live'));
    compareBuild(newer);
    expect(status.value).toBe('outdated');
    expect(team.record('clock')).toEqual({ tick: 7 });
    await until(() => expect(io.of('/team').sockets.size).toBe(0));
    await connect({ audience: 'team', token: 'token', code: 'ABC234' });
    expect(status.value).toBe('outdated');
  });
});
