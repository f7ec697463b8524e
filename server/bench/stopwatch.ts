/** What a piece of work took: on the clock, and of processors (all threads of this process, the collector's included). */
export interface Taken {
  wallSeconds: number;
  cpuSeconds: number;
}

/** Times one piece of work. */
export function time(work: () => void): Taken {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  work();
  const wallSeconds = (performance.now() - wall) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  // A processor's clock is coarse on some systems and may read 0, by which speeds would then be divided.
  return { wallSeconds, cpuSeconds: Math.max(1e-4, (user + system) / 1e6) };
}

/** Middle, least and most of several readings. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

export function spread(readings: readonly number[]): Spread {
  const sorted = readings.toSorted((a, b) => a - b);
  const at = (i: number) => Math.round(sorted[i]! * 100) / 100;
  return { median: at((sorted.length - 1) >> 1), min: at(0), max: at(sorted.length - 1) };
}

const STEPS = 10_000_000;
const table = new Int32Array(8192);

/**
 * A fixed piece of integer work of the kind the simulation does: reads and writes over a table that fits a first-level
 * cache, multiplications and shifts. What is measured beside it can be told as a ratio to it.
 * @returns millions of steps
 */
export function calibrate(): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < STEPS; i++) {
    const at = h & 8191;
    h = Math.imul(h ^ (table[at]! + i), 0x01000193);
    h ^= h >>> 13;
    table[at] = h;
  }
  return STEPS / 1e6;
}
