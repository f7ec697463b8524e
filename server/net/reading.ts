import type { Room } from './room.ts';
import { cut, readersOf, type SocketOf } from './io.ts';
import type { Limit } from './limits.ts';
import type { Channel, WelcomeTable } from './outbox.ts';

/** The channels one socket reads: a player one, a facilitator their own and every team they watch. */
export class Reading<D> {
  readonly #socket: SocketOf<D>;
  readonly #room: Room;
  readonly #seat: string | null;
  readonly #channels = new Map<string, { channel: Channel; welcome: (table: WelcomeTable) => void }>();

  constructor(socket: SocketOf<D>, room: Room, seat: string | null) {
    this.#socket = socket;
    this.#room = room;
    this.#seat = seat;
  }

  start(channel: Channel): void {
    const name = readersOf(this.#room.code, channel);
    if (this.#channels.has(name)) return;
    // Welcome and join within one turn: the next delta is the one that follows the table.
    const welcome = (table: WelcomeTable) => {
      this.#socket.emit('welcome', { ...table, seat: this.#seat, now: this.#room.wall() });
      void this.#socket.join(name);
    };
    this.#channels.set(name, { channel, welcome });
    this.#room.broadcaster.listen(channel, welcome);
  }

  stop(channel: Channel): void {
    const name = readersOf(this.#room.code, channel);
    const found = this.#channels.get(name);
    if (!found) return;
    this.#channels.delete(name);
    void this.#socket.leave(name);
    this.#room.broadcaster.leave(channel, found.welcome);
  }

  stopAll(): void {
    for (const { channel } of this.#channels.values()) this.stop(channel);
  }

  /**
   * Sends the whole table again. Who asks too often is cut off and comes back by itself, later and later: the tables are
   * large, and there is no answer in which to refuse.
   */
  again(of: unknown, limit: Limit): void {
    if (!limit.take()) {
      cut(this.#socket.conn);
      return;
    }
    const { audience, team } = (typeof of === 'object' && of !== null ? of : {}) as Partial<Channel>;
    for (const { channel } of this.#channels.values()) {
      if (channel.audience !== audience || channel.team !== (team ?? null)) continue;
      const table = this.#room.broadcaster.welcome(channel);
      if (table) this.#socket.emit('welcome', { ...table, seat: this.#seat, now: this.#room.wall() });
    }
  }
}
