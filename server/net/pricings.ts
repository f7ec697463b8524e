import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Pricing, Pricings } from '#protocol/prices.ts';
import { priceFrom, type PricingJob, type PricingNews } from './pricingJob.ts';

interface Waiting {
  code: string;
  team: string;
  job: () => PricingJob;
}

/**
 * What decisions were worth, team by team, worked out in threads of their own and kept while the server runs. One core is left to those
 * who play. Asked again it is answered from memory.
 */
export class PricingDesk {
  readonly #program: URL | null;
  readonly #most: number;
  readonly #known = new Map<string, Map<string, Pricing>>();
  readonly #waiting: Waiting[] = [];
  readonly #workers = new Set<Worker>();
  #running = 0;
  #closed = false;

  /** @param program the built program of the threads; one that is not there (from sources): in this thread */
  constructor(program: URL) {
    this.#program = existsSync(program) ? program : null;
    this.#most = Math.max(1, availableParallelism() - 1);
  }

  /** How far the teams of an exercise are. */
  of(code: string): Pricings {
    return Object.fromEntries(this.#known.get(code) ?? []);
  }

  /** Begins with a team, or goes on: nothing where it was begun. One that failed is tried again. */
  begin(code: string, team: string, job: () => PricingJob): void {
    const teams = this.#known.get(code) ?? new Map<string, Pricing>();
    this.#known.set(code, teams);
    const now = teams.get(team)?.state;
    if (this.#closed || (now !== undefined && now !== 'failed')) return;
    teams.set(team, { state: 'waiting' });
    this.#waiting.push({ code, team, job });
    this.#next();
  }

  /** What is known of an exercise is of no use any more: it was deleted. */
  forget(code: string): void {
    this.#known.delete(code);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.length = 0;
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #next(): void {
    while (this.#running < this.#most) {
      const one = this.#waiting.shift();
      if (!one) return;
      this.#running += 1;
      const tell = (news: PricingNews) => this.#told(one, news);
      void this.#price(one, tell).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #price({ job: jobOf }: Waiting, tell: (news: PricingNews) => void): Promise<void> {
    let job: PricingJob;
    try {
      job = jobOf();
    } catch (error) {
      return tell({ failed: error instanceof Error ? error.message : String(error) });
    }
    if (!this.#program) return priceFrom(job, tell);
    const worker = new Worker(this.#program);
    this.#workers.add(worker);
    await new Promise<void>((resolve) => {
      worker.on('message', (news: PricingNews) => {
        tell(news);
        if (!('done' in news)) resolve();
      });
      worker.once('error', (error) => {
        tell({ failed: error.message });
        resolve();
      });
      worker.once('exit', () => resolve());
      worker.postMessage(job, []);
    });
    this.#workers.delete(worker);
    await worker.terminate();
  }

  #told({ code, team }: Waiting, news: PricingNews): void {
    const pricing: Pricing =
      'prices' in news
        ? { state: 'done', prices: news.prices }
        : 'failed' in news
          ? { state: 'failed', message: news.failed }
          : { state: 'running', done: news.done };
    this.#known.get(code)?.set(team, pricing);
  }
}
