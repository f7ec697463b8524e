/** How long work takes, of a card and some figures alone: the world and a screen that says it beforehand ask the same. */

const WHOLE = 10_000;
/** How soon an order that runs out is in force again: all is arranged already. */
const renewalMinutes = 30;

/**
 * A lead time as it is for those who do the work now.
 * @param fatigueBp of the pool whose crew does it
 * @param slowestBp how long wholly tired crews take, basis points of what rested ones take
 */
export function slowed(leadTicks: number, fatigueBp: number, slowestBp: number): number {
  const slowerBp = Math.max(0, Math.floor(((slowestBp - WHOLE) * fatigueBp) / WHOLE));
  return leadTicks + Math.floor((leadTicks * slowerBp) / WHOLE);
}

/** Lead time of an order that is given again before it runs out, for rested crews. */
export const renewed = (leadTicks: number, tickMinutes: number): number =>
  Math.min(leadTicks, Math.floor(renewalMinutes / tickMinutes) || 1);
