import type { InjectRecord } from '#protocol/views.ts';

export function asksForAnswer(inject: Pick<InjectRecord, 'options' | 'freeText'>): boolean {
  return inject.options.length > 0 || inject.freeText;
}

/** Still waiting for this team's word. */
export function isOpen(inject: InjectRecord): boolean {
  return asksForAnswer(inject) && inject.answer === null && !inject.expired;
}

const rank = { must: 0, should: 1, may: 2 } as const;

/** Order of the inbox: what waits for an answer first, and of that what must be answered; then the newest. */
export function byUrgency(a: InjectRecord, b: InjectRecord): number {
  const open = Number(isOpen(b)) - Number(isOpen(a));
  const urgency = isOpen(a) && isOpen(b) ? rank[a.priority] - rank[b.priority] : 0;
  return open || urgency || b.sentTick - a.sentTick;
}
