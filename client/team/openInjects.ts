import type { InjectRecord } from '#protocol/views.ts';
import { team } from '../store.ts';

export function asksForAnswer(inject: InjectRecord): boolean {
  return inject.options.length > 0 || inject.freeText;
}

/** Still waiting for this team's word. */
export function isOpen(inject: InjectRecord): boolean {
  return asksForAnswer(inject) && inject.answer === null && !inject.expired;
}

export function openCount(): number {
  return team.all('inject').filter((entry) => isOpen(entry.record)).length;
}
