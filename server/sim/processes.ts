import { part, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import type { TeamState } from './state.ts';
import { processIds, type World } from './world.ts';

/**
 * Capacity of each kind of physical work, and the part of it done on paper. What its tools leave; or, where that is less,
 * what people keep going by their own wits or by an organised fallback.
 */
export function stepProcesses(world: World, state: TeamState, levers: Levers): void {
  const { v } = state;
  for (let p = 0; p < processIds.length; p++) {
    const process = world.processes[processIds[p]!];
    let digital = WHOLE;
    for (const need of process.needs) {
      digital = part(digital, WHOLE - part(need.lossBp, WHOLE - v.availability[need.service]!));
    }
    const paper = Math.max(process.improvisedBp, levers.fallback[p]!);
    const kept = Math.max(digital, paper);
    v.paper[p] = kept > digital ? Math.floor(((kept - digital) * WHOLE) / kept) : 0;
    v.processCapacity[p] = part(kept, levers.process[p]!);
  }
}
