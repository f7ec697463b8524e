import { part, WHOLE } from '../arithmetic.ts';
import type { Levers } from '../levers.ts';

/** The levers that are numbers. */
type NumberLever = { [K in keyof Levers]: Levers[K] extends Int32Array ? K : never }[keyof Levers];

/**
 * What an effect does to one number of the levers. Data and not a function: a team has some fifty effects at work, and one loop over
 * data is a fifth of the cost of fifty calls.
 */
export interface Pull {
  how: 'raise' | 'add' | 'give' | 'scale';
  lever: NumberLever;
  place: number;
  by: number;
  /** Where the number lies in the block of all levers, the same in all teams of a world; -1: not looked up yet. */
  cell: number;
}

const pull =
  (how: Pull['how']) =>
  (lever: NumberLever, place: number, by: number): Pull => ({ how, lever, place, by, cell: -1 });

/** Lifts a lever to what the effect brings at its strength, where it stands lower. */
export const raise = pull('raise');
/** Adds to a lever what the effect brings at its strength. */
export const add = pull('add');
/** Adds all of it, however strong the effect is. */
export const give = pull('give');
/** Multiplies a lever by (1 + by) at the effect's strength. */
export const scale = pull('scale');

/** Pulls, with the effect at this strength. */
export function pullLever(levers: Levers, pull: Pull, strengthBp: number): void {
  const { all } = levers.block;
  if (pull.cell < 0) pull.cell = levers[pull.lever].byteOffset / all.BYTES_PER_ELEMENT + pull.place;
  const { how, by, cell } = pull;
  if (how === 'scale') all[cell] = scaled(all[cell]!, by, strengthBp);
  else if (how === 'add') all[cell] = all[cell]! + part(by, strengthBp);
  else if (how === 'raise') all[cell] = Math.max(all[cell]!, part(by, strengthBp));
  else all[cell] = all[cell]! + by;
}

/** A lever multiplied by (1 + by) at a strength, never less than nothing. */
export const scaled = (lever: number, byBp: number, strengthBp: number): number =>
  Math.max(0, part(lever, WHOLE + part(byBp, strengthBp)));
