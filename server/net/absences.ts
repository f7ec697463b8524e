import type { Clock } from './clock.ts';

/** Somebody gone for this long, in ms, holds up the others no longer. */
export const absentAfterMs = 180_000;
const lookMs = 20_000;

/** Who has been gone since when. One timer for all of a room, and none while everybody is here. */
export class Absences {
  readonly #clock: Clock;
  readonly #gone: (seat: string) => void;
  readonly #since = new Map<string, number>();
  #cancel: (() => void) | null = null;

  /** @param gone called with each seat that has been gone long enough, until it is back or `forget` is called */
  constructor(clock: Clock, gone: (seat: string) => void) {
    this.#clock = clock;
    this.#gone = gone;
  }

  left(seat: string): void {
    this.#since.set(seat, this.#clock.now());
    this.#cancel ??= this.#clock.after(lookMs, () => this.#look());
  }

  forget(seat: string): void {
    this.#since.delete(seat);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#since.clear();
  }

  #look(): void {
    this.#cancel = null;
    const now = this.#clock.now();
    for (const [seat, since] of this.#since) if (now - since >= absentAfterMs) this.#gone(seat);
    if (this.#since.size > 0) this.#cancel = this.#clock.after(lookMs, () => this.#look());
  }
}
