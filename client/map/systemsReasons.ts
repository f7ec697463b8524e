import type { AtWork } from '#protocol/atWork.ts';
import { ordersAt } from './systemsOrders.ts';
import type { SystemsCatalogue, SystemsModel, SystemsTable } from './systemsModel.ts';

/** Why a system stands where it does: causes in the order of what they take, and what softens them. */
export type Reason =
  /** Something it leans on is impaired. */
  | { is: 'need'; node: string; bp: number }
  /** Its entry lets only a part through. */
  | { is: 'entry'; node: string; bp: number }
  /** An entry is asked for more than it carries. */
  | { is: 'load'; honestBp: number; attackBp: number; filteredBp: number }
  | { is: 'closed' }
  /** Users who were not served come again. */
  | { is: 'storm'; bp: number }
  | { is: 'paper'; bp: number }
  /** Worn people, old figures or queues take so much of the work; tired technical crews of the servers. */
  | { is: 'strain' | 'blindness' | 'queues' | 'tired'; bp: number }
  /** An order of the team, or a message, holds it back. */
  | { is: 'order'; order: AtWork }
  /** Its own servers, against what they can serve: honest users and requests of the attack. */
  | { is: 'servers'; askedBp: number; floodBp: number }
  /** Filters take honest users for the attack. */
  | { is: 'turnedAway'; bp: number }
  /** Nothing holds it back any more, and it is not back yet. */
  | { is: 'returning' }
  /** Cash machines with little in them. */
  | { is: 'cash'; bp: number }
  /** Impaired for no reason on this map. */
  | { is: 'own' };

const upBp = 9500;
const stormBp = 13_000;
const lowCashBp = 3000;
/** Most causes named: the details have room for three, and the weightiest come first. */
const mostNeeds = 3;

/** @param id node of the map @returns empty where all is well, or nothing is known */
export function reasonsOf(
  id: string,
  model: SystemsModel,
  catalogue: SystemsCatalogue,
  table: SystemsTable,
): Reason[] {
  const node = model.nodes.find((one) => one.id === id);
  if (!node || node.bp === null) return [];
  if (node.kind === 'entry') return loadOf(node.of, table);
  if (node.closed) return [{ is: 'closed' }];
  const reasons: Reason[] = [];
  if (node.bp < upBp) {
    for (const order of ordersAt(id, table)) if (order.does === 'slows') reasons.push({ is: 'order', order });
    const byId = new Map(model.nodes.map((one) => [one.id, one]));
    const causes = model.graph.wires
      .filter(({ to, kind }) => to === id && (kind === 'need' || kind === 'access'))
      .map((wire) => ({ wire, bp: byId.get(wire.from)?.bp ?? 10_000 }))
      .filter(({ bp }) => bp < upBp)
      // By what is really lost: a need of 5 % that is gone weighs less than one of 60 % that is half there.
      .toSorted((a, b) => b.wire.lossBp * (10_000 - b.bp) - a.wire.lossBp * (10_000 - a.bp))
      .slice(0, mostNeeds);
    for (const { wire, bp } of causes)
      reasons.push({ is: wire.kind === 'access' ? 'entry' : 'need', node: wire.from, bp });
  }
  if (node.kind === 'service') {
    const own = node.bp < upBp ? atServers(node.of, table) : [];
    const heaviest = reasons.findIndex(({ is }) => is === 'need' || is === 'entry');
    const first = heaviest >= 0 && leaves(own[0]) < leaves(reasons[heaviest]);
    reasons.splice(first ? heaviest : reasons.length, 0, ...own);
    const demand = table[`service:${node.of}`]?.demandBp ?? 10_000;
    if (demand >= stormBp) reasons.push({ is: 'storm', bp: demand });
  }
  const cash = table.situation?.cashBp ?? 10_000;
  if (node.kind === 'channel' && node.of === 'atm' && cash < lowCashBp)
    reasons.push({ is: 'cash', bp: cash });
  if (node.kind === 'process') reasons.push(...takenFrom(node.of, table));
  if (node.kind === 'channel' && atCounter(node.of, catalogue))
    reasons.push(...takenFrom('counter', table).filter((one) => one.is === 'queues'));
  if (node.bp < upBp && reasons.length === 0)
    reasons.push({ is: node.kind === 'service' ? 'returning' : 'own' });
  if (node.paperBp > 0) reasons.push({ is: 'paper', bp: node.paperBp });
  return reasons;
}

/** What a cause alone would leave, basis points; of those that are told by the share they leave. */
function leaves(reason: Reason | undefined): number {
  if (reason?.is === 'servers') return 1e8 / (reason.askedBp + reason.floodBp);
  return reason?.is === 'need' || reason?.is === 'entry' ? reason.bp : 10_000;
}

function atServers(service: string, { situation, ...table }: SystemsTable): Reason[] {
  const servers = table[`service:${service}`]?.servers;
  if (!servers) return [];
  const { askedBp, floodBp, turnedAwayBp } = servers;
  const full = askedBp + floodBp > 10_000;
  const reasons: Reason[] = [];
  if (full) reasons.push({ is: 'servers', askedBp, floodBp });
  const tired = situation?.takes.tired ?? 0;
  if (full && tired >= noticed) reasons.push({ is: 'tired', bp: tired });
  if (turnedAwayBp >= noticed) reasons.push({ is: 'turnedAway', bp: turnedAwayBp });
  return reasons;
}

const atCounter = (channel: string, catalogue: SystemsCatalogue): boolean =>
  catalogue.channels.some((one) => one.id === channel && one.process === 'counter');

/** Work that strain does not reach: no site, no shifts on paper. */
const away = 'customer-care';
const takesFrom = {
  strain: (process: string) => process !== away,
  blindness: (process: string) => process === 'sort' || process === 'line-haul',
  queues: (process: string) => process === 'counter',
};
/** Less than this is not worth a sentence. */
const noticed = 100;

function takenFrom(process: string, { situation }: SystemsTable): Reason[] {
  if (!situation) return [];
  return (['strain', 'blindness', 'queues'] as const).flatMap((is) => {
    const bp = situation.takes[is];
    return takesFrom[is](process) && bp >= noticed ? [{ is, bp }] : [];
  });
}

function loadOf(entry: string, table: SystemsTable): Reason[] {
  const record = table[`entry:${entry}`];
  if (!record || (record.attackBp === 0 && record.passBp >= upBp)) return [];
  const { honestBp, loadBp, filteredBp } = record;
  return [{ is: 'load', honestBp, attackBp: Math.max(0, loadBp - honestBp), filteredBp }];
}
