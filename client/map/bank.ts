import { HASH_START, mixIn } from '#protocol/hash.ts';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { Text } from '#protocol/text.ts';
import type { MapTable } from './mapModel.ts';

/** The bank as the map shows it. Only national figures exist: nothing here belongs to a place. */
export interface BankState {
  /** Cash left against full machines, basis points; null before figures have come. */
  cashBp: number | null;
  /** How many of the marks are lit: the national level, counted out. */
  lit: number;
  channels: { id: string; name: Text; availabilityBp: number | null }[];
}

/** @param marks how many marks stand on the map */
export function readBank(channels: Catalogue['channels'], marks: number, table: MapTable): BankState {
  const cashBp = table.situation?.cashBp ?? null;
  return {
    cashBp,
    lit: cashBp === null ? 0 : litOf(cashBp, marks),
    channels: channels.map(({ id, name }) => ({
      id,
      name,
      availabilityBp: table[`channel:${id}`]?.availabilityBp ?? null,
    })),
  };
}

/** As with percentages: never all while some cash is missing, never none while some is left. */
function litOf(cashBp: number, marks: number): number {
  if (cashBp <= 0) return 0;
  if (cashBp >= 10_000) return marks;
  return Math.min(marks - 1, Math.max(1, Math.round((cashBp * marks) / 10_000)));
}

/**
 * The order in which marks go out: scattered over the country, always the same, and meaning nothing. A mark that is out stays out
 * until the level rises again.
 * @returns per id its place in that order, 0 the last to go out
 */
export function scatter(ids: readonly string[]): number[] {
  const order = ids.map((id, i) => ({ i, key: hash(id) })).toSorted((a, b) => a.key - b.key || a.i - b.i);
  const ranks = Array.from({ length: ids.length }, () => 0);
  order.forEach(({ i }, rank) => (ranks[i] = rank));
  return ranks;
}

function hash(text: string): number {
  let h = HASH_START;
  for (let i = 0; i < text.length; i++) h = mixIn(h, text.charCodeAt(i));
  // The last steps spread neighbouring codes (`38`, `39`) over the whole range.
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
