import type { World } from './world.ts';

/** What effects do to a team's money, k€. */
export interface Bill {
  /** Paid at once. */
  pays: number;
  /** Paid for every hour that they stand. */
  perHour: number;
  /** May be spent on top of what the pack gives, while they stand. */
  adds: number;
}

/** The bill of these effects, as a card or an answer tells it: read from what they do, so that no text has to say it. */
export function billOf({ effects }: Pick<World, 'effects'>, places: readonly number[]): Bill {
  const bill: Bill = { pays: 0, perHour: 0, adds: 0 };
  for (const place of places) {
    const one = effects[place]!;
    if (!one.standing) bill.pays += one.pays ?? 0;
    else if (typeof one.does !== 'function') {
      if (one.does.lever === 'spendPerHour') bill.perHour += one.does.by;
      if (one.does.lever === 'funds') bill.adds += one.does.by;
    }
  }
  return bill;
}
