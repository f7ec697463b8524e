import type { Catalogue } from '#protocol/catalogue.ts';
import type { DecisionRecord } from '#protocol/views.ts';
import { drawn } from './curves.ts';
import { helps, onward } from './life.ts';
import { decisionsOf, judged, noted } from './records.ts';
import { channelBp, question, weakServices, type PracticeTable } from './table.ts';

/** Steps a second, and how many a practice has: about a minute. */
export const stepsPerSecond = 2;
export const practiceSteps = 75 * stepsPerSecond;
/** Step at which the message that wants an answer comes. */
const questionStep = 6 * stepsPerSecond;

/** Ticks a step takes: few, but what is being prepared is at work within some seconds whatever its card says. */
export function ticksOf(table: PracticeTable): number {
  const tick = table.clock?.tick ?? 0;
  const waits = decisionsOf(table)
    .filter((one) => one.state === 'preparing')
    .map((one) => one.inForceTick - tick);
  if (waits.length === 0) return 1;
  return Math.max(1, Math.ceil(Math.min(...waits) / 7));
}

/**
 * The table one step later.
 * @param at number of the step, from 1 on
 */
export function step(before: PracticeTable, at: number, catalogue: Catalogue): PracticeTable {
  const passed = ticksOf(before);
  const tick = (before.clock?.tick ?? 0) + passed;
  let table: PracticeTable = { ...before, clock: { tick } };
  if (at === questionStep) {
    table['inject:practice-question'] = question(tick);
    table = noted(table, { tick, kind: 'inject', by: null, ref: 'practice-question' });
  }
  for (const decision of decisionsOf(table)) table = onward(table, decision, catalogue);
  const inForce = decisionsOf(table).filter((one) => one.state === 'in-force');
  const weak = [...weakServices(catalogue).keys()];
  const reliefs = new Map(weak.map((id) => [id, strengthOf(inForce.filter((one) => helps(one, id, weak)))]));
  const bankBp = strengthOf(inForce);
  table = seen(relieved(table, reliefs, bankBp, catalogue), tick, catalogue);
  const minutes = passed * catalogue.clock.tickMinutes;
  return counted(judged(table, catalogue), minutes, bankBp, tick);
}

function strengthOf(inForce: readonly DecisionRecord[]): number {
  return Math.min(
    10_000,
    inForce.reduce((sum, one) => sum + one.strengthBp, 0),
  );
}

/** Services and channels at the height that the decisions at work bring them to. Records that stay keep their identity. */
function relieved(
  before: PracticeTable,
  reliefs: ReadonlyMap<string, number>,
  bankBp: number,
  catalogue: Catalogue,
): PracticeTable {
  const table = { ...before };
  for (const [id, least] of weakServices(catalogue)) {
    const reliefBp = reliefs.get(id) ?? 0;
    const record = table[`service:${id}`];
    const availabilityBp = Math.floor(least + ((10_000 - least) * reliefBp) / 10_000);
    if (record && record.availabilityBp !== availabilityBp)
      table[`service:${id}`] = { ...record, availabilityBp };
  }
  catalogue.channels.forEach(({ id }, i) => {
    const availabilityBp = channelBp(i, bankBp);
    if (table[`channel:${id}`]?.availabilityBp !== availabilityBp)
      table[`channel:${id}`] = { availabilityBp };
  });
  return table;
}

/** Tracking works in a practice: every site's figures are of now. */
function seen(table: PracticeTable, tick: number, catalogue: Catalogue): PracticeTable {
  const next = { ...table };
  for (const { id } of catalogue.hubs) {
    const hub = table[`hub:${id}`];
    if (hub) next[`hub:${id}`] = { ...hub, asOfTick: tick };
  }
  if (next.departments) next.departments = { ...next.departments, asOfTick: tick };
  return next;
}

const parcelsPerMinute = 290;

/** The two figures: parcels by the minute, uptime a little nearer to how the bank does now. */
function counted(table: PracticeTable, minutes: number, reliefBp: number, tick: number): PracticeTable {
  const { headline, ghost, situation } = table;
  if (!headline || !ghost || !situation) return table;
  const ordinary = parcelsPerMinute * minutes;
  const delivered = Math.floor((ordinary * (8200 + reliefBp * 0.18)) / 10_000);
  const nowBp = startUptimeBp + Math.floor(((10_000 - startUptimeBp) * reliefBp) / 10_000);
  const next: PracticeTable = {
    ...table,
    headline: {
      ...headline,
      parcelsDelivered: headline.parcelsDelivered + delivered,
      parcelsDeliverable: headline.parcelsDeliverable + ordinary,
      uptimeBp: headline.uptimeBp + Math.ceil((nowBp - headline.uptimeBp) / 24),
    },
    ghost: { ...ghost, parcelsDelivered: ghost.parcelsDelivered + Math.floor(ordinary * 0.82) },
    situation: {
      ...situation,
      backlog: Math.max(120_000, situation.backlog - Math.floor((reliefBp * minutes) / 200)),
    },
  };
  return drawn(next, tick);
}
const startUptimeBp = 8840;
