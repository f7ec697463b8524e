import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished } from 'vitest';
import { apply, type Table } from '#protocol/delta.ts';
import type { Answer, ClientToServer, ServerToClient, Welcome } from '#protocol/events.ts';
import type { Refusal } from '#protocol/text.ts';

type WireSocket = Socket<ServerToClient, ClientToServer>;

/** A client as it should be: keeps its tables by welcome and deltas, and asks again when one is missing. */
export interface Screen {
  socket: WireSocket;
  /** Tables by channel: `team:team-1`, `facilitator`, `projector`. */
  tables: Map<string, Table>;
  welcomes: Welcome[];
  /** Deltas that came out of order; each was answered by a resync. */
  gaps: number;
  removed: Refusal | null;
  /** Why the connection was refused; null if it was not. */
  refused: Refusal | null;
  /** The next deltas that are thrown away, as if lost. */
  lose: number;
  /** Resolves as soon as `condition` gives something, looking again at each message and change of connection. */
  until<T>(condition: () => T): Promise<NonNullable<T>>;
  /** The one table of a screen that reads one channel. */
  table(): Table;
  command(command: object, more?: object): Promise<Answer>;
  send(envelope: unknown): Promise<Answer>;
}

let ids = 0;

export function screenOf(url: string, auth: object): Screen {
  const socket: WireSocket = io(url, {
    auth,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 1,
    reconnectionDelayMax: 5,
  });
  onTestFinished(() => void socket.disconnect());
  const seqs = new Map<string, number>();
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of waiting) check();
  };
  const keyOf = (audience: string, team: string | null) => (team === null ? audience : `${audience}:${team}`);

  const screen: Screen = {
    socket,
    tables: new Map(),
    welcomes: [],
    gaps: 0,
    removed: null,
    refused: null,
    lose: 0,
    until: (condition) =>
      new Promise((resolve, reject) => {
        const check = () => {
          try {
            const found = condition();
            if (!found) return;
            resolve(found);
          } catch (error) {
            reject(error);
          }
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      }),
    table() {
      expect(screen.tables.size).toBe(1);
      return [...screen.tables.values()][0] as Table;
    },
    command: (command, more = {}) => screen.send({ id: `test-command-${ids++}`, command, ...more }),
    send: (envelope) => new Promise((resolve) => socket.emit('command', envelope, resolve)),
  };

  socket.on('welcome', (welcome) => {
    const key = keyOf(welcome.audience, welcome.team);
    screen.welcomes.push(welcome);
    screen.tables.set(key, welcome.table);
    seqs.set(key, welcome.seq);
    look();
  });
  socket.on('delta', (delta) => {
    if (screen.lose > 0) {
      screen.lose -= 1;
      return;
    }
    const key = keyOf(delta.audience, delta.team);
    const before = seqs.get(key);
    // What comes after a stopped watch, or before a welcome, is nobody's.
    if (before === undefined) return;
    if (delta.seq === before + 1) {
      screen.tables.set(key, apply(screen.tables.get(key) as Table, delta));
      seqs.set(key, delta.seq);
    } else if (delta.seq > before) {
      screen.gaps += 1;
      socket.emit('resync', { audience: delta.audience, team: delta.team });
    }
    look();
  });
  socket.on('removed', (refusal) => {
    screen.removed = refusal;
    look();
  });
  socket.on('connect', () => {
    screen.refused = null;
    look();
  });
  socket.on('connect_error', (error: Error & { data?: Refusal }) => {
    screen.refused = error.data ?? null;
    // Only the server's own refusals end socket.io's trying: one that passes is for the client to wait out.
    if (error.data?.code === 'opening') setTimeout(() => socket.connect(), 50);
    look();
  });
  socket.on('disconnect', look);
  return screen;
}
