import type { ExerciseRecord, Renewed } from '#protocol/views.ts';

/** Since when other rules apply; null: all of it was played under the same, or nothing was played before. */
export const renewedSince = ({ renewed }: Pick<ExerciseRecord, 'renewed'>): Renewed | null =>
  renewed !== null && renewed.tick > 0 ? renewed : null;
