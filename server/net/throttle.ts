import type { Clock } from './clock.ts';

/**
 * Runs something at most once per `ms`: at once after a quiet time, otherwise at the end of the interval. However often it
 * is asked for, the last request is always followed by a run.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #run: () => void;
  #last = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, ms: number, run: () => void) {
    this.#clock = clock;
    this.#ms = ms;
    this.#run = run;
  }

  request(): void {
    if (this.#cancel) return;
    const wait = this.#last + this.#ms - this.#clock.now();
    if (wait <= 0) this.#now();
    else this.#cancel = this.#clock.after(wait, () => this.#now());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #now(): void {
    this.#cancel = null;
    this.#last = this.#clock.now();
    this.#run();
  }
}
