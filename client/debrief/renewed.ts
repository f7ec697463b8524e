import type { Catalogue } from '#protocol/catalogue.ts';
import { dayAndTime } from '../format.ts';
import { debriefWords } from '../i18n/debrief.ts';
import type { ChartMarker } from '../ui/chart.tsx';

/**
 * What is to be said where an update of the program changed the rules on the way; null: nothing.
 * @param since tick from which the newer rules apply
 * @param ticks those of the curves
 */
export function renewedNote(
  since: number | null,
  ticks: readonly number[],
  clock: Catalogue['clock'],
): string | null {
  if (since === null) return null;
  return since < (ticks.at(-1) ?? 0)
    ? debriefWords.t('renewed', { time: dayAndTime(since, clock) })
    : debriefWords.t('renewedAfter');
}

/** The same as a mark on a curve. */
export function renewedMarkers(since: number | null, ticks: readonly number[]): ChartMarker[] {
  return since !== null && since < (ticks.at(-1) ?? 0)
    ? [{ at: since, label: debriefWords.t('renewedMark') }]
    : [];
}
