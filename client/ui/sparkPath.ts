/** Ends of the scale of a spark line. A curve without change lies in the middle: on the lower edge it would look like zero. */
export function sparkRange(
  lists: readonly (readonly number[])[],
  min?: number,
  max?: number,
): { min: number; max: number } {
  const all = lists.flat();
  const low = min ?? Math.min(...all, Infinity);
  const high = max ?? Math.max(...all, -Infinity);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { min: 0, max: 1 };
  return high > low ? { min: low, max: high } : { min: low - 1, max: high + 1 };
}

/**
 * SVG path of a curve in a box of 100 x 32 with 2 to spare above and below.
 * @param steps from the first value to the right edge: the longest curve on the same line decides
 */
export function sparkPath(
  values: readonly number[],
  steps: number,
  { min, max }: { min: number; max: number },
): string {
  if (values.length === 0) return '';
  const y = (value: number): number => 30 - (28 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
  const x = (i: number): number => (steps > 0 ? (100 * i) / steps : 0);
  const points = values.map((value, i) => `${round(x(i))} ${round(y(value))}`);
  // One value is a short dash, so that it can be seen.
  return `M${points.join('L')}${values.length === 1 ? `h${steps > 0 ? 2 : 100}` : ''}`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
