import type { Catalogue } from '#protocol/catalogue.ts';
import { percent } from '../format.ts';
import { language, pick } from '../i18n/index.ts';
import { systemsWords } from '../i18n/systems.ts';
import { stateWord } from '../ui/stateMark.tsx';
import { attackId } from './systemsGraph.ts';
import { heldBack, orderLine, ordersAt } from './systemsOrders.ts';
import type { NodeFace, SystemsModel, SystemsTable } from './systemsModel.ts';
import { type Reason, reasonsOf } from './systemsReasons.ts';

const { t } = systemsWords;

const listOf = { entry: 'entries', service: 'services', process: 'processes', channel: 'channels' } as const;

/** Name of a node, by its id on the map. */
export function systemName(id: string, catalogue: Catalogue): string {
  const [kind = '', of = ''] = id.split(':');
  if (kind === 'source' || kind === 'end') return t(of as Parameters<typeof t>[0]);
  const found = catalogue[listOf[kind as keyof typeof listOf]]?.find((one) => one.id === of);
  return found ? pick(found.name) : of;
}

const joined = (parts: readonly string[]): string =>
  new Intl.ListFormat(language.value, { style: 'long', type: 'conjunction' }).format(parts);

/** Why a system stands where it does, in whole sentences. */
export function whyWords(
  node: NodeFace,
  model: SystemsModel,
  catalogue: Catalogue,
  table: SystemsTable,
): string[] {
  if (node.kind === 'source')
    return [t(node.of === 'attack' ? 'aboutAttack' : node.of === 'users' ? 'aboutUsers' : 'aboutClosed')];
  if (node.kind === 'end') return [t('aboutEnd')];
  if (node.bp === null) return [t('noFigure')];
  const reasons = reasonsOf(node.id, model, catalogue, table);
  const causes = reasons.flatMap((one) => cause(one, catalogue));
  const name = systemName(node.id, catalogue);
  return [
    ...reasons.flatMap((one) => (one.is === 'order' ? [heldBack(one.order, table, catalogue)] : [])),
    ...(causes.length > 0 ? [t('why', { name, figure: percent(node.bp), causes: joined(causes) })] : []),
    ...(reasons.length === 0 ? [t('works')] : []),
    ...reasons.flatMap(sentence),
    ...(node.rerouted ? [t('moved', { name: systemName(`entry:${node.rerouted}`, catalogue) })] : []),
  ];
}

function cause(reason: Reason, catalogue: Catalogue): string[] {
  switch (reason.is) {
    case 'servers':
      return [t(reason.floodBp > 0 ? 'causeFlood' : 'causeServers')];
    case 'returning':
      return [t('causeReturning')];
    case 'need':
      return [t('causeNeed', { name: systemName(reason.node, catalogue), figure: percent(reason.bp) })];
    case 'entry':
      return [t('causeEntry', { name: systemName(reason.node, catalogue), figure: percent(reason.bp) })];
    case 'own':
      return [t('causeOwn')];
    default:
      return [];
  }
}

function sentence(reason: Reason): string[] {
  switch (reason.is) {
    case 'closed':
      return [t('closedLong')];
    case 'load': {
      const { honestBp, attackBp, filteredBp } = reason;
      const load = t('load', { honest: percent(honestBp), attack: percent(attackBp) });
      return filteredBp > 0 ? [load, t('filtered', { figure: percent(filteredBp) })] : [load];
    }
    case 'servers': {
      const { askedBp, floodBp } = reason;
      const honest = percent(askedBp);
      return [
        floodBp > 0 ? t('servers', { honest, attack: percent(floodBp) }) : t('serversFull', { honest }),
      ];
    }
    case 'tired':
    case 'turnedAway':
    case 'storm':
    case 'paper':
    case 'cash':
    case 'strain':
    case 'blindness':
    case 'queues':
      return [t(reason.is, { figure: percent(reason.bp) })];
    default:
      return [];
  }
}

/** Names of what a node leans on, or of what it holds up. */
export function neighbours(
  id: string,
  side: 'from' | 'to',
  model: SystemsModel,
  catalogue: Catalogue,
): string[] {
  return model.graph.wires
    .filter((wire) => wire[side === 'from' ? 'to' : 'from'] === id && wire.kind !== 'traffic')
    .map((wire) => systemName(wire[side], catalogue));
}

/** All there is to say of a node, for whoever does not see where it stands. */
export function nodeLabel(
  node: NodeFace,
  model: SystemsModel,
  catalogue: Catalogue,
  table: SystemsTable,
): string {
  const name = systemName(node.id, catalogue);
  const figure = node.bp === null || !node.state ? '' : `: ${stateWord(node.state)}, ${percent(node.bp)}`;
  const list = (key: 'leans' | 'holds', side: 'from' | 'to'): string[] => {
    const names = neighbours(node.id, side, model, catalogue);
    return names.length > 0 ? [t('list', { title: t(key), names: joined(names) })] : [];
  };
  return [
    `${name}${figure}.`,
    ...whyWords(node, model, catalogue, table),
    ...ordersAt(node.id, table).map((one) => `${orderLine(one, table, catalogue)}.`),
    ...list('leans', 'from'),
    ...list('holds', 'to'),
  ].join(' ');
}

/** The whole diagram in a few sentences. */
export function systemsSummary(model: SystemsModel, catalogue: Catalogue, paused: boolean): string {
  const attacked = model.wires
    .filter(({ from }) => from === attackId)
    .flatMap(({ to }) => model.nodes.filter(({ id }) => id === to))
    .map(({ id, bp }) => t('summaryAttack', { entry: systemName(id, catalogue), figure: percent(bp ?? 0) }));
  return [`${t('label')}.`, t('summary', model.counts), ...attacked, paused && t('summaryPaused'), t('hint')]
    .filter(Boolean)
    .join(' ');
}
