import type { Catalogue } from '#protocol/catalogue.ts';
import type { Act, DecisionRecord } from '#protocol/views.ts';
import { about, cardOf, noted, withCrew } from './records.ts';
import { weakServices, type PracticeTable } from './table.ts';

/** Per step an effect builds up by so much. */
const growthBp = 1250;

/**
 * The table with a decision as it stands at the table's time: into force when its lead time is over, then stronger step by
 * step, then at its end. The states and the log are the server's; how fast an effect grows is the practice's own.
 */
export function onward(table: PracticeTable, one: DecisionRecord, catalogue: Catalogue): PracticeTable {
  const tick = table.clock?.tick ?? 0;
  const changed = (part: Partial<DecisionRecord>, from = table): PracticeTable => ({
    ...from,
    [`decision:${one.id}`]: { ...one, ...part },
  });
  if (one.state === 'preparing' && one.inForceTick <= tick) {
    const card = cardOf(catalogue, one.action);
    const freed = card ? withCrew(table, card.crew.pool, -card.crew.count) : table;
    const lasts = card?.lastsTicks ?? null;
    const begun = {
      state: 'in-force',
      inForceTick: tick,
      endTick: lasts === null ? null : tick + lasts,
      strengthBp: growthBp,
      stage: 'building',
      acts: actsOn(table, one, catalogue),
      cancellable: card?.cancellable ?? false,
    } as const;
    return noted(changed(begun, freed), { tick, kind: 'in-force', by: null, ...about(one) });
  }
  if (one.state !== 'in-force') return table;
  if (one.endTick !== null && one.endTick <= tick)
    return noted(changed({ state: 'ended', strengthBp: 0, stage: null, cancellable: false }), {
      tick,
      kind: 'ended',
      by: null,
      ...about(one),
    });
  if (one.strengthBp === 10_000) return table;
  const strengthBp = Math.min(10_000, one.strengthBp + growthBp);
  return changed({ strengthBp, stage: strengthBp < 10_000 ? 'building' : 'full' });
}

/** A decision for one slow service helps that one; any other helps all of them, so that no choice is wrong. */
export function helps({ target }: DecisionRecord, id: string, weak: readonly string[]): boolean {
  return target === null || target === id || !weak.includes(target);
}

/** What a decision of a practice acts on: the slow services it helps, as they stand. */
function actsOn(table: PracticeTable, one: DecisionRecord, catalogue: Catalogue): Act[] {
  const weak = [...weakServices(catalogue).keys()];
  const helped = weak.filter((id) => helps(one, id, weak));
  return helped.map((id) => ({
    kind: 'service',
    id,
    beforeBp: table[`service:${id}`]?.availabilityBp ?? 10_000,
  }));
}
