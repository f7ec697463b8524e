import {
  changePace,
  newPacing,
  nextTickDue,
  pausePacing,
  resumePacing,
  takeTick,
  type Pacing,
} from '#exercise/pacing.ts';
import type { Clock } from './clock.ts';

/**
 * Calls `tick` when the pacing arithmetic says so. A tick takes a while (its teams are spread over the interval): the next
 * begins only after `tick`'s callback, however late that is.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #tick: (done: () => void) => void;
  #pacing: Pacing;
  #busy = false;
  #cancel = () => {};

  constructor(clock: Clock, ticksPerMinute: number, tick: (done: () => void) => void) {
    this.#clock = clock;
    this.#tick = tick;
    this.#pacing = newPacing(ticksPerMinute);
  }

  /** Takes over what the exercise now is: running or not, and at which pace. Call after anything that may change it. */
  follow(running: boolean, ticksPerMinute: number): void {
    const now = this.#now();
    if (this.#pacing.ticksPerMinute !== ticksPerMinute) {
      this.#pacing = changePace(this.#pacing, now, ticksPerMinute);
    }
    this.#pacing = running ? resumePacing(this.#pacing, now) : pausePacing(this.#pacing, now);
    this.#arm();
  }

  stop(): void {
    this.#pacing = pausePacing(this.#pacing, this.#now());
    this.#cancel();
  }

  #arm(): void {
    this.#cancel();
    const due = nextTickDue(this.#pacing);
    if (due === null || this.#busy) return;
    this.#cancel = this.#clock.after(Math.max(0, due - this.#clock.now()), () => this.#wake());
  }

  #wake(): void {
    const taken = takeTick(this.#pacing, this.#now());
    if (taken) {
      this.#pacing = taken;
      this.#busy = true;
      this.#tick(() => {
        this.#busy = false;
        this.#arm();
      });
    } else {
      this.#arm();
    }
  }

  /** Whole ms, for which the pacing arithmetic is exact. */
  #now(): number {
    return Math.floor(this.#clock.now());
  }
}
