import { MILLION, part, times, WHOLE } from './arithmetic.ts';
import { halfHourTicks, ticksIn } from './clock.ts';
import { draw, STREAM } from './random.ts';
import { processIds, processIndex, type Need, type World } from './world.ts';

/**
 * What the hottest loops read at every tick, flat and made once per world: a table read costs a fraction of a walk over
 * objects. Nothing here says more than the World does.
 */
export interface Tables {
  /** Requests a second by service and hour of the day. */
  usual: Int32Array;
  /** Thousands of packets a second that a service's users send through its entry, by service and hour. */
  packets: Int32Array;
  exposed: Int32Array;
  capacity: Int32Array;
  /** How much more users ask when nobody is served, basis points of their own. */
  insists: Int32Array;
  overflow: Int32Array;
  order: Int32Array;
  /** Needs of service i stand from `needFrom[i]` to `needFrom[i + 1]`. */
  needFrom: Int32Array;
  needService: Int32Array;
  needLoss: Int32Array;
  /** Services that weigh on public trust, and their weights. */
  publicServices: Int32Array;
  publicWeight: Int32Array;
  /** Needs of the processes, in the order of `processIds`, and of the bank's channels; laid out like those of services. */
  processes: NeedTable;
  improvised: Int32Array;
  channels: NeedTable;
  /** Place of the process a channel leans on; -1: none. */
  channelProcess: Int32Array;
  /** Operations a channel is asked in a tick, times its weight, by channel and hour. */
  channelAsked: Int32Array;
  /** Places of actions and injects by id. */
  actionPlace: ReadonlyMap<string, number>;
  injectPlace: ReadonlyMap<string, number>;
  /** Ticks over which a service comes to what it can give, the unserved come back, and they calm down again. */
  settles: number;
  insistsWithin: number;
  calmsWithin: number;
  /** Half-hourly ups and downs of each campaign, by campaign and tick: the same for all teams. Basis points. */
  waver: Int32Array;
}

/** Minutes: how fast services and their users follow what happens to them. */
const SETTLES = 10;
const INSISTS_WITHIN = 20;
const CALMS_WITHIN = 90;

/** Needs of a list of things: those of thing i stand from `from[i]` to `from[i + 1]`. */
export interface NeedTable {
  from: Int32Array;
  service: Int32Array;
  loss: Int32Array;
}

function needTable(things: readonly { needs: readonly Need[] }[]): NeedTable {
  const from = new Int32Array(things.length + 1);
  things.forEach((one, i) => (from[i + 1] = from[i]! + one.needs.length));
  const needs = things.flatMap((one) => one.needs);
  return {
    from,
    service: Int32Array.from(needs, (need) => need.service),
    loss: Int32Array.from(needs, (need) => need.lossBp),
  };
}

/** What is left of a thing after all it needs has been asked. Basis points. */
export function leftBy(table: NeedTable, thing: number, availability: Int32Array): number {
  let left = WHOLE;
  const { from, service, loss } = table;
  for (let n = from[thing]!; n < from[thing + 1]!; n++) {
    const missing = WHOLE - availability[service[n]!]!;
    if (missing > 0) left = times(left, WHOLE - times(loss[n]!, missing));
  }
  return left;
}

export function createTables(world: Omit<World, 'tables'>): Tables {
  const { services } = world;
  const column = (pick: (one: World['services'][number]) => number) => Int32Array.from(services, pick);
  const byHour = (pick: (one: World['services'][number], weight: number) => number) =>
    Int32Array.from(services.flatMap((one) => one.byHour.map((weight) => pick(one, weight))));
  const seen = services.flatMap((one, i) => (one.publicWeight > 0 ? [i] : []));
  const needFrom = new Int32Array(services.length + 1);
  services.forEach((one, i) => (needFrom[i + 1] = needFrom[i]! + one.needs.length));
  return {
    usual: byHour((one, weight) => part(one.demand, weight)),
    packets: packetsOf(world),
    exposed: column((one) => one.exposedBp),
    capacity: column((one) => one.capacity),
    insists: column((one) => one.retryBp - WHOLE),
    overflow: column((one) => one.overflowBp),
    order: Int32Array.from(world.serviceOrder),
    needFrom,
    needService: Int32Array.from(services.flatMap((one) => one.needs.map((need) => need.service))),
    needLoss: Int32Array.from(services.flatMap((one) => one.needs.map((need) => need.lossBp))),
    publicServices: Int32Array.from(seen),
    publicWeight: Int32Array.from(seen, (i) => services[i]!.publicWeight),
    processes: needTable(processIds.map((id) => world.processes[id])),
    improvised: Int32Array.from(processIds, (id) => world.processes[id].improvisedBp),
    channels: needTable(world.channels),
    channelProcess: Int32Array.from(world.channels, (one) =>
      one.process === null ? -1 : processIndex[one.process]!,
    ),
    channelAsked: Int32Array.from(
      world.channels.flatMap((one) => {
        // A channel's weight is its part of a whole day's asking, however many operations that is.
        const day = one.byHour.reduce((all, weight) => all + weight, 0);
        return one.byHour.map((weight) => Math.floor((one.weight * weight * MILLION) / day / world.hour));
      }),
    ),
    actionPlace: new Map(world.actions.map((one, i) => [one.id, i])),
    injectPlace: new Map(world.injects.map((one, i) => [one.id, i])),
    settles: ticksIn(world, SETTLES),
    insistsWithin: ticksIn(world, INSISTS_WITHIN),
    calmsWithin: ticksIn(world, CALMS_WITHIN),
    waver: wavering(world),
  };
}

/** The same tables with the ups and downs of another seed. */
export const reseedTables = (world: World, seed: number): Tables => ({
  ...world.tables,
  waver: wavering({ ...world, seed }),
});

/** An entry's honest packets at the busiest hour, split over the services that call it home by what passes it. */
function packetsOf({ services, entries }: Omit<World, 'tables'>): Int32Array {
  const passing = services.map((one) => part(one.demand, one.exposedBp));
  const atBusiest = new Int32Array(services.length);
  entries.forEach((entry, e) => {
    const home = services.flatMap((one, i) => (one.entry === e ? [i] : []));
    const whole = home.reduce((sum, i) => sum + passing[i]!, 0);
    let before = 0;
    for (const i of home) {
      const upTo = before + passing[i]!;
      const cut = (at: number) => (whole > 0 ? Math.floor((entry.honest * at) / whole) : 0);
      atBusiest[i] = cut(upTo) - cut(before);
      before = upTo;
    }
  });
  return Int32Array.from(
    services.flatMap((one, i) => one.byHour.map((weight) => part(atBusiest[i]!, weight))),
  );
}

/** Ups and downs of the campaigns: a draw each half-hour, joined by straight lines. */
function wavering(world: Omit<World, 'tables'>): Int32Array {
  const { campaigns, endTick, seed } = world;
  const span = halfHourTicks(world);
  const ticks = endTick + 1;
  const waver = new Int32Array(campaigns.length * ticks);
  campaigns.forEach((campaign, k) => {
    for (let tick = 0; tick < ticks; tick++) {
      const at = Math.floor(tick / span);
      const into = tick % span;
      const before = draw(seed, STREAM.campaignPower, at, k);
      const after = draw(seed, STREAM.campaignPower, at + 1, k);
      const level = Math.floor((before * (span - into) + after * into) / span);
      waver[k * ticks + tick] = Math.max(0, WHOLE + Math.floor((campaign.waverBp * (level - 5_000)) / 5_000));
    }
  });
  return waver;
}
