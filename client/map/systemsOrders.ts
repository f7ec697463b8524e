import type { AtWork } from '#protocol/atWork.ts';
import type { Catalogue } from '#protocol/catalogue.ts';
import { moment } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { systemsWords } from '../i18n/systems.ts';
import type { SystemsTable } from './systemsModel.ts';

const { t } = systemsWords;

/** What works on a node at present: orders of the team and messages, each once, with the first of what it does there. */
export function ordersAt(id: string, table: SystemsTable): AtWork[] {
  const seen = new Set<string>();
  return (table.atWork ?? []).filter(({ at, by, does }) => {
    const key = `${by} ${does}`;
    if (at !== id || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Title of an order or message. Empty where the view does not hold it any more. */
export function orderTitle(
  by: AtWork['by'],
  table: SystemsTable,
  { actions }: Pick<Catalogue, 'actions'>,
): string {
  if (by.startsWith('inject:')) {
    const message = table[by as `inject:${string}`];
    return message ? pick(message.title) : '';
  }
  const decision = table[by as `decision:${number}`];
  const action = actions.find(({ id }) => id === decision?.action);
  return action ? pick(action.title) : '';
}

/** One line of what works here: `Card limits: strengthens it, until Thu 14:00`. */
export const orderLine = (one: AtWork, table: SystemsTable, catalogue: Catalogue): string =>
  said(one, table, catalogue, 'order', 'orderUntil');

/** The same of one that holds the place back, as a sentence. */
export const heldBack = (one: AtWork, table: SystemsTable, catalogue: Catalogue): string =>
  said(one, table, catalogue, 'heldBack', 'heldBackUntil');

function said(
  { by, does, until }: AtWork,
  table: SystemsTable,
  catalogue: Catalogue,
  open: 'order' | 'heldBack',
  ending: 'orderUntil' | 'heldBackUntil',
): string {
  const words = { name: orderTitle(by, table, catalogue), does: t(does) };
  const now = table.clock?.tick;
  if (until === null || now === undefined) return t(open, words);
  return t(ending, { ...words, time: moment(until, now, catalogue.clock) });
}
