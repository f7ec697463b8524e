import { halfHourTicks } from './clock.ts';
import { MILLION, part, portion, WHOLE } from './arithmetic.ts';
import { inYard } from './count.ts';
import type { Levers } from './levers.ts';
import { AT, SUM, type TeamState, type Views } from './state.ts';
import type { ParcelWorld, World } from './world.ts';

/** Places of the processes in the state's arrays. */
const COLLECT = 0;
const SORT = 1;
const LINE_HAUL = 2;
const ROUNDS = 3;
const COUNTER = 4;
/**
 * Parcels: accepted -> origin hub -> line-haul -> destination hub -> depot -> round or pick-up. Every move takes from one
 * place what it gives to another, so that accepted = delivered + in network + awaiting pick-up + returned, exactly.
 *
 * Lorries and vans arrive on the half-hour; one hub's trunk lorries leave every hour, its depot vans every half-hour. Every
 * place does the rest of its work once a half-hour too, at minutes of its own: a sixth of the cost of doing it at every tick, and the
 * figures of a half-hour are the same.
 */
export function stepParcels(world: World, state: TeamState, levers: Levers): void {
  const at = state.tick + world.parcels.warmUp;
  const grain = halfHourTicks(world);
  if (at % grain === 0) arrive(world, state, Math.floor(at / grain));
  accept(world, state, levers, at);
  sortAtHubs(world, state, levers, at);
  if (levers.diversions.length > 0) divert(world, state, levers);
  depart(world, state, at, grain);
  if (world.parcels.rounds[at] !== 0) makeRounds(world, state, levers, at);
  if (world.parcels.counters[at] !== 0) handOver(world, state, at);
  keyIn(world, state, levers);
}

/** A number that moves the rounding about from place to place and tick to tick. */
const phaseOf = (at: number, place: number): number =>
  (Math.imul(at * 31 + place * 7_919 + 1, 0x9e3779b1) >>> 8) % MILLION;

function arrive(world: World, state: TeamState, slot: number): void {
  const { v, s } = state;
  const { parcels } = world;
  const hubs = parcels.hubs.length;
  const trunkRow = (slot % parcels.trunkCalendar) * hubs;
  for (let h = 0; h < hubs; h++) {
    const arriving = v.trunk[trunkRow + h]!;
    if (arriving === 0) continue;
    v.hubIn[h] = v.hubIn[h]! + arriving;
    s[SUM.inTrunk] = s[SUM.inTrunk]! - arriving;
    v.trunk[trunkRow + h] = 0;
  }
  const departments = parcels.departments.length;
  const depotRow = (slot % parcels.depotCalendar) * departments;
  for (let d = 0; d < departments; d++) {
    const arriving = v.depotCalendar[depotRow + d]!;
    if (arriving === 0) continue;
    const away = portion(arriving, parcels.outOfHomeBp * 100, phaseOf(slot, d));
    v.pickUp[d] = v.pickUp[d]! + away;
    v.depot[d] = v.depot[d]! + arriving - away;
    s[SUM.toDepot] = s[SUM.toDepot]! - arriving;
    v.depotCalendar[depotRow + d] = 0;
  }
}

function accept(world: World, state: TeamState, levers: Levers, at: number): void {
  const { v, s } = state;
  const { parcels } = world;
  // Clamped: with capacity or acceptance above the whole, more would be accepted than is offered.
  const doors = part(Math.min(WHOLE, v.processCapacity[COLLECT]!), levers.acceptance[0]!);
  const open = Math.min(WHOLE, part(doors, WHOLE - heldBack(world, state)));
  const every = halfHourTicks(world);
  // People and merchants who were turned away come again over four hours.
  const tryAgain = Math.max(1, Math.floor((4 * world.hour) / every));
  // And some take them elsewhere for good.
  const gone = Math.floor((world.people.giveUpBp * 100 * every) / world.day);
  const by = parcels.offeredBy[at + 1]!;
  const since = parcels.offeredBy[Math.max(0, at + 1 - every)]!;
  let accepted = 0;
  for (let h = at % every; h < parcels.hubs.length; h += every) {
    const share = parcels.originShare[h]!;
    const docks = part(open, WHOLE - Math.min(WHOLE, 2 * crowdOf(parcels, v, h)));
    const fresh = Math.floor((by * share) / MILLION) - Math.floor((since * share) / MILLION);
    const again = Math.floor((v.unposted[h]! + (at % tryAgain)) / tryAgain);
    const taken = part(fresh + again, docks);
    const waiting = v.unposted[h]! + fresh - taken;
    v.unposted[h] = waiting - portion(waiting, gone, phaseOf(at, h + 360));
    v.hubOut[h] = v.hubOut[h]! + taken;
    accepted += taken;
  }
  s[SUM.accepted] = s[SUM.accepted]! + accepted;
  s[SUM.debt] = s[SUM.debt]! + part(accepted, v.paper[COLLECT]!);
}

/** Merchants keep back what they do not trust us with: none of it while trust is above 50 %. */
function heldBack({ people }: World, { v }: TeamState): number {
  const missing = 5_000 - v.scalar[AT.trust]!;
  return missing > 0 ? 2 * part(people.withholdBp, missing) : 0;
}

/** How far a hub holds more than its yard, basis points of the yard, at most as much again. */
function crowdOf({ hubs }: ParcelWorld, v: Views, h: number): number {
  const { yard } = hubs[h]!;
  const over = inYard(v, h) - yard;
  return over <= 0 ? 0 : Math.min(WHOLE, Math.floor((over * WHOLE) / yard));
}

/** Both passes share a hub's capacity in proportion to what waits; errors stay for another pass. A crowded yard slows the work. */
function sortAtHubs(world: World, state: TeamState, levers: Levers, at: number): void {
  const { v } = state;
  const { parcels } = world;
  const hubs = parcels.hubs.length;
  const every = halfHourTicks(world);
  const capacityBp = v.processCapacity[SORT]! * every;
  for (let h = at % every; h < hubs; h += every) {
    if (parcels.runs[at * hubs + h] === 0) continue;
    const out = v.hubOut[h]!;
    const into = v.hubIn[h]!;
    const waiting = out + into;
    if (waiting === 0) continue;
    const hub = parcels.hubs[h]!;
    const crowd = crowdOf(parcels, v, h);
    const slow = crowd > 0 ? WHOLE - part(parcels.crowdedBp, crowd) : WHOLE;
    const can = part(part(part(hub.perTick, capacityBp), levers.hub[h]!), slow);
    const passes = Math.min(waiting, can);
    const passesIn = Math.floor((passes * into) / waiting);
    const passesOut = Math.min(out, passes - passesIn);
    // Beyond half a day's work waiting, haste adds errors, up to twice the ordinary rate at a full day.
    const half = Math.max(1, hub.dayCapacity >> 1);
    const excess = Math.min(half, Math.max(0, waiting - half));
    const errorBp = parcels.errorBp + Math.floor((parcels.overloadErrorBp * excess) / half);
    const phase = phaseOf(at, h + 1);
    const goodOut = passesOut - portion(passesOut, errorBp * 100, phase);
    const goodIn = passesIn - portion(passesIn, errorBp * 100, phase);
    v.hubOut[h] = out - goodOut;
    v.hubIn[h] = into - goodIn;
    v.sortedOut[h] = v.sortedOut[h]! + goodOut;
    v.sortedIn[h] = v.sortedIn[h]! + goodIn;
  }
}

function divert(world: World, state: TeamState, levers: Levers): void {
  const { v } = state;
  for (const [from, bp] of levers.diversions) {
    const to = lightestBut(world, v, from);
    if (to < 0) continue;
    // An hour's order moves its part over the hour, not at every tick. On old figures half of it goes where nothing is gained.
    const sighted = 5_000 + (v.scalar[AT.sight]! >> 1);
    const moved = Math.floor(part(part(v.hubOut[from]!, bp), sighted) / world.hour);
    v.hubOut[from] = v.hubOut[from]! - moved;
    v.hubOut[to] = v.hubOut[to]! + moved;
  }
}

/** The hub with the most room in its yard, another than this one; -1 when there is none. */
function lightestBut({ parcels }: World, v: Views, hub: number): number {
  let best = -1;
  let least = Infinity;
  for (let h = 0; h < parcels.hubs.length; h++) {
    const load = inYard(v, h) / parcels.hubs[h]!.yard;
    if (h === hub || load >= least) continue;
    least = load;
    best = h;
  }
  return best;
}

/** Trunk lorries leave each hub once an hour, depot vans every half-hour, at minutes of their own. */
function depart(world: World, state: TeamState, at: number, grain: number): void {
  const { v, s } = state;
  const { parcels } = world;
  const hubs = parcels.hubs.length;
  const slot = Math.floor(at / grain);
  const lorries = Math.min(WHOLE, v.processCapacity[LINE_HAUL]!);
  for (let h = at % grain; h < hubs; h += grain) {
    if (at % world.hour === h % world.hour) {
      const leaving = part(v.sortedOut[h]!, lorries);
      sendTrunk(parcels, v, h, leaving, slot, phaseOf(at, h + 40));
      v.sortedOut[h] = v.sortedOut[h]! - leaving;
      s[SUM.inTrunk] = s[SUM.inTrunk]! + leaving;
    }
    if (parcels.served[h]!.length === 0) continue;
    const leaving = part(v.sortedIn[h]!, lorries);
    if (leaving === 0) continue;
    const sent = sendToDepots(parcels, v, h, leaving, slot, phaseOf(at, h + 80));
    v.sortedIn[h] = v.sortedIn[h]! - sent;
    s[SUM.toDepot] = s[SUM.toDepot]! + sent;
  }
}

/** Cuts a hub's departure by destination; each piece arrives in its own half-hour. */
function sendTrunk(
  parcels: ParcelWorld,
  v: Views,
  from: number,
  leaving: number,
  slot: number,
  phase: number,
): void {
  const { destinationUpTo, trunkSlots, trunkCalendar } = parcels;
  const { trunk, departed } = v;
  const hubs = destinationUpTo.length;
  const row = from * hubs;
  if (leaving === 0) {
    departed.fill(0, row, row + hubs);
    return;
  }
  const now = slot % trunkCalendar;
  let cut = 0;
  for (let to = 0; to < hubs; to++) {
    const next = portion(leaving, destinationUpTo[to]!, phase);
    const count = next - cut;
    cut = next;
    departed[row + to] = count;
    let when = now + trunkSlots[row + to]!;
    if (when >= trunkCalendar) when -= trunkCalendar;
    trunk[when * hubs + to] = trunk[when * hubs + to]! + count;
  }
}

/** Vans for full depots stay where they are. @returns parcels that left */
function sendToDepots(
  parcels: ParcelWorld,
  v: Views,
  hub: number,
  leaving: number,
  slot: number,
  phase: number,
): number {
  const { depotSlots, depotCalendar, depotSpace } = parcels;
  const calendar = v.depotCalendar;
  const departments = parcels.departments.length;
  const served = parcels.served[hub]!;
  const upTos = parcels.servedUpTo[hub]!;
  const now = slot % depotCalendar;
  let cut = 0;
  let sent = 0;
  for (let i = 0; i < served.length; i++) {
    const d = served[i]!;
    const next = portion(leaving, upTos[i]!, phase);
    let when = now + depotSlots[d]!;
    if (when >= depotCalendar) when -= depotCalendar;
    const count = next - cut;
    cut = next;
    if (v.depot[d]! + count > depotSpace[d]!) continue;
    calendar[when * departments + d] = calendar[when * departments + d]! + count;
    sent += count;
  }
  return sent;
}

/** Rounds load what lies at the depot when they leave, hand it over through the day, and bring the rest back. */
function makeRounds(world: World, state: TeamState, levers: Levers, at: number): void {
  const { v, s } = state;
  const { parcels } = world;
  const kind = parcels.rounds[at]!;
  const capacityBp = v.processCapacity[ROUNDS]!;
  const codes = Math.max(v.availability[parcels.codeService]!, levers.codesWaived[0]!);
  // Who was told that rounds run, by tracking or by us, is at home.
  const told = Math.max(v.availability[parcels.trackingService]!, v.scalar[AT.informed]!);
  const successBp =
    parcels.firstAttemptBp - part(parcels.codeBp, WHOLE - codes) - part(world.people.absentBp, WHOLE - told);
  const departments = parcels.departments.length;
  if (kind === 2) {
    const spoils = part(parcels.spoilsBp, WHOLE - levers.urgent[0]!) * 100;
    for (let d = 0; d < departments; d++) {
      const load = Math.min(v.depot[d]!, part(parcels.roundPerDay[d]!, capacityBp));
      const missed = v.depot[d]! - load;
      // Medicine, papers, a shop's stock: what misses its round is often not wanted a day later.
      const gone = portion(missed, spoils, phaseOf(at, d + 480));
      v.depot[d] = missed - gone;
      v.loaded[d] = v.loaded[d]! + load;
      s[SUM.returned] = s[SUM.returned]! + gone;
    }
  }
  const every = halfHourTicks(world);
  let delivered = 0;
  for (let d = at % every; d < departments; d += every) {
    const tried = Math.min(v.loaded[d]!, part(parcels.roundPerTick[d]!, capacityBp * every));
    if (tried === 0) continue;
    const good = portion(tried, successBp * 100, phaseOf(at, d + 120));
    v.loaded[d] = v.loaded[d]! - tried;
    v.pickUp[d] = v.pickUp[d]! + tried - good;
    delivered += good;
  }
  if (kind === 3) {
    for (let d = 0; d < departments; d++) {
      v.depot[d] = v.depot[d]! + v.loaded[d]!;
      v.loaded[d] = 0;
    }
  }
  s[SUM.delivered] = s[SUM.delivered]! + delivered;
  s[SUM.debt] = s[SUM.debt]! + part(delivered, v.paper[ROUNDS]!);
}

/** People come for their parcels within about a day; a few parcels go back to their senders. */
function handOver(world: World, state: TeamState, at: number): void {
  const { v, s } = state;
  const { parcels } = world;
  const capacityBp = Math.min(WHOLE, part(v.processCapacity[COUNTER]!, v.scalar[AT.counterLeft]!));
  const every = halfHourTicks(world);
  const visits = Math.max(1, Math.floor((6 * world.hour) / every));
  const turn = Math.floor(at / every);
  // The daily part, spread over the ticks at which counters are open.
  const back = Math.floor((parcels.returnPerDayBp * 100 * every) / parcels.counterTicks);
  let delivered = 0;
  let returned = 0;
  for (let d = at % every; d < parcels.departments.length; d += every) {
    const waiting = v.pickUp[d]!;
    if (waiting === 0) continue;
    const coming = Math.floor((waiting + ((turn + d * 5) % visits)) / visits);
    const taken = Math.min(waiting, coming, part(parcels.counterPerTick[d]! * every, capacityBp));
    const gone = Math.min(waiting - taken, portion(waiting, back, phaseOf(at, d + 240)));
    v.pickUp[d] = waiting - taken - gone;
    delivered += taken;
    returned += gone;
  }
  s[SUM.delivered] = s[SUM.delivered]! + delivered;
  s[SUM.returned] = s[SUM.returned]! + returned;
  s[SUM.debt] = s[SUM.debt]! + part(delivered, v.paper[COUNTER]!);
}

/** Paper is keyed in once the systems that take it are mostly back. */
function keyIn(world: World, state: TeamState, levers: Levers): void {
  const { s } = state;
  if (s[SUM.debt]! <= 0 || levers.shed[world.parcels.trackingService]! > 0) return;
  if (state.v.paper[SORT]! > 1_000 || state.v.paper[ROUNDS]! > 1_000) return;
  s[SUM.debt] = Math.max(0, s[SUM.debt]! - part(world.parcels.keyInPerTick, levers.keyIn[0]!));
}
