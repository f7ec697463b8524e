import { part, towards, WHOLE } from './arithmetic.ts';
import type { Load } from './attack.ts';
import { hourOf } from './clock.ts';
import type { Levers } from './levers.ts';
import { AT, SUM, type TeamState } from './state.ts';
import type { World } from './world.ts';

/** Below this a service counts as down, above the other as up; the same two lines everywhere. */
export const DOWN_BP = 2_000;
export const UP_BP = 9_500;

/** Share of honest traffic each entry lets through: all of it until the load passes its capacity, then in proportion. */
export function stepEntries(world: World, state: TeamState, levers: Levers, load: Load): void {
  const { v } = state;
  const hour = hourOf(world, state.tick);
  for (let e = 0; e < world.entries.length; e++) {
    let asked = 0;
    let usual = 0;
    for (let i = 0; i < world.services.length; i++) {
      if (levers.serviceEntry[i] !== e) continue;
      const service = world.services[i]!;
      const own = part(service.demand, service.exposedBp);
      usual += own;
      if (levers.shed[i] === 0) asked += part(part(own, service.byHour[hour]!), v.retry[i]!);
    }
    const entry = world.entries[e]!;
    const honest = usual > 0 ? Math.floor((entry.honest * asked) / usual) : 0;
    const capacity = part(entry.capacity, levers.entryCapacity[e]!);
    const total = honest + load.entries[e]!;
    v.entryLoad[e] = Math.min(1_000_000, Math.floor((total * WHOLE) / Math.max(1, capacity)));
    v.entryPass[e] = total <= capacity ? WHOLE : Math.floor((capacity * WHOLE) / total);
  }
}

/**
 * Availability of every service: what the entry lets through x what the servers can serve x what the services it needs
 * leave of it. Users who were not served try again, which keeps a service down after the attack eases.
 */
export function stepServices(world: World, state: TeamState, levers: Levers, load: Load): void {
  const { v } = state;
  const hour = hourOf(world, state.tick);
  for (const i of world.serviceOrder) {
    const service = world.services[i]!;
    const entry = levers.serviceEntry[i]!;
    const through =
      entry < 0
        ? WHOLE
        : WHOLE - part(service.exposedBp, WHOLE - part(v.entryPass[entry]!, levers.entryHonest[entry]!));
    const usual = part(service.demand, service.byHour[hour]!);
    const more = WHOLE + part(service.overflowBp, v.scalar[AT.severity]!);
    const asked = part(part(part(usual, v.retry[i]!), more), levers.serviceDemand[i]!);
    const arriving = part(asked, through) + (entry < 0 ? 0 : part(load.services[i]!, v.entryPass[entry]!));
    const capacity = part(service.capacity, levers.serviceCapacity[i]!);
    const served = arriving <= capacity ? WHOLE : Math.floor((capacity * WHOLE) / arriving);
    let available = part(part(through, served), levers.serviceHonest[i]!);
    for (const need of service.needs) {
      available = part(available, WHOLE - part(need.lossBp, WHOLE - v.availability[need.service]!));
    }
    if (i === world.parcels.trackingService) available = part(available, WHOLE - debtDrag(world, state));
    if (levers.shed[i]! > 0) available = 0;
    v.availability[i] = towards(v.availability[i]!, available, 2);
    retry(world, state, i, levers.shed[i]! > 0);
    remember(state, i);
  }
}

/** Unserved users come back, up to the pack's limit; they calm down more slowly than they came. */
function retry(world: World, state: TeamState, i: number, closed: boolean): void {
  const { v } = state;
  const most = world.services[i]!.retryBp;
  const wanted = closed ? WHOLE : WHOLE + part(most - WHOLE, WHOLE - v.availability[i]!);
  v.retry[i] = towards(v.retry[i]!, wanted, wanted > v.retry[i]! ? 4 : 18);
}

/** How long a service has been down, and whether it failed again after it had come back. */
function remember(state: TeamState, i: number): void {
  const { v } = state;
  const available = v.availability[i]!;
  v.downTicks[i] = available < DOWN_BP ? v.downTicks[i]! + 1 : 0;
  const failures = v.failures[i]!;
  if (available < DOWN_BP && (failures === 0 || failures === 2)) v.failures[i] = failures + 1;
  else if (available > UP_BP && (failures === 1 || failures === 3)) v.failures[i] = 2;
}

/** Tracking knows nothing of parcels still on paper: up to 30 % is missing once a full day of keying in waits. */
function debtDrag(world: World, state: TeamState): number {
  const day = world.parcels.keyInPerTick * world.day;
  return Math.min(3_000, Math.floor((state.s[SUM.debt]! * 3_000) / Math.max(1, day)));
}
