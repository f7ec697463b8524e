import type { Clock } from './clock.ts';

export interface Rate {
  /** How many at once after a quiet time. */
  burst: number;
  perSecond: number;
}

/** Rates in force. A class of 300 joins from one address within seconds; a script guessing codes does not get far. */
export const rates = {
  /** Commands of one seat, in however many tabs: faster than hands, slower than a script. */
  player: { burst: 20, perSecond: 5 },
  /** A seat's word of what it looks at; a page says it once a second at most. */
  look: { burst: 5, perSecond: 1 },
  facilitator: { burst: 60, perSecond: 20 },
  /** Whatever one connection sends. Twice what a facilitator may, and more: only a script gets here. */
  packets: { burst: 200, perSecond: 40 },
  /** Times a seat comes, in however many tabs; each is welcomed with a full table. */
  comings: { burst: 60, perSecond: 1 },
  /** Full tables asked for again; each may be 100 times larger than the question. */
  resync: { burst: 10, perSecond: 1 },
  /** Wrong codes, keys and tokens of one address. Right ones cost nothing. */
  guesses: { burst: 100, perSecond: 1 },
  /** Seats taken from one address. */
  joins: { burst: 600, perSecond: 10 },
} as const satisfies Record<string, Rate>;

/** A bucket of permissions that fills at a steady rate. */
export class Limit {
  readonly #clock: Clock;
  readonly #rate: Rate;
  #left: number;
  #at: number;

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = clock.now();
  }

  /** Takes one permission if there is one. */
  take(): boolean {
    if (this.left < 1) return false;
    this.#left -= 1;
    return true;
  }

  get left(): number {
    const now = this.#clock.now();
    this.#left = Math.min(this.#rate.burst, this.#left + ((now - this.#at) / 1000) * this.#rate.perSecond);
    this.#at = now;
    return this.#left;
  }

  /** Whole seconds until there is one again; 0: now. */
  get waitSeconds(): number {
    return Math.max(0, Math.ceil((1 - this.left) / this.#rate.perSecond));
  }

  get full(): boolean {
    return this.left >= this.#rate.burst;
  }
}

/** One Limit per address (or seat); those that have been quiet are forgotten. */
export class LimitByAddress {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #limits = new Map<string, Limit>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  take(address: string): boolean {
    return this.#of(address).take();
  }

  /** Whole seconds until this address may again; 0: now. Asks without taking. */
  waitSeconds(address: string): number {
    return this.#limits.get(address)?.waitSeconds ?? 0;
  }

  #of(address: string): Limit {
    const found = this.#limits.get(address);
    if (found) return found;
    if (this.#limits.size >= 10_000) {
      for (const [other, limit] of this.#limits) if (limit.full) this.#limits.delete(other);
    }
    const limit = new Limit(this.#clock, this.#rate);
    this.#limits.set(address, limit);
    return limit;
  }
}
