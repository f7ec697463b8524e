import { Refused } from '#protocol/text.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { hashOf, isToken, sameSecret } from './codes.ts';
import { LimitByAddress, rates } from './limits.ts';
import { exerciseDeleted, seatGone, tooFast, unknownCode, wrongKey } from './refusals.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface AccessOptions {
  rooms: Rooms;
  store: Store;
  clock: Clock;
  facilitatorKey: string;
}

/** Characters of a facilitator's key that nobody finds by trying. Ours have 22; one chosen by hand may be shorter. */
const longKey = 20;
/** Addresses with what they have proven to know; beyond so many the oldest are forgotten. */
const mostProven = 20_000;

type Guessed = 'code' | 'key' | 'token';

/**
 * Who may come in, over HTTP and over sockets alike. Every wrong code, key or token counts against its address, each kind by itself: codes have
 * 30 bits and a short key fewer, and a script must not get through them. An address with too many wrong ones of a kind is told how long
 * to wait before anything is compared, right or wrong: else the right one would show by its answer. Somebody guessing in a class must keep
 * nobody out, though: what an address has once proven to know stays open to it, and what is not found by trying opens always (tokens, the
 * projector's key, a long facilitator's key).
 */
export class Access {
  readonly #options: AccessOptions;
  readonly #guesses: Record<Guessed, LimitByAddress>;
  readonly #joins: LimitByAddress;
  readonly #proven = new Set<string>();

  constructor(options: AccessOptions) {
    this.#options = options;
    const limit = () => new LimitByAddress(options.clock, rates.guesses);
    this.#guesses = { code: limit(), key: limit(), token: limit() };
    this.#joins = new LimitByAddress(options.clock, rates.joins);
  }

  /** @throws Refused `wrong-key` or `too-fast`. */
  facilitator(address: string, key: unknown): void {
    const { facilitatorKey } = this.#options;
    if (facilitatorKey.length >= longKey && isSecret(key, facilitatorKey)) return;
    this.#guess(address, 'key', key, () => {
      if (!isSecret(key, facilitatorKey)) throw wrongKey();
    });
  }

  /** The room with this code. @throws Refused `unknown-code`, `exercise-deleted`, `too-fast`, or why it cannot be opened. */
  async room(address: string, code: unknown): Promise<Room> {
    const { rooms } = this.#options;
    this.#guess(address, 'code', code, () => {
      if (typeof code !== 'string' || !rooms.knows(code)) throw unknownCode();
    });
    return rooms.find(code as string);
  }

  /** For a screen that only watches: its own key, or the facilitator's. @throws Refused `wrong-key` or `too-fast`. */
  projector(address: string, room: Room, key: unknown): void {
    if (!isSecret(key, room.exercise.definition.projectorKey)) this.facilitator(address, key);
  }

  /**
   * Room and seat a token opens.
   * @param code of the exercise it is for, as the page knows it: where that was deleted, this is said
   * @throws Refused `unknown-token`, `exercise-deleted`, `seat-removed`, `seat-left`, `too-fast`.
   */
  async seat(
    address: string,
    token: unknown,
    code: unknown = null,
  ): Promise<{ room: Room; seat: string; team: string }> {
    const { store, rooms } = this.#options;
    const known = isToken(token) ? store.seatOf(hashOf(token)) : null;
    const found =
      known ??
      this.#guess<never>(address, 'token', token, () => {
        const deleted = typeof code === 'string' ? rooms.deletedAt(code) : null;
        if (deleted !== null) throw exerciseDeleted(deleted);
        throw new Refused('unknown-token', 'This seat is not known here any more. Join again with the code.');
      });
    const opening = rooms.byId(found.exerciseId);
    if (!opening) throw unknownCode();
    const room = await opening;
    const team = room.teamOf(found.seat);
    if (team === null) throw seatGone(room, found.seat);
    return { room, seat: found.seat, team };
  }

  /** @throws Refused `too-fast`. */
  joining(address: string): void {
    if (!this.#joins.take(address)) throw tooFast(this.#joins.waitSeconds(address));
  }

  #guess<T>(address: string, kind: Guessed, what: unknown, check: () => T): T {
    const name = typeof what === 'string' ? hashOf(`${address} ${kind} ${what}`) : '';
    const guesses = this.#guesses[kind];
    const wait = guesses.waitSeconds(address);
    if (wait > 0 && !this.#proven.has(name)) throw tooFast(wait);
    try {
      const right = check();
      this.#proven.delete(name);
      this.#proven.add(name);
      if (this.#proven.size > mostProven) this.#proven.delete(this.#proven.values().next().value!);
      return right;
    } catch (error) {
      guesses.take(address);
      throw error;
    }
  }
}

const isSecret = (given: unknown, right: string): boolean =>
  typeof given === 'string' && sameSecret(given, right);
