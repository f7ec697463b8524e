import { part, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import { vigourOfSites } from './people.ts';
import { AT, type TeamState } from './state.ts';
import { leftBy } from './tables.ts';
import { processIndex, type World } from './world.ts';

const SORT = processIndex['sort']!;
const LINE_HAUL = processIndex['line-haul']!;
const CARE = processIndex['customer-care']!;

/** What sorting and lorries keep with figures as old as they are. */
export const sightedBp = (world: World, { v }: TeamState): number =>
  WHOLE - part(world.parcels.blindBp, WHOLE - v.scalar[AT.sight]!);

/**
 * Capacity of each kind of physical work, and the part of it done on paper. What its tools leave; or, where that is less,
 * what people keep going by their own wits or by an organised fallback. Wits wear out and fallbacks differ from site to site where
 * nobody instructs the staff; all work at the sites suffers under strain; sorting and lorries suffer where figures are old.
 */
export function stepProcesses(world: World, state: TeamState, levers: Levers): void {
  const { availability, paper, processCapacity } = state.v;
  const { processes, improvised } = world.tables;
  const { people } = world;
  const untold = WHOLE - levers.instructed[0]!;
  const hours = Math.floor(Math.max(0, state.tick - world.zeroTick) / world.hour);
  const worn = Math.min(WHOLE - people.wearsToBp, people.wearsPerHour * hours);
  const wits = WHOLE - part(worn, untold);
  const told = WHOLE - part(people.disparityBp, untold);
  const vigour = vigourOfSites(world, state);
  const sighted = sightedBp(world, state);
  for (let p = 0; p < improvised.length; p++) {
    const digital = leftBy(processes, p, availability);
    const kept = Math.max(digital, part(improvised[p]!, wits), part(levers.fallback[p]!, told));
    paper[p] = kept > digital ? Math.floor(((kept - digital) * WHOLE) / kept) : 0;
    const able = part(part(kept, levers.process[p]!), p === CARE ? WHOLE : vigour);
    processCapacity[p] = p === SORT || p === LINE_HAUL ? part(able, sighted) : able;
  }
}
