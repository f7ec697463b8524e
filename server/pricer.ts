import { parentPort } from 'node:worker_threads';
import { priceFrom, type PricingJob, type PricingNews } from './net/pricingJob.ts';

// A thread of the server: prices one team at a time, so that nobody in play waits for it.
// A play on is refused thousands of things; nobody reads where.
Error.stackTraceLimit = 0;
const port = parentPort;
port?.on('message', (job: PricingJob) => {
  const tell = (news: PricingNews): void => port.postMessage(news, []);
  void priceFrom(job, tell);
});
