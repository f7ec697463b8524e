import type { Steps } from '#sim/steps.ts';
import type { Clock } from './clock.ts';

/** Longest slice, ms: a stretch of the serving thread may take 10, the collector's pauses included. */
const sliceMs = 2;

/** Why work that was dropped has no outcome. */
export class Dropped extends Error {}

/** Work under way: its outcome, and a way to have no more of it, with which `done` is rejected as `Dropped`. */
export interface Job<R> {
  done: Promise<R>;
  drop(): void;
}

interface Waiting {
  /** One step. @returns whether there are more */
  step(): boolean;
  /** After each slice. */
  pause(): void;
}

/**
 * Long work on the thread that serves, in slices of a few ms between which everybody else has their turn. All of it takes turns in
 * one queue: two at once would else make a slice twice as long. The first slice runs at once where nothing else waits.
 */
export class Slices {
  readonly #clock: Clock;
  #queue: Waiting[] = [];
  #busy = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param progress told after each slice how much is done, from 0 to 1, where the work says so */
  run<R>(steps: Steps<R>, progress: (part: number) => void = () => undefined): Job<R> {
    let part = 0;
    let drop = () => {};
    const done = new Promise<R>((resolve, reject) => {
      const job: Waiting = {
        step() {
          try {
            const step = steps.next();
            if (step.done) resolve(step.value);
            else if (typeof step.value === 'number') part = step.value;
            return !step.done;
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            return false;
          }
        },
        pause: () => progress(part),
      };
      drop = () => {
        this.#queue = this.#queue.filter((one) => one !== job);
        // What the work holds open is let go.
        steps.return(undefined as never);
        reject(new Dropped('This work was given up.'));
      };
      this.#queue.push(job);
    });
    if (!this.#busy) this.#slice();
    return { done, drop: () => drop() };
  }

  #slice(): void {
    const job = this.#queue.shift();
    this.#busy = job !== undefined;
    if (!job) return;
    const began = this.#clock.now();
    let more = true;
    try {
      while (more && this.#clock.now() - began < sliceMs) more = job.step();
      if (more) this.#queue.push(job);
      job.pause();
    } finally {
      if (this.#queue.length > 0) this.#clock.after(0, () => this.#slice());
      else this.#busy = false;
    }
  }
}
