import { signal } from '@preact/signals';
import type { Socket } from 'socket.io-client';
import type { PlayerCommand, FacilitatorCommand } from '#protocol/commands.ts';
import type { Table } from '#protocol/delta.ts';
import type { Answer, ClientToServer, DeltaMessage, ServerToClient, Welcome } from '#protocol/events.ts';
import type { Place } from '#protocol/places.ts';
import type { Refusal, RefusalCode } from '#protocol/text.ts';
import type { Audience, FacilitatorRecords, ProjectorRecords, TeamRecords } from '#protocol/views.ts';
import { offline, type ClientRefusal } from './api.ts';
import { to } from './base.ts';
import { build, compareBuild, newerBuild } from './build.ts';
import { askAgainMs, busy, isOpening, opening, waitWhenBusy } from './opening.ts';
import { hearServerTime } from './serverTime.ts';
import { tab } from './storage.ts';
import { facilitator, mySeat, projector, team } from './store.ts';
import { receive, type Stream } from './stream.ts';

/**
 * The one socket of this page. Reading is by streams of deltas into the store; writing is one command at a time, each
 * with an id of its own, so that sending it again after a lost connection is harmless.
 */
export type Status = 'idle' | 'connecting' | 'live' | 'lost' | 'removed' | 'outdated';
export const status = signal<Status>('idle');
/** What carries it: a websocket, or plain requests where something on the way lets no websocket through. */
export const carrier = signal<'websocket' | 'polling' | null>(null);
/** What is known of a connection that does not come: the server is not reached at all, or answers and lets no connection stand. */
export const trouble = signal<'unreachable' | 'blocked' | null>(null);
/** Why the server sent this page away, or never let it in. */
export const removal = signal<Refusal | null>(null);

export type Credentials =
  | { audience: 'team'; token: string; code: string }
  | { audience: 'facilitator' | 'projector'; key: string; code: string };
export type Command = PlayerCommand | FacilitatorCommand;
export type Sent = Answer | { ok: false; refusal: ClientRefusal };

type WireSocket = Socket<ServerToClient, ClientToServer>;
interface Waiting {
  event: 'command' | 'watch';
  body: never;
  settle: (answer: Sent) => void;
}

/** Reasons not to be let in that may be over in a moment: the page tries again by itself. */
const passing: readonly string[] = ['opening', 'too-fast', 'internal'] satisfies RefusalCode[];
const comeAgainMs = 2_000;
/** So long a way of connecting is tried before the next one. Some proxies swallow a websocket's request without a word. */
const connectMs = 5_000;
/** After so long without a connection the page finds out what fails. */
const stuckMs = 10_000;
/** Kept by this tab: it need not wait for a websocket again after a reload. */
const carrierKey = 'poste-restante.carrier';

/** An answer that takes longer is asked for again, with the same id. */
const patienceMs = 8_000;

let socket: WireSocket | null = null;
let streams = new Map<string, Stream>();
let waiting = new Map<string, Waiting>();
/** What this page came as: a player's page shows the team it belongs to, a facilitator's the one that is watched. */
let came: Audience | null = null;
let watched: string | null = null;
/** Counts calls of connect and disconnect: a slow import must not revive a page that moved on. */
let generation = 0;

export async function connect(credentials: Credentials): Promise<void> {
  disconnect();
  const mine = ++generation;
  status.value = 'connecting';
  removal.value = null;
  const { io } = await import('socket.io-client');
  if (mine !== generation) return;
  if (newerBuild.peek() !== null) {
    status.value = 'outdated';
    return;
  }
  const { audience, ...auth } = credentials;
  came = audience;
  const next: WireSocket = io(`/${audience}`, {
    auth: { ...auth, build },
    path: to('/socket.io'),
    transports: ways(),
    // The next way at once where the first is refused; where it is swallowed, see below.
    tryAllTransports: true,
    timeout: connectMs,
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
    forceNew: true,
  });
  socket = next;
  watchCarrier(next);
  const hear = () => (heardAt = Date.now());
  next.io.on('open', hear);
  next.io.on('ping', hear);
  watchTrouble(mine);
  next.on('welcome', onWelcome);
  next.on('delta', onDelta);
  next.on('removed', (refusal) => leave(refusal));
  next.on('disconnect', (reason) => {
    if (status.value === 'removed' || status.value === 'outdated') return;
    status.value = 'lost';
    // The server closed this socket alone (it is stopping, say): socket.io leaves the return to us.
    if (reason === 'io server disconnect') setTimeout(() => socket === next && next.connect(), 500);
  });
  next.on('connect_error', (error: Error & { data?: unknown }) => {
    if (error.message === 'timeout') next.io.opts.transports = ['polling', 'websocket'];
    if (next.active) {
      status.value = status.value === 'connecting' ? 'connecting' : 'lost';
      return;
    }
    const refusal = asRefusal(error.data);
    if (refusal?.code === 'outdated') compareBuild(String(refusal.params?.build ?? ''));
    else if (refusal && !passing.includes(refusal.code)) leave(refusal);
    else {
      const busyMs = refusal && waitWhenBusy(refusal);
      const again = busyMs ?? (refusal && isOpening(refusal) ? askAgainMs : comeAgainMs);
      setTimeout(() => socket === next && next.connect(), again);
    }
  });
}

function ways(): ('websocket' | 'polling')[] {
  return tab.get(carrierKey) === 'polling' ? ['polling', 'websocket'] : ['websocket', 'polling'];
}

/** The server lets no more time pass without a sign: its ping every 10 s, and 8 s for the answer (server/net/io.ts). */
const silenceMs = 18_000;

let heardAt = 0;

/**
 * A page that is looked at again, or has its network back, does not wait for a timer that slept along: it connects at once. What
 * looks connected and has heard nothing for too long died while the device slept.
 */
export function wake(): void {
  const silent = status.peek() === 'live' && Date.now() - heardAt >= silenceMs;
  if (!socket || (status.peek() !== 'lost' && !silent)) return;
  socket.disconnect();
  socket.connect();
}

function watchCarrier({ io: manager }: WireSocket): void {
  const note = () => {
    const name = manager.engine.transport.name === 'websocket' ? 'websocket' : 'polling';
    carrier.value = name;
    tab.set(carrierKey, name);
  };
  manager.on('open', () => {
    note();
    manager.engine.on('upgrade', note);
  });
}

/** A page that is not live for a while asks the server by a plain request, which tells the two kinds of trouble apart. */
function watchTrouble(mine: number): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const reached = await fetch(to('/api/server')).then(
      () => true,
      () => false,
    );
    if (mine !== generation || status.peek() === 'live') return;
    trouble.value = reached ? 'blocked' : 'unreachable';
    waiting = setTimeout(() => void ask(), stuckMs);
  };
  const stop = status.subscribe((now) => {
    clearTimeout(waiting);
    if (mine !== generation) return;
    if (now === 'connecting' || now === 'lost') waiting = setTimeout(() => void ask(), stuckMs);
    else trouble.value = null;
  });
  endWatch();
  endWatch = () => {
    clearTimeout(waiting);
    stop();
  };
}
let endWatch = () => {};

export function disconnect(): void {
  endWatch();
  generation += 1;
  socket?.disconnect();
  socket = null;
  streams = new Map();
  for (const { settle } of waiting.values()) settle({ ok: false, refusal: offline });
  waiting = new Map();
  watched = null;
  status.value = 'idle';
  carrier.value = null;
  trouble.value = null;
  opening.value = null;
  mySeat.value = null;
  for (const store of [team, facilitator, projector]) store.replace(null);
}

/**
 * Sends a command and gives the server's answer. Without a connection nothing is sent and nothing is kept for later: the
 * answer is the refusal `offline` at once. A connection lost while waiting is another matter: the command may have
 * arrived, so it is sent again, with the same id, when the connection is back.
 */
export function send(command: Command): Promise<Sent> {
  const id = newId();
  const tick = tickShown();
  return transmit('command', id, { id, ...(tick === undefined ? {} : { tick }), command });
}

/** Tells the team where this seat looks. Nobody waits for it, and nothing is made up for when it is lost. */
export function look(place: Place): void {
  if (socket?.connected) socket.emit('look', place);
}

/** A facilitator opens or leaves a team's own screen; one at a time. */
export async function watch(teamId: string | null): Promise<Sent> {
  const before = watched;
  watched = teamId;
  if (before !== teamId) team.replace(null);
  if (before !== null && before !== teamId) {
    streams.delete(`team:${before}`);
    void transmit('watch', newId(), { team: before, on: false });
  }
  if (teamId === null) return { ok: true, seq: 0 };
  return transmit('watch', newId(), { team: teamId, on: true });
}

function transmit(event: Waiting['event'], id: string, body: unknown): Promise<Sent> {
  if (!socket?.connected || status.value !== 'live') return Promise.resolve({ ok: false, refusal: offline });
  return new Promise((settle) => {
    waiting.set(id, { event, body: body as never, settle });
    emit(id);
  });
}

function emit(id: string): void {
  const entry = waiting.get(id);
  if (!entry || !socket?.connected) return;
  const again = setTimeout(() => emit(id), patienceMs);
  socket.emit(entry.event, entry.body, (answer: Answer) => {
    clearTimeout(again);
    if (waiting.delete(id)) entry.settle(answer);
  });
}

function onWelcome(welcome: Welcome): void {
  const { audience, team: teamId, seq, table } = welcome;
  hearServerTime(welcome.now);
  streams.set(streamKey(audience, teamId), { seq, table, gap: false });
  if (came === 'team') mySeat.value = welcome.seat;
  publish(audience, teamId, table);
  const returning = status.value !== 'live';
  status.value = 'live';
  opening.value = null;
  busy.value = null;
  if (!returning) return;
  for (const id of waiting.keys()) emit(id);
  if (watched !== null && audience === 'facilitator') {
    void transmit('watch', newId(), { team: watched, on: true });
  }
}

function onDelta(delta: DeltaMessage): void {
  const stream = streams.get(streamKey(delta.audience, delta.team));
  if (!stream) return;
  const asked = stream.gap;
  const outcome = receive(stream, delta);
  if (outcome === 'applied') publish(delta.audience, delta.team, stream.table);
  else if (outcome === 'gap' && !asked)
    socket?.emit('resync', { audience: delta.audience, team: delta.team });
}

function publish(audience: Audience, teamId: string | null, table: Table): void {
  // The server projects each audience's records; what it says is believed, not checked again.
  if (audience === 'facilitator') facilitator.replace(table as Partial<FacilitatorRecords>);
  else if (audience === 'projector') projector.replace(table as Partial<ProjectorRecords>);
  else if (came === 'team' || teamId === watched) team.replace(table as Partial<TeamRecords>);
}

function leave(refusal: Refusal): void {
  removal.value = refusal;
  hangUp('removed', refusal);
}

// However it was found out: an old page sends nothing and hears nothing more. What it shows stays until it is loaded again.
newerBuild.subscribe((newer) => {
  if (newer !== null && socket) {
    hangUp('outdated', { code: 'outdated', message: 'A newer version of the game is here.' });
  }
});

function hangUp(as: 'removed' | 'outdated', refusal: Refusal): void {
  status.value = as;
  opening.value = null;
  for (const { settle } of waiting.values()) settle({ ok: false, refusal });
  waiting = new Map();
  socket?.disconnect();
}

function streamKey(audience: Audience, teamId: string | null): string {
  return `${audience}:${audience === 'team' ? (teamId ?? '') : ''}`;
}

function tickShown(): number | undefined {
  for (const store of [team, facilitator]) {
    const clock = store.table.peek()?.clock;
    if (clock) return clock.tick;
  }
  return undefined;
}

/** `crypto.randomUUID` exists on secure origins only; a class joins over plain http on the local network. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function asRefusal(data: unknown): Refusal | null {
  return typeof data === 'object' && data !== null && 'code' in data ? (data as Refusal) : null;
}
