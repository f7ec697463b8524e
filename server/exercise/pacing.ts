/**
 * When ticks are due. Pure arithmetic over times in ms that the caller reads from its own clock (a monotonic one: a clock
 * that is set back must not stop an exercise).
 *
 * The progress towards the next tick is kept in units of 1/60,000 tick, since at a pace of p ticks a minute one ms brings
 * exactly p units: with whole ms nothing is ever rounded. A pause keeps the progress and a change of pace converts none of
 * it, so over any sequence of pauses and changes the ticks that ran are the active time x pace, less than one off.
 */
export interface Pacing {
  ticksPerMinute: number;
  /** Time from which progress is still to be counted; null while paused. */
  since: number | null;
  /** Towards the next tick, at `since` (or at the pause): at least `unitsPerTick` means a tick is due. */
  progress: number;
}

const unitsPerTick = 60_000;

/**
 * A tick that is due, and one more to catch up. Time beyond that (a laptop that slept, a server that was stopped in a
 * debugger) is dropped: a burst of ticks would take the players' decisions away from them.
 */
const mostProgress = 2 * unitsPerTick;

/** Paused, with a whole tick ahead. */
export function newPacing(ticksPerMinute: number): Pacing {
  return { ticksPerMinute, since: null, progress: 0 };
}

/** Starts or resumes at `now`; nothing if already running. */
export function resumePacing(pacing: Pacing, now: number): Pacing {
  return pacing.since === null ? { ...pacing, since: now } : pacing;
}

/** Pauses at `now`; nothing if already paused. A tick that was due and has not run is due at once after the pause. */
export function pausePacing(pacing: Pacing, now: number): Pacing {
  return { ...pacing, progress: progressAt(pacing, now), since: null };
}

/** Changes the pace from `now` on; the part of the tick already behind stays behind. */
export function changePace(pacing: Pacing, now: number, ticksPerMinute: number): Pacing {
  const since = pacing.since === null ? null : now;
  return { ticksPerMinute, since, progress: progressAt(pacing, now) };
}

/** Time at which the next tick is due (in the past if it is late); null while paused. */
export function nextTickDue(pacing: Pacing): number | null {
  if (pacing.since === null) return null;
  return pacing.since + Math.ceil((unitsPerTick - pacing.progress) / pacing.ticksPerMinute);
}

/** Takes the tick that is due at `now` into account; the caller runs it. Null: none is due, or paused. */
export function takeTick(pacing: Pacing, now: number): Pacing | null {
  if (pacing.since === null) return null;
  const progress = progressAt(pacing, now);
  return progress < unitsPerTick ? null : { ...pacing, since: now, progress: progress - unitsPerTick };
}

function progressAt(pacing: Pacing, now: number): number {
  if (pacing.since === null) return pacing.progress;
  const elapsed = Math.max(0, now - pacing.since);
  return Math.min(mostProgress, pacing.progress + elapsed * pacing.ticksPerMinute);
}
