import type { Catalogue } from '#protocol/catalogue.ts';
import type { Renewed } from '#protocol/views.ts';
import { dayAndTime } from '../format.ts';
import { debriefWords } from '../i18n/debrief.ts';
import type { ChartMarker } from '../ui/chart.tsx';

/**
 * What is to be said where an update of the program changed the rules on the way; null: nothing.
 * @param ticks those of the curves
 */
export function renewedNote(
  renewed: Renewed | null,
  ticks: readonly number[],
  clock: Catalogue['clock'],
): string | null {
  if (renewed === null) return null;
  const { tick: since, anew } = renewed;
  if (anew) return debriefWords.t('renewedAnew');
  return since < (ticks.at(-1) ?? 0)
    ? debriefWords.t('renewed', { time: dayAndTime(since, clock) })
    : debriefWords.t('renewedAfter');
}

/** The same as a mark on a curve. */
export function renewedMarkers(renewed: Renewed | null, ticks: readonly number[]): ChartMarker[] {
  return renewed !== null && !renewed.anew && renewed.tick < (ticks.at(-1) ?? 0)
    ? [{ at: renewed.tick, label: debriefWords.t('renewedMark') }]
    : [];
}
