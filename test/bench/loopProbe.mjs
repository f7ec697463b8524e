/**
 * Loaded into the built server before it starts (`node --import`): watches how long its event loop stands still and tells its parent.
 * `reset` begins a measurement, `read` answers with what was seen since, ms.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (process.send && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('message', (what) => {
    if (what === 'reset') delay.reset();
    if (what === 'read') {
      const ms = (nanoseconds) => nanoseconds / 1e6;
      process.send({ max: ms(delay.max), p99: ms(delay.percentile(99)), p999: ms(delay.percentile(99.9)) });
    }
  });
  process.channel?.unref();
}
