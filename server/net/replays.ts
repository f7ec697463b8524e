import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Refused } from '#protocol/text.ts';
import type { Moment } from '#protocol/views.ts';
import type { Clock } from './clock.ts';
import type { TakeHomeOptions } from '../report/archive.ts';
import { answerReplays, type ReplayAnswer, type ReplayQuestion, type ReplayRun } from './replayJob.ts';

type Unnumbered = ReplayQuestion extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never;

/** Runs kept ready at a time; the one looked at longest ago goes first. */
const mostRuns = 2;
/** A run that nobody looks at is let go, ms. */
const idleMs = 10 * 60_000;

/** One finished run in a thread of its own. */
class Run {
  readonly ready: Promise<number>;
  readonly #ask: Promise<(question: ReplayQuestion) => void>;
  readonly #worker: Worker | null;
  readonly #waiting = new Map<number, (answer: ReplayAnswer) => void>();
  #asked = 0;
  /** Why it answers nothing any more; null while it does. */
  #over: string | null = null;
  #fail: (error: Error) => void = () => undefined;

  constructor(program: URL | null, run: ReplayRun) {
    let told: (answer: ReplayAnswer) => void = () => undefined;
    this.ready = new Promise((resolve, reject) => {
      this.#fail = (error) => {
        reject(error);
        // Nobody waits for an answer that cannot come any more.
        for (const [id, tell] of this.#waiting) tell({ id, failed: error.message });
        this.#waiting.clear();
        this.#over = error.message;
      };
      told = (answer) => {
        if ('ready' in answer) resolve(answer.ready.proofs);
        else if ('id' in answer) this.#answered(answer);
        else reject(new Error(answer.failed));
      };
    });
    this.ready.catch(() => undefined);
    this.#worker = program && new Worker(program);
    const worker = this.#worker;
    if (!worker) {
      this.#ask = answerReplays(run, told);
      return;
    }
    worker.on('message', told);
    worker.once('error', (error) => this.#fail(error));
    worker.once('exit', () => this.#fail(new Error('The thread of the replay ended.')));
    worker.postMessage(run, []);
    this.#ask = Promise.resolve((question) => worker.postMessage(question, []));
  }

  async look(team: string, tick: number): Promise<Moment> {
    const proofs = await this.ready;
    const told = await this.#answerTo({ team, tick });
    if ('table' in told) return { proofs, table: told.table };
    throw new Error('failed' in told ? told.failed : 'No answer.');
  }

  async archive(takeHome: TakeHomeOptions): Promise<Uint8Array> {
    await this.ready;
    const told = await this.#answerTo({ takeHome });
    if ('zip' in told) return told.zip;
    throw new Error('failed' in told ? told.failed : 'No answer.');
  }

  async #answerTo(question: Unnumbered): Promise<ReplayAnswer> {
    const id = (this.#asked += 1);
    if (this.#over !== null) return { id, failed: this.#over };
    const answer = new Promise<ReplayAnswer>((resolve) => this.#waiting.set(id, resolve));
    (await this.#ask)({ id, ...question });
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #answered(answer: ReplayAnswer & { id: number }): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}

/** Finished exercises, looked at as they stood at any moment. */
export class ReplayDesk {
  readonly #program: URL | null;
  readonly #clock: Clock;
  readonly #runs = new Map<string, Run>();
  readonly #timers = new Map<string, () => void>();

  /** @param program the built program of the threads; one that is not there (from sources): in this thread */
  constructor(program: URL, clock: Clock) {
    this.#program = existsSync(program) ? program : null;
    this.#clock = clock;
  }

  /** What a team saw at a tick. @throws Refused `internal` where the run does not come out of its log */
  async look(code: string, run: () => ReplayRun, team: string, tick: number): Promise<Moment> {
    return this.#with(code, run, (known) => known.look(team, tick));
  }

  /** All that can be taken home, in one archive. @throws Refused `internal` where the run does not come out of its log */
  async archive(code: string, run: () => ReplayRun, options: TakeHomeOptions): Promise<Uint8Array> {
    return this.#with(code, run, (known) => known.archive(options));
  }

  async #with<T>(code: string, run: () => ReplayRun, work: (known: Run) => Promise<T>): Promise<T> {
    const known = this.#runs.get(code) ?? new Run(this.#program, run());
    this.#runs.delete(code);
    this.#runs.set(code, known);
    this.#timers.get(code)?.();
    this.#timers.set(
      code,
      this.#clock.after(idleMs, () => this.forget(code)),
    );
    for (const other of this.#runs.keys()) if (this.#runs.size > mostRuns) this.forget(other);
    try {
      return await work(known);
    } catch (error) {
      this.forget(code);
      throw new Refused('internal', error instanceof Error ? error.message : String(error));
    }
  }

  forget(code: string): void {
    this.#timers.get(code)?.();
    this.#timers.delete(code);
    void this.#runs.get(code)?.close();
    this.#runs.delete(code);
  }

  async close(): Promise<void> {
    const runs = [...this.#runs.values()];
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#runs.clear();
    await Promise.all(runs.map((run) => run.close()));
  }
}
