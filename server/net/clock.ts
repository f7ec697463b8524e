/** The only file of the server that reads the wall clock and sets timers for the exercises. Tests bring a manual one. */
export interface Clock {
  /** Wall time in ms since 1970: for readers of the log alone, nothing computes with it. */
  wall(): number;
  /** Ms since some moment, never set back: for pacing, limits and measuring work. */
  now(): number;
  /** Calls `run` once after `ms`; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The same clock; what a timer's work throws goes to `fault` and no further. */
export function guarded(clock: Clock, fault: (error: unknown) => void): Clock {
  return {
    wall: () => clock.wall(),
    now: () => clock.now(),
    after: (ms, run) =>
      clock.after(ms, () => {
        try {
          run();
        } catch (error) {
          fault(error);
        }
      }),
  };
}

export const realClock: Clock = {
  wall: () => Date.now(),
  now: () => performance.now(),
  after(ms, run) {
    if (ms <= 0) {
      // After all that has come in meanwhile; a timer would wait for another millisecond.
      const turn = setImmediate(run);
      return () => clearImmediate(turn);
    }
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
