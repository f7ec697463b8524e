import type { ExerciseRecord } from '#protocol/views.ts';

/** Tick up to which an exercise was played under earlier rules; null: all of it under the same, or nothing was played before. */
export const renewedSince = ({ renewedTick }: Pick<ExerciseRecord, 'renewedTick'>): number | null =>
  renewedTick !== null && renewedTick > 0 ? renewedTick : null;
