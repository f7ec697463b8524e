import './spark.css';
import { sparkPath, sparkRange } from './sparkPath.ts';

export interface SparkProps {
  values: readonly number[];
  /** What it is compared with, dashed: what happened in reality, say. On the same steps as `values`. */
  ghost?: readonly number[];
  tone?: 'parcels' | 'bank' | 'plain';
  /** Ends of the scale; without them, those of the values. */
  min?: number;
  max?: number;
}

/**
 * A figure's curve in the space of a word. Decoration: the figure beside it says what matters, so assistive
 * technology skips it. It keeps its place whatever the values.
 */
export function Spark({ values, ghost, tone = 'plain', min, max }: SparkProps) {
  const range = sparkRange([values, ghost ?? []], min, max);
  const steps = Math.max(values.length, ghost?.length ?? 0) - 1;
  return (
    <svg class={`spark spark-${tone}`} viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
      {ghost && <path class="spark-ghost" d={sparkPath(ghost, steps, range)} />}
      <path class="spark-line" d={sparkPath(values, steps, range)} />
    </svg>
  );
}
