import type { Clock } from '../../server/net/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass: what falls due runs in the order in which it is due, each at its own time. */
  advance(ms: number): void;
}

export function manualClock(): ManualClock {
  let time = 1_000;
  let order = 0;
  const timers = new Set<{ due: number; order: number; run: () => void }>();
  return {
    wall: () => 1_700_000_000_000 + time,
    now: () => time,
    after(ms, run) {
      const timer = { due: time + ms, order: order++, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const [next] = [...timers]
          .filter((timer) => timer.due <= end)
          .toSorted((a, b) => a.due - b.due || a.order - b.order);
        if (!next) break;
        timers.delete(next);
        time = Math.max(time, next.due);
        next.run();
      }
      time = end;
    },
  };
}
