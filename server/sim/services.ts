import { part, times, towards, WHOLE } from './arithmetic.ts';
import type { Load } from './attack.ts';
import { hourOf } from './clock.ts';
import type { Levers } from './levers.ts';
import { vigourOfServers } from './people.ts';
import { AT, SUM, type TeamState } from './state.ts';
import type { World } from './world.ts';

/** Below this a service counts as down, above the other as up; the same two lines everywhere. */
export const DOWN_BP = 2_000;
export const UP_BP = 9_500;

/** Share of honest traffic each entry lets through: all of it until the load passes its capacity, then in proportion. */
export function stepEntries(world: World, state: TeamState, levers: Levers, load: Load): void {
  const { v } = state;
  const { retry } = v;
  const { tables } = world;
  const { honest } = load;
  const hour = hourOf(world, state.tick);
  for (let e = 0; e < honest.length; e++) honest[e] = 0;
  for (let i = 0; i < tables.exposed.length; i++) {
    const entry = levers.serviceEntry[i]!;
    if (entry < 0 || levers.shed[i] !== 0) continue;
    honest[entry] = honest[entry]! + part(tables.packets[i * 24 + hour]!, retry[i]!);
  }
  for (let e = 0; e < world.entries.length; e++) {
    const entry = world.entries[e]!;
    const capacity = part(entry.capacity, levers.entryCapacity[e]!);
    const total = honest[e]! + load.entries[e]!;
    v.entryLoad[e] = Math.min(1_000_000, Math.floor((total * WHOLE) / Math.max(1, capacity)));
    v.entryPass[e] = total <= capacity ? WHOLE : Math.floor((capacity * WHOLE) / total);
  }
}

/**
 * Availability of every service: what the entry lets through x what the servers can serve x what the services it needs
 * leave of it. Users who were not served try again, which keeps a service down after the attack eases.
 */
export function stepServices(world: World, state: TeamState, levers: Levers, load: Load): void {
  const { availability, retry, downTicks, failures, entryPass, scalar } = state.v;
  const { serviceEntry, entryHonest, serviceHonest, serviceDemand, serviceCapacity, shed } = levers;
  const { order, needFrom, needService, needLoss, exposed, usual, overflow, capacity, insists } =
    world.tables;
  const { settles, insistsWithin, calmsWithin } = world.tables;
  const { trackingService } = world.parcels;
  const hour = hourOf(world, state.tick);
  const unrest = scalar[AT.unrest]!;
  const vigour = vigourOfServers(world, state);
  // Those who were told when to come back do not press the button meanwhile.
  const patience = WHOLE - part(world.people.calmsBp, scalar[AT.informed]!);
  for (let place = 0; place < order.length; place++) {
    const i = order[place]!;
    const entry = serviceEntry[i]!;
    let through = WHOLE;
    let flood = 0;
    if (entry >= 0) {
      const pass = entryPass[entry]!;
      through = WHOLE - times(exposed[i]!, WHOLE - times(pass, entryHonest[entry]!));
      flood = part(load.services[i]!, pass);
    }
    const before = retry[i]!;
    let asked = part(usual[i * 24 + hour]!, before);
    if (overflow[i]! > 0) asked = part(asked, WHOLE + part(overflow[i]!, unrest));
    const arriving = part(part(asked, serviceDemand[i]!), through) + flood;
    const can = part(part(capacity[i]!, serviceCapacity[i]!), vigour);
    let available = times(through, serviceHonest[i]!);
    if (arriving > can) available = Math.floor((available * can) / arriving);
    for (let n = needFrom[i]!; n < needFrom[i + 1]!; n++) {
      const missing = WHOLE - availability[needService[n]!]!;
      if (missing > 0) available = times(available, WHOLE - times(needLoss[n]!, missing));
    }
    if (i === trackingService) available = times(available, WHOLE - debtDrag(world, state));
    const closed = shed[i]! > 0;
    available = towards(availability[i]!, closed ? 0 : available, settles);
    availability[i] = available;
    // Unserved users come back, up to the pack's limit; they calm down more slowly than they came.
    const wanted =
      closed || available === WHOLE ? WHOLE : WHOLE + part(part(insists[i]!, WHOLE - available), patience);
    if (before !== wanted) retry[i] = towards(before, wanted, wanted > before ? insistsWithin : calmsWithin);
    // How long it has been down, and whether it failed again after it had come back.
    const failed = failures[i]!;
    if (available < DOWN_BP) {
      downTicks[i] = downTicks[i]! + 1;
      if (failed === 0 || failed === 2) failures[i] = failed + 1;
    } else {
      downTicks[i] = 0;
      if (available > UP_BP && (failed & 1) === 1) failures[i] = 2;
    }
  }
}

/** Tracking knows nothing of parcels still on paper: up to 30 % is missing once a full day of keying in waits. */
function debtDrag(world: World, state: TeamState): number {
  const debt = state.s[SUM.debt]!;
  if (debt === 0) return 0;
  const day = world.parcels.keyInPerTick * world.day;
  return Math.min(3_000, Math.floor((debt * 3_000) / Math.max(1, day)));
}
