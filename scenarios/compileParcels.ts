import { MILLION } from '#sim/arithmetic.ts';
import type { Resolver } from '#sim/refer.ts';
import type { Steps } from '#sim/steps.ts';
import { minuteOf } from '#sim/units.ts';
import type { ParcelWorld } from '#sim/world.ts';
import { quickestRoads } from './roads.ts';
import type { Scenario } from './schema.ts';

/** Days of ordinary work run before tick 0. */
const WARM_UP_DAYS = 4;
/** Places of the timetables that are worked out in one step. */
const ticksAStep = 256;
/** Length of one arrival slot, minutes. */
const SLOT = 30;

/** The network of hubs, roads and departments as tables of whole numbers. Issues go to `network.yaml` and `services.yaml`. */
export function* compileParcels(
  pack: Scenario,
  inNetwork: Resolver,
  inServices: Resolver,
): Steps<ParcelWorld> {
  const { network, services, scenario } = pack;
  const tickMinutes = scenario.clock.tick;
  const perHour = 60 / tickMinutes;
  const day = 24 * perHour;
  const warmUp = WARM_UP_DAYS * day;
  const startMinute = minuteOf(scenario.clock.start);
  const ticks = warmUp + Math.round((minuteOf(scenario.clock.end) - startMinute) / tickMinutes) + 1;
  /** Minutes since 1970 at a place of the timetables. */
  const minuteAt = (at: number) => startMinute + (at - warmUp) * tickMinutes;
  const hubs = network.hubs;
  const H = hubs.length;
  hubs.forEach((hub, h) => inNetwork.index('department', hub.department, 'hubs', h, 'department'));

  const runs = new Uint8Array(ticks * H);
  const hubDay = hubs.map((hub) => hub.runs.reduce((sum, [from, to]) => sum + to - from, 0));
  for (let at = 0; at < ticks; at++) {
    if (at % ticksAStep === 0) yield;
    const minute = minuteAt(at) % 1440;
    hubs.forEach((hub, h) => {
      runs[at * H + h] = hub.runs.some(([from, to]) => minute >= from && minute < to) ? 1 : 0;
    });
  }

  const departmentHub = network.departments.map((one, d) =>
    inNetwork.index('hub', one.hub, 'departments', d, 'hub'),
  );
  const shares = network.departments.map((one) => one.share);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total !== MILLION) {
    inNetwork.issue(
      `the shares of the departments add up to ${total / 10_000} %, not to 100 %`,
      'departments',
    );
  }
  const served = hubs.map((_hub, h) =>
    Int32Array.from(departmentHub.flatMap((hub, d) => (hub === h ? [d] : []))),
  );
  const servedShare = served.map((list) => [...list].reduce((sum, d) => sum + shares[d]!, 0));
  const servedUpTo = served.map((list, h) => {
    let sum = 0;
    return Int32Array.from(
      [...list].map((d, i) => {
        sum += shares[d]!;
        return i === list.length - 1 ? MILLION : Math.floor((sum * MILLION) / servedShare[h]!);
      }),
    );
  });

  yield;
  const trunk = drivingMinutes(pack, inNetwork);
  const slots = (minutes: number) => Math.max(1, Math.round(minutes / SLOT));
  const trunkSlots = Int32Array.from(trunk.map(slots));
  const depotSlots = Int32Array.from(network.departments.map((one) => slots(one.takes)));

  const rounds = new Uint8Array(ticks);
  const counters = new Uint8Array(ticks);
  const { parcels } = services;
  const openAt = (at: number, timetable: { days: number[]; hours: [number, number][] }): boolean => {
    const minute = minuteAt(at);
    // 1970-01-01 was a Thursday; 0 is Sunday.
    const weekday = (Math.floor(minute / 1440) + 4) % 7;
    if (!timetable.days.includes(weekday) || isHoliday(minute, parcels.holidays)) return false;
    return timetable.hours.some(([from, to]) => minute % 1440 >= from && minute % 1440 < to);
  };
  for (let at = 0; at < ticks; at++) {
    if (at % ticksAStep === 0) yield;
    if (openAt(at, parcels.rounds)) rounds[at] = 1;
    if (openAt(at, parcels.counters)) counters[at] = 1;
  }
  for (let at = 0; at < ticks; at++) {
    if (rounds[at] === 0) continue;
    if (at === 0 || rounds[at - 1] === 0) rounds[at] = 2;
    else if (at + 1 === ticks || rounds[at + 1] === 0) rounds[at] = 3;
  }
  const minutesOf = (spans: [number, number][]) => spans.reduce((sum, [from, to]) => sum + to - from, 0);
  const roundTicks = Math.max(1, minutesOf(parcels.rounds.hours) / tickMinutes);
  const counterTicks = Math.max(1, minutesOf(parcels.counters.hours) / tickMinutes);
  yield;
  const offered = offeredBy(pack, ticks, minuteAt);
  yield;

  return {
    hubs: hubs.map((hub, h) => ({
      id: hub.id,
      perTick: Math.floor(hub.sorts / perHour),
      dayCapacity: Math.max(1, Math.floor((hub.sorts * hubDay[h]!) / 60)),
      yard: Math.max(1, Math.floor((hub.sorts * hubDay[h]! * parcels.yard) / 600_000)),
    })),
    runs,
    departments: network.departments.map((one, d) => ({ id: one.id, hub: departmentHub[d]! })),
    served,
    servedUpTo,
    destinationUpTo: cumulative(servedShare),
    originShare: originShares(pack, inNetwork),
    offeredBy: offered,
    warmUp,
    trunkSlots,
    depotSlots,
    trunkCalendar: Math.max(...trunkSlots) + 2,
    depotCalendar: Math.max(...depotSlots) + 2,
    rounds,
    roundPerTick: Int32Array.from(
      shares.map((one) => Math.ceil((parcels.rounds.perDay * one) / MILLION / roundTicks)),
    ),
    roundPerDay: Int32Array.from(shares.map((one) => Math.ceil((parcels.rounds.perDay * one) / MILLION))),
    depotSpace: Float64Array.from(shares, (one) =>
      Math.ceil((parcels.rounds.perDay * one * (parcels.depot / 10_000)) / MILLION),
    ),
    counters,
    counterPerTick: Int32Array.from(
      shares.map((one) => Math.ceil((parcels.counters.perDay * one) / MILLION / counterTicks)),
    ),
    counterTicks: Math.ceil(counterTicks),
    outOfHomeBp: parcels.outOfHome,
    firstAttemptBp: parcels.firstAttempt,
    codeBp: parcels.needsCode,
    codeService: inServices.index('service', parcels.codes, 'parcels', 'codes'),
    trackingService: inServices.index('service', parcels.tracking, 'parcels', 'tracking'),
    errorBp: parcels.errors,
    overloadErrorBp: parcels.overloadErrors,
    returnPerDayBp: parcels.returnedPerDay,
    keyInPerTick: Math.floor(parcels.keyIn / perHour),
    crowdedBp: parcels.crowded,
    blindBp: parcels.blind,
    spoilsBp: parcels.spoils,
  };
}

function cumulative(parts: number[]): Int32Array {
  const whole = parts.reduce((sum, one) => sum + one, 0) || 1;
  let sum = 0;
  return Int32Array.from(
    parts.map((one, i) => {
      sum += one;
      return i === parts.length - 1 ? MILLION : Math.floor((sum * MILLION) / whole);
    }),
  );
}

function originShares(pack: Scenario, to: Resolver): Int32Array {
  const { demand, hubs } = pack.network;
  for (const id of Object.keys(demand.originShare)) to.index('hub', id, 'demand', 'originShare', id);
  const parts = hubs.map((hub) => demand.originShare[hub.id] ?? 0);
  const total = parts.reduce((sum, one) => sum + one, 0);
  if (total !== MILLION)
    to.issue(`the origin shares add up to ${total / 10_000} %, not to 100 %`, 'demand', 'originShare');
  return Int32Array.from(parts);
}

/** Parcels handed in before each tick: the day's volume along its hours, nothing lost to rounding. */
function offeredBy(pack: Scenario, ticks: number, minuteAt: (at: number) => number): Int32Array {
  const { demand } = pack.network;
  const { tick } = pack.scenario.clock;
  const byDay = new Map(
    Object.entries(demand.byDay).map(([date, count]) => [
      Math.floor(minuteOf(`${date}T00:00`) / 1440),
      count,
    ]),
  );
  const whole = demand.byHour.reduce((sum, one) => sum + one, 0);
  const upTo = (minute: number): number => {
    const hour = Math.floor(minute / 60);
    const full = demand.byHour.slice(0, hour).reduce((sum, one) => sum + one, 0);
    return (full + ((demand.byHour[hour] ?? 0) * (minute % 60)) / 60) / whole;
  };
  const by = new Int32Array(ticks + 1);
  for (let at = 0; at < ticks; at++) {
    const minute = minuteAt(at);
    const volume = byDay.get(Math.floor(minute / 1440)) ?? demand.usual;
    const from = minute % 1440;
    by[at + 1] = by[at]! + Math.floor(volume * upTo(from + tick)) - Math.floor(volume * upTo(from));
  }
  return by;
}

/** Driving minutes between all hubs; a hub that no road reaches is an issue. */
function drivingMinutes(pack: Scenario, to: Resolver): number[] {
  const { hubs, links } = pack.network;
  links.forEach((link, i) => {
    to.index('hub', link.from, 'links', i, 'from');
    to.index('hub', link.to, 'links', i, 'to');
  });
  const { minutes } = quickestRoads(pack.network);
  const cut = minutes.indexOf(Infinity);
  if (cut < 0) return minutes;
  const [from, upTo] = [hubs[Math.floor(cut / hubs.length)]!, hubs[cut % hubs.length]!];
  to.issue(`no road leads from "${from.id}" to "${upTo.id}"; add a link`, 'links');
  return minutes.map((one) => (one === Infinity ? 60 : one));
}

const isHoliday = (minute: number, holidays: string[]): boolean =>
  holidays.some((date) => Math.floor(minuteOf(`${date}T00:00`) / 1440) === Math.floor(minute / 1440));
