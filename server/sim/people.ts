import { clamp, part, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import { processIndex } from './world.ts';
import { AT, SUM, type TeamState } from './state.ts';
import type { World } from './world.ts';

/** Crews tire at work and recover at rest; counters and phones fill with those whom the screens no longer serve. */
export function stepPeople(world: World, state: TeamState, levers: Levers): void {
  const { v, s } = state;
  for (let p = 0; p < world.pools.length; p++) {
    const total = world.pools[p]!.count;
    const busyBp = Math.floor((v.crewsBusy[p]! * WHOLE) / total);
    const tiring = part(part(world.people.tirePerHour, busyBp), WHOLE - levers.rota[0]!);
    const resting = part(world.people.restPerHour, WHOLE - busyBp);
    v.fatigue[p] = clamp(v.fatigue[p]! + Math.trunc((tiring - resting) / world.hour), 0, WHOLE);
  }
  const severity = v.scalar[AT.severity]!;
  const counter = Math.max(1_000, Math.min(WHOLE, v.processCapacity[processIndex['counter']!]!));
  const load = WHOLE + part(world.people.spillBp, severity);
  v.scalar[AT.counterWait] = Math.min(240, Math.floor((world.people.counterWait * load) / counter));
  v.scalar[AT.callsAnswered] = Math.min(WHOLE, v.processCapacity[processIndex['customer-care']!]!);
  if (levers.spendPerHour[0]! > 0) {
    // Money runs by the hour; charged in one piece so that it stays whole.
    if (state.tick % world.hour === 0) s[SUM.spent] = s[SUM.spent]! + levers.spendPerHour[0]!;
  }
}

/** Lead time of work that a crew starts now: longer the more tired its pool is. */
export function leadTicks(world: World, state: TeamState, pool: number, ticks: number): number {
  const slower = part(world.people.slowestBp - WHOLE, state.v.fatigue[pool]!);
  return ticks + part(ticks, Math.max(0, slower));
}
