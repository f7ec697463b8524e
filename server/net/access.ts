import { Refused } from '#protocol/text.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { hashOf, isToken, sameSecret } from './codes.ts';
import { LimitByAddress, rates } from './limits.ts';
import { seatGone, tooFast, unknownCode, wrongKey } from './refusals.ts';
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

/**
 * Who may come in, over HTTP and over sockets alike. Every wrong code, key or token counts against its address; an address
 * with too many of them is refused before anything is compared, right or wrong. What is not found by trying opens even
 * then, since somebody guessing beside a class must not keep it out: tokens, the projector's key, a long facilitator's key.
 */
export class Access {
  readonly #options: AccessOptions;
  readonly #guesses: LimitByAddress;
  readonly #joins: LimitByAddress;

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#guesses = new LimitByAddress(options.clock, rates.guesses);
    this.#joins = new LimitByAddress(options.clock, rates.joins);
  }

  /** @throws Refused `wrong-key` or `too-fast`. */
  facilitator(address: string, key: unknown): void {
    const { facilitatorKey } = this.#options;
    if (facilitatorKey.length >= longKey && isSecret(key, facilitatorKey)) return;
    this.#guess(address, () => {
      if (!isSecret(key, facilitatorKey)) throw wrongKey();
    });
  }

  /** The room with this code. @throws Refused `unknown-code`, `too-fast`, or why the exercise cannot be opened. */
  async room(address: string, code: unknown): Promise<Room> {
    if (this.#guesses.spent(address)) throw tooFast();
    try {
      if (typeof code !== 'string') throw unknownCode();
      return await this.#options.rooms.find(code);
    } catch (error) {
      if (error instanceof Refused && error.refusal.code === 'unknown-code') this.#guesses.take(address);
      throw error;
    }
  }

  /** For a screen that only watches: its own key, or the facilitator's. @throws Refused `wrong-key` or `too-fast`. */
  projector(address: string, room: Room, key: unknown): void {
    if (!isSecret(key, room.exercise.definition.projectorKey)) this.facilitator(address, key);
  }

  /** Room and seat a token opens. @throws Refused `unknown-token`, `seat-removed`, `too-fast`. */
  async seat(address: string, token: unknown): Promise<{ room: Room; seat: string; team: string }> {
    const known = isToken(token) ? this.#options.store.seatOf(hashOf(token)) : null;
    const found =
      known ??
      this.#guess<never>(address, () => {
        throw new Refused('unknown-token', 'This seat is not known here any more. Join again with the code.');
      });
    const opening = this.#options.rooms.byId(found.exerciseId);
    if (!opening) throw unknownCode();
    const room = await opening;
    const team = room.teamOf(found.seat);
    if (team === null) throw seatGone(room, found.seat);
    return { room, seat: found.seat, team };
  }

  /** @throws Refused `too-fast`. */
  joining(address: string): void {
    if (!this.#joins.take(address)) throw tooFast();
  }

  #guess<T>(address: string, check: () => T): T {
    if (this.#guesses.spent(address)) throw tooFast();
    try {
      return check();
    } catch (error) {
      this.#guesses.take(address);
      throw error;
    }
  }
}

const isSecret = (given: unknown, right: string): boolean =>
  typeof given === 'string' && sameSecret(given, right);
