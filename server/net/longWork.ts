import type { Steps } from '#sim/steps.ts';
import { Dropped, type Job, type Slices } from './slices.ts';

export interface Guard {
  /** Runs a step of the exercise's, or nothing once it stands still. */
  safely: (step: () => void) => void;
  fault: (error: unknown) => void;
}

/** The long work of one exercise, at most one of a name at a time. A fault in it is a fault of that exercise. */
export class LongWork {
  readonly #slices: Slices;
  readonly #guard: Guard;
  readonly #jobs = new Map<string, Job<void>>();
  #stopped = false;

  constructor(slices: Slices, guard: Guard) {
    this.#slices = slices;
    this.#guard = guard;
  }

  /** Begins it; nothing while one of this name is under way. `progress` is called after each slice. */
  run(name: string, steps: Steps, arrived: () => void, progress: () => void = () => undefined): void {
    if (this.#stopped || this.#jobs.has(name)) return;
    const job = this.#slices.run(steps, () => this.#guard.safely(progress));
    // Its first slice has run already, and may have met a fault that stopped all.
    if (this.#stopped) job.drop();
    else this.#jobs.set(name, job);
    void this.#follow(name, job, arrived);
  }

  async #follow(name: string, job: Job<void>, arrived: () => void): Promise<void> {
    try {
      await job.done;
      this.#jobs.delete(name);
      this.#guard.safely(arrived);
    } catch (error) {
      if (!(error instanceof Dropped)) this.#guard.fault(error);
    }
  }

  /** No more of any of it. */
  stop(): void {
    this.#stopped = true;
    for (const job of this.#jobs.values()) job.drop();
    this.#jobs.clear();
  }
}
