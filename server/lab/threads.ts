import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Outcome } from '../report/outcome.ts';
import { createPlays, type Play, type Stage } from '../report/plays.ts';

/** Plays handed to a thread at a time: few enough to share them out evenly, enough to talk little. */
const HANDFUL = 4;

type ToWorker = { from: number; plays: Play[] };
type FromWorker = { from: number; outcomes: Outcome[] };

/**
 * Makes plays in several threads. Outcomes come in the order of the plays, whoever made them.
 * @param options.threads 1: in this thread
 * @param options.program the built program, whose first line asks `serveThread`; null (from sources): in this thread
 * @param options.each called with the number of plays made so far
 */
export async function playAll(
  stage: Stage,
  plays: readonly Play[],
  options: { threads: number; program: URL | null; each?: (done: number) => void },
): Promise<Outcome[]> {
  const { program, each = () => undefined } = options;
  const threads = Math.min(options.threads, Math.ceil(plays.length / HANDFUL));
  if (threads <= 1 || program === null) {
    const make = createPlays(stage);
    return plays.map((play, i) => {
      const outcome = make(play);
      each(i + 1);
      return outcome;
    });
  }
  const outcomes = Array.from<Outcome>({ length: plays.length });
  let next = 0;
  let done = 0;
  const serve = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const hand = (): void => {
        if (next >= plays.length) return resolve();
        const message: ToWorker = { from: next, plays: plays.slice(next, next + HANDFUL) };
        next += message.plays.length;
        worker.postMessage(message, []);
      };
      worker.on('message', ({ from, outcomes: made }: FromWorker) => {
        made.forEach((outcome, i) => (outcomes[from + i] = outcome));
        done += made.length;
        each(done);
        hand();
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A thread of the lab ended with ${code}.`)));
      hand();
    });
  const workers = Array.from({ length: threads }, () => new Worker(program, { workerData: stage }));
  try {
    await Promise.all(workers.map(serve));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return outcomes;
}

/** In a thread that `playAll` started: makes plays until it is ended. @returns false in the main thread, at once */
export function serveThread(): boolean {
  const port = parentPort;
  if (isMainThread || port === null) return false;
  const make = createPlays(workerData as Stage);
  port.on('message', ({ from, plays }: ToWorker) => {
    const answer: FromWorker = { from, outcomes: plays.map(make) };
    port.postMessage(answer, []);
  });
  return true;
}
