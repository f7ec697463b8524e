import { AT, SUM, type TeamState, type Views } from './state.ts';

/** Sum of a window of the state. */
export function sum(values: Int32Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** How many values of a window lie below a line. */
export function countBelow(values: Int32Array, line: number): number {
  let found = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! < line) found += 1;
  return found;
}

/** Parcels in a hub's yard: waiting to be sorted, and sorted and waiting to leave. */
export const inYard = ({ hubOut, hubIn, sortedOut, sortedIn }: Views, hub: number): number =>
  hubOut[hub]! + hubIn[hub]! + sortedOut[hub]! + sortedIn[hub]!;

/** Parcels waiting to be sorted or to leave, at hubs and depots. */
export const backlog = (state: TeamState): number =>
  sum(state.v.hubOut) +
  sum(state.v.hubIn) +
  sum(state.v.sortedOut) +
  sum(state.v.sortedIn) +
  sum(state.v.depot) +
  sum(state.v.loaded);

/** The backlog as the team knows it: each site's last figures, however old. */
export const seenBacklog = (state: TeamState): number =>
  sum(state.v.seenBacklog) + sum(state.v.seenDepartments);

/** Parcels accepted and neither delivered, awaiting pick-up nor returned. */
export const inNetwork = (state: TeamState): number =>
  backlog(state) + state.s[SUM.inTrunk]! + state.s[SUM.toDepot]!;

/** Parcels that were lost (or, below zero, invented): zero at every tick, unless the program is wrong. */
export const imbalance = (state: TeamState): number =>
  state.s[SUM.accepted]! -
  state.s[SUM.delivered]! -
  inNetwork(state) -
  sum(state.v.pickUp) -
  state.s[SUM.returned]!;

export const trustBp = (state: TeamState): number => state.v.scalar[AT.trust]!;
