import { Refused } from '#protocol/text.ts';
import { applyEffects } from './apply.ts';
import type { TeamState } from './state.ts';
import type { World } from './world.ts';

/** What a decision takes: lead time in ticks, cost in k€. */
export interface Terms {
  leadTicks: number;
  cost: number;
}

/** Points a team has not yet spent. */
export const pointsLeft = ({ preparation }: World, { prepared }: TeamState): number =>
  prepared.reduce((left, one) => left - preparation.options[one]!.points, preparation.points);

/**
 * Spends points on something that shall have been ready. Before play alone: the exercise sees to that.
 * @throws Refused, having changed nothing
 */
export function prepare(world: World, state: TeamState, id: string): void {
  const index = indexOf(world, id);
  if (state.prepared.includes(index))
    throw new Refused('already-prepared', `"${id}" is prepared already.`, { preparation: id });
  const needed = world.preparation.options[index]!.points;
  const left = pointsLeft(world, state);
  if (needed > left)
    throw new Refused('no-points', `It takes ${needed} points and ${left} are left.`, { needed, left });
  // In the pack's order, so that the same choice is the same state however it was come by.
  state.prepared = [...state.prepared, index].toSorted((a, b) => a - b);
}

/**
 * Takes a choice back; its points are free again.
 * @throws Refused, having changed nothing
 */
export function unprepare(world: World, state: TeamState, id: string): void {
  const index = indexOf(world, id);
  if (!state.prepared.includes(index))
    throw new Refused('not-prepared', `"${id}" is not prepared.`, { preparation: id });
  state.prepared = state.prepared.filter((one) => one !== index);
}

/** What a team has prepared, by id, in the pack's order. */
export const preparedIds = ({ preparation }: World, { prepared }: TeamState): string[] =>
  prepared.map((one) => preparation.options[one]!.id);

/** What was prepared is there from now on: once, as play begins. */
export function applyPreparations(world: World, state: TeamState): void {
  for (const one of state.prepared) applyEffects(world, state, world.preparation.options[one]!.effects);
}

/** What an action takes of this team: the pack's own terms, or the best that its preparations make of them. */
export function termsOf({ actions, preparation }: World, { prepared }: TeamState, action: number): Terms {
  let { leadTicks, cost } = actions[action]!;
  for (const one of prepared) {
    for (const made of preparation.options[one]!.makes) {
      if (made.action !== action) continue;
      leadTicks = Math.min(leadTicks, made.leadTicks);
      cost = Math.min(cost, made.cost);
    }
  }
  return { leadTicks, cost };
}

function indexOf({ preparation }: World, id: string): number {
  const index = preparation.options.findIndex((one) => one.id === id);
  if (index < 0)
    throw new Refused('unknown-preparation', `There is no preparation "${id}".`, { preparation: id });
  return index;
}
