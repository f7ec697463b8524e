import type { InjectRecord } from '#protocol/views.ts';

export function asksForAnswer(inject: Pick<InjectRecord, 'options' | 'freeText'>): boolean {
  return inject.options.length > 0 || inject.freeText;
}

/** Still waiting for this team's word. */
export function isOpen(inject: InjectRecord): boolean {
  return asksForAnswer(inject) && inject.answer === null && !inject.expired;
}
