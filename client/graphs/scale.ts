/** Where values stand between the floor (0) and the top (1) of a graph, and the steps worth a line. */
export interface Scale {
  place: (value: number) => number;
  splits: readonly number[];
}

/** Their halves are short, too. */
const steps = [1, 1.2, 1.6, 2, 2.4, 3, 3.6, 4, 5, 6, 8, 10];

/** The next round figure above: 0.8 -> 0.8, 23 -> 24, 412,000 -> 500,000. It changes seldom, so that a graph does not breathe. */
export function roundTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return (steps.find((step) => step * power >= highest * (1 - 1e-9)) ?? 10) * power;
}

/** Even steps from 0 to the top: floor, middle, top. */
export const evenScale = (top: number): Scale => ({
  place: (value) => value / top,
  splits: [0, top / 2, top],
});

/**
 * Small and large on one graph: nearly even up to 1, then each tenfold takes as much room as the one before.
 * @param highest the largest value to be shown
 */
export function tenfoldScale(highest: number): Scale {
  const top = roundTop(Math.max(10, highest));
  const splits = [0];
  for (let step = 1; step <= top; step *= 10) splits.push(step);
  return { place: (value) => Math.asinh(value) / Math.asinh(top), splits };
}
