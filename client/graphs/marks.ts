import type { DecisionRecord, InjectRecord } from '#protocol/views.ts';

/** A moment worth a tick on the time axis. */
export interface Mark {
  id: string;
  kind: 'decision' | 'message';
  tick: number;
  title: string;
}

interface Say {
  decision: (one: DecisionRecord) => string;
  message: (one: InjectRecord) => string;
}

/** Decisions at the tick they came into force, messages at the tick they were received, oldest first. */
export function marksOf(
  decisions: readonly DecisionRecord[],
  messages: readonly InjectRecord[],
  say: Say,
): Mark[] {
  return [
    ...decisions
      .filter(({ state }) => state === 'in-force' || state === 'ended')
      .map((one): Mark => ({
        id: `decision:${one.id}`,
        kind: 'decision',
        tick: one.inForceTick,
        title: say.decision(one),
      })),
    ...messages.map((one): Mark => ({
      id: `inject:${one.id}`,
      kind: 'message',
      tick: one.sentTick,
      title: say.message(one),
    })),
  ].toSorted((a, b) => a.tick - b.tick);
}

/** Marks too close to be pressed one by one. */
export interface Cluster {
  id: string;
  /** Tick of the first: clusters stay as far apart as they were told to. */
  at: number;
  marks: readonly Mark[];
}

/** Neighbours within `apart` ticks of a cluster's first mark come together. `marks` rise by tick. */
export function clustersOf(marks: readonly Mark[], apart: number): Cluster[] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const open = groups.at(-1);
    if (open?.[0] && mark.tick - open[0].tick < apart) open.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group) => ({
    id: group[0]!.id,
    at: group[0]!.tick,
    marks: group,
  }));
}
