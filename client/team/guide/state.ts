import { browser, readJson } from '../../storage.ts';
import { signal } from '@preact/signals';
import { mySeat } from '../../store.ts';
import { part } from '../layout.ts';
import { guideSteps } from './steps.ts';

/** Step of the guided start that is shown; null: none. */
export const guideStep = signal<number | null>(null);

export function startGuide(): void {
  guideStep.value = 0;
}

/** Skipped or read to the end: it does not come by itself again on this seat. */
export function endGuide(): void {
  guideStep.value = null;
  part.value = 'situation';
  markSeen();
}

/** One step on or back; on from the last one ends it. */
export function turnGuide(by: 1 | -1): void {
  if (guideStep.value === null) return;
  const next = guideStep.value + by;
  if (next >= guideSteps.length) endGuide();
  else guideStep.value = Math.max(0, next);
}

/** Seats that have seen it, newest first; kept by the browser, so that a reload does not ask again. */
const storageKey = 'poste-restante.guided';
const keepAtMost = 20;
const seen = signal<readonly string[]>(kept());

/** Whether this page's seat has seen it, or declined. */
export function guideSeen(): boolean {
  return mySeat.value !== null && seen.value.includes(mySeat.value);
}

export function markSeen(): void {
  const seat = mySeat.peek();
  if (seat === null) return;
  seen.value = [seat, ...seen.value.filter((one) => one !== seat)].slice(0, keepAtMost);
  browser.set(storageKey, JSON.stringify(seen.value));
}

function kept(): string[] {
  const read = readJson(storageKey);
  return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
}
