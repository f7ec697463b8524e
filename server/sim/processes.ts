import { part, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import type { TeamState } from './state.ts';
import { leftBy } from './tables.ts';
import type { World } from './world.ts';

/**
 * Capacity of each kind of physical work, and the part of it done on paper. What its tools leave; or, where that is less,
 * what people keep going by their own wits or by an organised fallback.
 */
export function stepProcesses(world: World, state: TeamState, levers: Levers): void {
  const { availability, paper, processCapacity } = state.v;
  const { processes, improvised } = world.tables;
  for (let p = 0; p < improvised.length; p++) {
    const digital = leftBy(processes, p, availability);
    const kept = Math.max(digital, improvised[p]!, levers.fallback[p]!);
    paper[p] = kept > digital ? Math.floor(((kept - digital) * WHOLE) / kept) : 0;
    processCapacity[p] = part(kept, levers.process[p]!);
  }
}
