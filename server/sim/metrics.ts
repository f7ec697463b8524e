import { ratio } from './arithmetic.ts';
import { bankUptimeBp, cashBp } from './bank.ts';
import { backlog, countBelow, inNetwork, inYard, sum } from './count.ts';
import { DOWN_BP, UP_BP } from './services.ts';
import { AT, SUM, type TeamState } from './state.ts';
import { lateBp } from './trust.ts';
import { readDuration, readMoney, readPercent } from './units.ts';
import type { ThingKind, World } from './world.ts';

/** How a metric's values are written in a pack, and read into its integer. */
interface Unit {
  name: string;
  read: (written: string) => number | null;
}
const count = (what: string): Unit => ({
  name: `${what}, a whole number`,
  read: (written) => (/^-?\d[\d _]*$/.test(written) ? Number(written.replace(/[ _]/g, '')) : null),
});
const percent: Unit = { name: 'per cent, such as "20 %"', read: readPercent };
const minutes: Unit = { name: 'time, such as "2 h"', read: readDuration };
const money: Unit = { name: 'money, such as "300 k€"', read: readMoney };

/** Something that can be measured in a team's world. `index` is the place of the thing named by `of`. */
export interface Metric {
  unit: Unit;
  of?: ThingKind;
  read: (world: World, state: TeamState, index: number) => number;
}

const define = <T extends Record<string, Metric>>(all: T): { [K in keyof T]: Metric } => all;

/** The metric vocabulary: conditions, the adversary, objectives and reports all measure with these. */
export const metrics = define({
  'service-availability': { unit: percent, of: 'service', read: (_w, state, i) => state.v.availability[i]! },
  /** Time since the service has been below 20 %. */
  'service-down': {
    unit: minutes,
    of: 'service',
    read: (world, state, i) => state.v.downTicks[i]! * world.tickMinutes,
  },
  'service-demand': { unit: percent, of: 'service', read: (_w, state, i) => state.v.retry[i]! },
  'services-down': {
    unit: count('services'),
    read: (_w, state) => countBelow(state.v.availability, DOWN_BP),
  },
  /** Services that are not fully up, as screens count them. */
  'services-impaired': {
    unit: count('services'),
    read: (_w, state) => countBelow(state.v.availability, UP_BP),
  },
  'entry-load': { unit: percent, of: 'entry', read: (_w, state, i) => state.v.entryLoad[i]! },
  'entry-filtered': { unit: percent, of: 'entry', read: (_w, state, i) => state.v.entryFiltered[i]! },
  'entry-pass': { unit: percent, of: 'entry', read: (_w, state, i) => state.v.entryPass[i]! },
  'campaign-running': {
    unit: minutes,
    of: 'campaign',
    read: (world, state, i) =>
      state.v.campaignSince[i]! < 0 ? 0 : (state.tick - state.v.campaignSince[i]!) * world.tickMinutes,
  },
  'process-capacity': {
    unit: percent,
    of: 'process',
    read: (_w, state, i) => state.v.processCapacity[i]!,
  },
  'channel-availability': {
    unit: percent,
    of: 'channel',
    read: (_w, state, i) => state.v.channelAvailability[i]!,
  },
  'bank-uptime': { unit: percent, read: (_w, state) => bankUptimeBp(state) },
  cash: { unit: percent, read: (world, state) => cashBp(world, state) },
  'parcels-delivered': { unit: count('parcels'), read: (_w, state) => state.s[SUM.delivered]! },
  backlog: { unit: count('parcels'), read: (_w, state) => backlog(state) },
  'in-network': { unit: count('parcels'), read: (_w, state) => inNetwork(state) },
  'awaiting-pick-up': { unit: count('parcels'), read: (_w, state) => sum(state.v.pickUp) },
  unposted: { unit: count('parcels'), read: (_w, state) => sum(state.v.unposted) },
  debt: { unit: count('parcels'), read: (_w, state) => state.s[SUM.debt]! },
  /** What lies in its yard against what that holds. */
  'hub-load': {
    unit: percent,
    of: 'hub',
    read: (world, state, i) => ratio(inYard(state.v, i), world.parcels.hubs[i]!.yard),
  },
  trust: { unit: percent, read: (_w, state) => state.v.scalar[AT.trust]! },
  /** Time since the team last said anything in public (since T+0 when it never did). */
  silence: {
    unit: minutes,
    read: (world, state) => {
      const since = Math.max(state.v.scalar[AT.lastSaid]!, world.zeroTick);
      return Math.max(0, state.tick - since) * world.tickMinutes;
    },
  },
  /** Parcels behind those of a world without an attack, against an ordinary day's. */
  late: { unit: percent, read: (world, state) => lateBp(world, state) },
  fraud: { unit: money, read: (_w, state) => Math.floor(state.s[SUM.fraud]! / 1000) },
  spent: { unit: money, read: (_w, state) => state.s[SUM.spent]! },
  'crews-free': {
    unit: count('crews'),
    of: 'pool',
    read: (world, state, i) => world.pools[i]!.count - state.v.crewsBusy[i]!,
  },
  fatigue: { unit: percent, of: 'pool', read: (_w, state, i) => state.v.fatigue[i]! },
  'counter-wait': { unit: minutes, read: (_w, state) => state.v.scalar[AT.counterWait]! },
  'calls-answered': { unit: percent, read: (_w, state) => state.v.scalar[AT.callsAnswered]! },
});

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as [MetricId, ...MetricId[]];
