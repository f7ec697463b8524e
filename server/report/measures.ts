import { WHOLE } from '#sim/arithmetic.ts';

/**
 * What a row of `par.yaml` measures in a curve. A curve is one value per tick; a span is its first tick and the one after
 * its last. `counts` tells which ticks count (hours of the day).
 */
export interface Span {
  from: number;
  until: number;
  counts: (tick: number) => boolean;
}

/** First tick of the span at which the curve is below a level; Infinity when it never is. */
export function firstBelow(curve: Float64Array, { from, until, counts }: Span, level: number): number {
  for (let tick = from; tick < until; tick++) if (counts(tick) && curve[tick]! < level) return tick;
  return Infinity;
}

/**
 * First tick, after the curve fell below a level, from which it stands at that level or above for `holds` counted ticks on
 * end. Infinity when it does not come back; null when it never fell.
 */
export function backAt(curve: Float64Array, span: Span, level: number, holds: number): number | null {
  const fell = firstBelow(curve, span, level);
  if (fell === Infinity) return null;
  let since = Infinity;
  let stood = 0;
  for (let tick = fell; tick < span.until; tick++) {
    if (!span.counts(tick)) continue;
    if (curve[tick]! < level) {
      since = Infinity;
      stood = 0;
      continue;
    }
    if (stood === 0) since = tick;
    stood += 1;
    if (stood >= holds) return since;
  }
  return Infinity;
}

/**
 * Part of the slots of `slot` ticks in which the curve touches a band: is inside it, or jumps across it.
 * @returns basis points; 0 without a slot
 */
export function bandShare(
  curve: Float64Array,
  { from, until, counts }: Span,
  { low, high, slot }: { low: number; high: number; slot: number },
): number {
  let slots = 0;
  let touching = 0;
  for (let start = from; start + slot <= until; start += slot) {
    if (!counts(start)) continue;
    slots += 1;
    // The tick before belongs to it as well: what jumps across between two slots crosses in the second.
    const values = curve.subarray(start === from ? start : start - 1, start + slot);
    if (Math.min(...values) <= high && Math.max(...values) >= low) touching += 1;
  }
  return slots === 0 ? 0 : Math.floor((touching * WHOLE) / slots);
}

/** How often the curve turned after having gone at least `by` one way and then at least `by` the other. */
export function turns(curve: Float64Array, { from, until, counts }: Span, by: number): number {
  let count = 0;
  let direction = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let tick = from; tick < until; tick++) {
    if (!counts(tick)) continue;
    const value = curve[tick]!;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
    const fell = direction >= 0 && value <= highest - by;
    const rose = direction <= 0 && value >= lowest + by;
    if (!fell && !rose) continue;
    if (direction !== 0) count += 1;
    direction = fell ? -1 : 1;
    lowest = value;
    highest = value;
  }
  return count;
}

/** Lowest value; Infinity without a tick that counts. */
export function lowest(curve: Float64Array, { from, until, counts }: Span): number {
  let least = Infinity;
  for (let tick = from; tick < until; tick++) if (counts(tick)) least = Math.min(least, curve[tick]!);
  return least;
}

/** Mean value, rounded down; NaN without a tick that counts. */
export function mean(curve: Float64Array, { from, until, counts }: Span): number {
  let sum = 0;
  let ticks = 0;
  for (let tick = from; tick < until; tick++) {
    if (!counts(tick)) continue;
    sum += curve[tick]!;
    ticks += 1;
  }
  return Math.floor(sum / ticks);
}
