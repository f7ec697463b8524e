import type { Act, DecisionRecord } from '#protocol/views.ts';

/** How long a figure shows that a decision has just begun to act on it: a good look on the watch, two ticks at least. */
export const markTicks = (ticksPerMinute: number): number => Math.max(2, Math.ceil(ticksPerMinute / 3));

/** Name of a figure on the screen: `service:website`, `trust:`. */
export const figureKey = ({ kind, id }: Pick<Act, 'kind' | 'id'>): string => `${kind}:${id}`;

/**
 * The figures that decisions have just begun to act on, each with the newest such decision. From records alone: it stands as
 * long as the clock does.
 */
export function marksOf(
  decisions: readonly DecisionRecord[],
  now: { tick: number; ticksPerMinute: number },
): Map<string, DecisionRecord> {
  const marks = new Map<string, DecisionRecord>();
  for (const one of decisions.toSorted((a, b) => a.inForceTick - b.inForceTick || a.id - b.id)) {
    const age = now.tick - one.inForceTick;
    if (one.acts.length === 0 || age < 0 || age > markTicks(now.ticksPerMinute)) continue;
    for (const act of one.acts) marks.set(figureKey(act), one);
  }
  return marks;
}

/** A stage in the life of a decision, as the progress list names it. */
export type Stage = 'preparing' | 'building' | 'full' | 'fading' | 'ended' | 'cancelled';

export function stageOf({ state, stage }: Pick<DecisionRecord, 'state' | 'stage'>): Stage {
  return state === 'in-force' ? (stage ?? 'full') : state;
}
