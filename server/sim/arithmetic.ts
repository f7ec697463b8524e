/** Basis points in a whole: every ratio in the simulation is an integer out of this. */
export const WHOLE = 10_000;
/** A tick that no run reaches. */
export const NEVER = 0x7fffffff;
/** Shares that must add up exactly are integers out of this. */
export const MILLION = 1_000_000;

/**
 * `value` x `bp` / 10,000, rounded down. Exact for whole numbers with products below 10^15: the half keeps the product with the
 * inverse, much cheaper than a division, clear of the whole numbers on either side. Most are asked for the whole, and a branch
 * that is guessed right is cheaper still.
 */
export const part = (value: number, bp: number): number =>
  bp === WHOLE ? value : Math.floor((value * bp + 0.5) * 0.0001);

/**
 * A ratio of a ratio: `part` of two that are not negative and whose product stays below 2^31, as those of any two basis points up to
 * four wholes do. In whole numbers throughout, a third of the cost.
 */
export const times = (a: number, b: number): number => (Math.imul(a, b) / WHOLE) | 0;

/** `a` / `b` in basis points, rounded down; `whenNone` if there is nothing to divide by. */
export const ratio = (a: number, b: number, whenNone: number = WHOLE): number =>
  b > 0 ? Math.floor((a * WHOLE) / b) : whenNone;

export const clamp = (value: number, low: number, high: number): number =>
  value < low ? low : value > high ? high : value;

/**
 * What falls of `count` to its first `upTo` millionths. Cutting a whole at successive points with the same `phase` (0..999,999)
 * loses and invents nothing: the pieces between them sum to `count` exactly. `phase` moves the rounding about, so that no
 * place is favoured over time. Without a division, as `part`.
 */
export const portion = (count: number, upTo: number, phase: number): number =>
  Math.floor((count * upTo + phase + 0.5) * 0.000001);

/** Moves `from` towards `to` by a step of 1/`over` of the gap, at least 1 while they differ. Below 2^31 each. */
export function towards(from: number, to: number, over: number): number {
  const gap = to - from;
  if (gap === 0) return from;
  const step = (Math.abs(gap) / over) | 0 || 1;
  return gap > 0 ? from + step : from - step;
}
