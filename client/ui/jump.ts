import { useEffect } from 'preact/hooks';
import type { ExerciseRecord } from '#protocol/views.ts';
import { dayAndTime, type ExerciseClock } from '../format.ts';
import { common } from '../i18n/common.ts';
import { announce } from './announcer.tsx';
import { useBlocked } from './blocked.ts';
import { useLasting } from './useLasting.ts';

/** Most jumps are over at once: nothing is said of them, ms. */
const graceMs = 250;
/** Of the element that says why nothing can be pressed. */
export const jumpId = 'jumping';

/** Part of a jump that is done, percent. */
export function jumpPercent({ from, to }: { from: number; to: number }, tick: number): number {
  if (to <= from) return 100;
  return Math.floor((Math.max(0, Math.min(tick, to) - from) * 100) / (to - from));
}

export const jumpWords = ({ to }: { to: number }, clock: ExerciseClock): string =>
  common.t('jumping', { time: dayAndTime(to, clock) });

/**
 * While the clock is being run ahead: every disabled button says why, and a jump that lasts is read out, once.
 * @returns where the clock goes, once it is worth a line; null: nowhere
 */
export function useJump(jump: ExerciseRecord['jump'] | undefined, clock: ExerciseClock | undefined) {
  const words = jump && clock ? jumpWords(jump, clock) : null;
  useBlocked(jumpId, words);
  const lasting = useLasting(words !== null, graceMs);
  useEffect(() => {
    if (lasting && words !== null) announce(words);
  }, [lasting]);
  return lasting ? words : null;
}
