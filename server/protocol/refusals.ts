import type { Refusal } from './text.ts';
import type { DecisionState } from './views.ts';

/**
 * The plain refusals that a decision or an answer can meet, and their order. Pure, of a card and some counts alone, so that the
 * server, a screen that warns before a press and a practice in the browser ask the same question. What only the server knows (a
 * pack's condition) is asked there.
 */

/** What can be pointed at: ids of one kind of thing. */
interface Target {
  kind: string;
  options: readonly string[];
}

/**
 * Whether an action can be pointed there.
 * @param chosen id of the target; undefined: none was named
 * @param open targets at which this action is being prepared or in force
 */
export function targetRefusal(
  { id, target }: { id: string; target: Target | null },
  chosen: string | undefined,
  open: readonly string[],
): Refusal | null {
  if (target === null)
    return chosen === undefined ? null : refusal('unknown-target', `"${id}" takes no target.`);
  if (chosen === undefined) return refusal('target-missing', `"${id}" needs a target: a ${target.kind}.`);
  const params = { target: chosen };
  if (!target.options.includes(chosen))
    return refusal('unknown-target', `"${chosen}" is not something "${id}" can point at.`, params);
  return open.includes(chosen)
    ? refusal('already-under-way', 'It is already being prepared or in force there.', params)
    : null;
}

/**
 * Whether an action can be taken once more, wherever it points.
 * @param taken how many decisions of this action were not cancelled
 * @param open how many of those are being prepared or in force
 */
export function countRefusal(
  { target, times }: { target: Target | null; times: number | null },
  taken: number,
  open: number,
): Refusal | null {
  // Before the count: where both hold, that it is under way is what the team needs to know.
  if (open >= (target === null ? 1 : target.options.length))
    return refusal('already-under-way', 'It is already being prepared or in force.');
  return times !== null && taken >= times
    ? refusal('used-up', `It can be decided ${times} times and has been.`, { times })
    : null;
}

/**
 * Whether a team has what an action takes.
 * @param needed crews of the pool `pool`, of which `free` are free
 */
export function meansRefusal(
  { pool, needed, free }: { pool: string; needed: number; free: number },
  money: { cost: number } & Purse,
): Refusal | null {
  if (free < needed)
    return refusal('no-crew', `It needs ${needed} crews and ${free} are free.`, { needed, free, pool });
  return moneyRefusal(money);
}

/** What a team can pay from, k€: `left` of its budget, less than nothing once it is overdrawn; up to `petty` is paid all the same. */
export interface Purse {
  left: number;
  petty: number;
}

/** Whether a team can pay for a decision or an answer. Fines and hourly bills overdraw a budget: small things are paid even then. */
export const moneyRefusal = ({ cost, left, petty }: { cost: number } & Purse): Refusal | null =>
  cost > petty && cost > left
    ? refusal('no-money', `It costs ${cost} k€ and ${left} k€ are left.`, { cost, left })
    : null;

/**
 * Who acts for these roles in a seat's place: a seat acts for its own roles, and for those that nobody in its team has taken.
 * @param roles any of which will do; empty: everybody's
 * @param mine roles of the seat
 * @param seats seats of its team; itself may be among them. One that is away holds nothing
 * @returns null when the seat may act
 */
export function holderInstead<S extends { roles: readonly string[]; away?: boolean }>(
  roles: readonly string[],
  mine: readonly string[],
  seats: readonly S[],
): S | null {
  if (roles.length === 0 || roles.some((role) => mine.includes(role))) return null;
  const mates = seats.filter((seat) => !seat.away);
  if (roles.some((role) => !mates.some((mate) => mate.roles.includes(role)))) return null;
  return mates.find((mate) => roles.some((role) => mate.roles.includes(role))) ?? null;
}

/** What is being prepared can always be stopped; what is in force, where its card says so. */
export const cancellable = (
  { state }: { state: DecisionState },
  card: { cancellable: boolean } | undefined,
): boolean => state === 'preparing' || (state === 'in-force' && card?.cancellable === true);

/**
 * Whether an answer fits a message that has arrived.
 * @param at how far the message is
 * @param option id of the chosen option; undefined: words alone
 */
export function answerRefusal(
  { options, freeText }: { options: readonly { id: string }[]; freeText: boolean },
  at: { answered: boolean; expired: boolean },
  option: string | undefined,
): Refusal | null {
  if (at.answered) return refusal('already-answered', 'Your team has answered this already.');
  if (at.expired) return refusal('too-late', 'The time to answer this has passed.');
  if (option === undefined)
    return freeText ? null : refusal('unknown-option', 'This asks for one of the answers offered.');
  return options.some((one) => one.id === option)
    ? null
    : refusal('unknown-option', `There is no answer "${option}" to this.`);
}

const refusal = (code: Refusal['code'], message: string, params?: Refusal['params']): Refusal =>
  params ? { code, message, params } : { code, message };
