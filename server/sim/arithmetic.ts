/** Basis points in a whole: every ratio in the simulation is an integer out of this. */
export const WHOLE = 10_000;
/** Shares that must add up exactly are integers out of this. */
export const MILLION = 1_000_000;

/** `value` x `bp` / 10,000, rounded down. Exact for products below 2^53. */
export const part = (value: number, bp: number): number => Math.floor((value * bp) / WHOLE);

/** `a` / `b` in basis points, rounded down; `whenNone` if there is nothing to divide by. */
export const ratio = (a: number, b: number, whenNone: number = WHOLE): number =>
  b > 0 ? Math.floor((a * WHOLE) / b) : whenNone;

export const clamp = (value: number, low: number, high: number): number =>
  value < low ? low : value > high ? high : value;

/**
 * The piece of `count` that falls to the span from `before` to `upTo` (millionths of the whole, cumulative). Cutting a whole
 * at successive points with the same `phase` loses and invents nothing: the pieces sum to `count` exactly. `phase`
 * (0..999,999) moves the rounding about, so that no place is favoured over time.
 */
export const slice = (count: number, before: number, upTo: number, phase: number): number =>
  Math.floor((count * upTo + phase) / MILLION) - Math.floor((count * before + phase) / MILLION);

/** The first piece of such a cut: what falls to the first `upTo` millionths. */
export const portion = (count: number, upTo: number, phase: number): number =>
  Math.floor((count * upTo + phase) / MILLION);

/** Moves `from` towards `to` by a step of 1/`over` of the gap, at least 1 while they differ. */
export function towards(from: number, to: number, over: number): number {
  const gap = to - from;
  if (gap === 0) return from;
  const step = Math.floor(Math.abs(gap) / over) || 1;
  return gap > 0 ? from + step : from - step;
}
