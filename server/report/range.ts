/** Least, mean (rounded) and most of several whole numbers. */
export interface Range {
  min: number;
  mean: number;
  max: number;
}

export const rangeOf = (values: readonly number[]): Range => ({
  min: Math.min(...values),
  mean: Math.round(values.reduce((sum, one) => sum + one, 0) / values.length),
  max: Math.max(...values),
});
