import { HASH_START, hashHex, mixIn } from '#protocol/hash.ts';
import type { Levers } from './levers.ts';
import type { World } from './world.ts';

/** A decision taken by a team. Ticks; `target` is an index into the action's options, -1 if none. */
export interface Decision {
  id: number;
  action: number;
  target: number;
  by: string;
  state: 'preparing' | 'in-force' | 'ended' | 'cancelled';
  decidedTick: number;
  inForceTick: number;
  /** -1: until the end. */
  endTick: number;
}

/** A standing effect at work. */
export interface Standing {
  effect: number;
  from: number;
  /** -1: until cancelled. */
  until: number;
  /** Decision it comes from; -1: an inject or the story. */
  decision: number;
}

export interface InjectState {
  /** -1 while not sent. */
  sentTick: number;
  /** Due tick where the facilitator moved it; -1: as in the pack. */
  retimed: number;
  held: boolean;
  skipped: boolean;
  answeredTick: number;
  option: number;
  expired: boolean;
}

export interface ObligationState {
  /** -1 while not started. */
  startedTick: number;
  metTick: number;
  state: 'waiting' | 'running' | 'met' | 'late' | 'missed';
}

/** What a team did or met in a tick, for logs and screens; emptied at the start of each step and command. */
export type Happening =
  | { kind: 'in-force' | 'ended'; decision: number }
  | { kind: 'inject' | 'inject-expired'; inject: number }
  | { kind: 'obligation'; obligation: number };

/**
 * Everything that changes for one team. Numbers live in two buffers (`ints`, `sums`), cut into named views, so that a clone
 * is two copies and a hash one pass. Stepped in place.
 */
export interface TeamState {
  tick: number;
  ints: Int32Array;
  sums: Float64Array;
  v: Views;
  s: Float64Array;
  /** Places in `world.preparation.options`, ascending. */
  prepared: number[];
  decisions: Decision[];
  standing: Standing[];
  /** Tick at which each flag was set. */
  flags: Record<string, number>;
  injects: InjectState[];
  obligations: ObligationState[];
  /** State of the adversary's statechart, as a key of its table. */
  adversary: string;
  happenings: Happening[];
  /** Ticks before which no decision, and no standing effect, has anything to do. Worked out from them; 0: look. */
  decisionsLook: number;
  standingLook: number;
  /** Worked out from `standing` when asked (see `leversOf`), for the quarter of an hour that begins at `leversAt`; -1: out of date. */
  levers: Levers | null;
  leversAt: number;
}

/** Named windows on `ints`. */
export interface Views {
  hubOut: Int32Array;
  hubIn: Int32Array;
  sortedOut: Int32Array;
  sortedIn: Int32Array;
  /** Deposits that could not be accepted and are offered again. */
  unposted: Int32Array;
  depot: Int32Array;
  /** Out with the rounds. */
  loaded: Int32Array;
  pickUp: Int32Array;
  trunk: Int32Array;
  depotCalendar: Int32Array;
  /** Parcels of the last departure, from x to. */
  departed: Int32Array;
  seenTick: Int32Array;
  seenBacklog: Int32Array;
  seenCapacity: Int32Array;
  seenDepartments: Int32Array;
  availability: Int32Array;
  /** Honest demand now, basis points of ordinary. */
  retry: Int32Array;
  downTicks: Int32Array;
  /** 1 once a service fell, 2 once it came back, 3 when it fell again. */
  failures: Int32Array;
  /** What the team last claimed about a service: 0 nothing, 1 works, 2 is down. */
  claims: Int32Array;
  entryPass: Int32Array;
  entryLoad: Int32Array;
  entryFiltered: Int32Array;
  processCapacity: Int32Array;
  paper: Int32Array;
  channelAvailability: Int32Array;
  /** Cash on hand, thousandths of an hour of ordinary withdrawals. */
  stock: Int32Array;
  campaignSince: Int32Array;
  campaignPower: Int32Array;
  crewsBusy: Int32Array;
  fatigue: Int32Array;
  /** Tick at which each inject is to be looked at again. */
  injectLook: Int32Array;
  scalar: Int32Array;
}

/** Places in `v.scalar`. */
export const AT = {
  trust: 0,
  lastSaid: 1,
  counterWait: 2,
  callsAnswered: 3,
  seenDepartmentsTick: 4,
  nextDecision: 5,
  trustHourAgo: 6,
  severity: 7,
  /** Hundredths of a basis point of trust not yet counted. */
  trustRest: 8,
  /** Counter capacity that the crowd leaves, basis points. */
  counterLeft: 9,
  /** How well the public is told, and how far it runs: queues, calls, retries, cash. Basis points. */
  informed: 10,
  unrest: 11,
  /** How worn the people at the sites are, basis points; and hundredths not yet counted. */
  strain: 12,
  strainRest: 13,
  /** How fresh the figures of the hubs are: a whole is now, nothing six hours ago. Basis points. */
  sight: 14,
} as const;
const SCALARS = 16;

/** Places in `s` (sums that outgrow 32 bits; all integers). */
export const SUM = {
  accepted: 0,
  delivered: 1,
  returned: 2,
  inTrunk: 3,
  toDepot: 4,
  debt: 5,
  spent: 6,
  bankAsked: 7,
  bankServed: 8,
  /** Lost to fraud, in euros: it comes in less than whole k€. */
  fraud: 9,
  /** Demand-weighted availability of each bank channel starts here, then what it was asked. */
  channels: 16,
} as const;

function layout(world: World): [keyof Views, number][] {
  const hubs = world.parcels.hubs.length;
  const departments = world.parcels.departments.length;
  const services = world.services.length;
  const entries = world.entries.length;
  const channels = world.channels.length;
  return [
    ['hubOut', hubs],
    ['hubIn', hubs],
    ['sortedOut', hubs],
    ['sortedIn', hubs],
    ['unposted', hubs],
    ['depot', departments],
    ['loaded', departments],
    ['pickUp', departments],
    ['trunk', world.parcels.trunkCalendar * hubs],
    ['depotCalendar', world.parcels.depotCalendar * departments],
    ['departed', hubs * hubs],
    ['seenTick', hubs],
    ['seenBacklog', hubs],
    ['seenCapacity', hubs],
    ['seenDepartments', departments],
    ['availability', services],
    ['retry', services],
    ['downTicks', services],
    ['failures', services],
    ['claims', services],
    ['entryPass', entries],
    ['entryLoad', entries],
    ['entryFiltered', entries],
    ['processCapacity', 6],
    ['paper', 6],
    ['channelAvailability', channels],
    ['stock', channels],
    ['campaignSince', world.campaigns.length],
    ['campaignPower', world.campaigns.length],
    ['crewsBusy', world.pools.length],
    ['fatigue', world.pools.length],
    ['injectLook', world.injects.length],
    ['scalar', SCALARS],
  ];
}

/**
 * The windows on a buffer. Written out as one literal on purpose: an object that gets this many properties one by one
 * becomes a hash table inside the engine, and every read of the simulation pays for it (twice the time, measured).
 */
function cut(world: World, ints: Int32Array): Views {
  const places = new Map<keyof Views, [number, number]>();
  let at = 0;
  for (const [name, length] of layout(world)) {
    places.set(name, [at, at + length]);
    at += length;
  }
  const next = (name: keyof Views): Int32Array => ints.subarray(...places.get(name)!);
  return {
    hubOut: next('hubOut'),
    hubIn: next('hubIn'),
    sortedOut: next('sortedOut'),
    sortedIn: next('sortedIn'),
    unposted: next('unposted'),
    depot: next('depot'),
    loaded: next('loaded'),
    pickUp: next('pickUp'),
    trunk: next('trunk'),
    depotCalendar: next('depotCalendar'),
    departed: next('departed'),
    seenTick: next('seenTick'),
    seenBacklog: next('seenBacklog'),
    seenCapacity: next('seenCapacity'),
    seenDepartments: next('seenDepartments'),
    availability: next('availability'),
    retry: next('retry'),
    downTicks: next('downTicks'),
    failures: next('failures'),
    claims: next('claims'),
    entryPass: next('entryPass'),
    entryLoad: next('entryLoad'),
    entryFiltered: next('entryFiltered'),
    processCapacity: next('processCapacity'),
    paper: next('paper'),
    channelAvailability: next('channelAvailability'),
    stock: next('stock'),
    campaignSince: next('campaignSince'),
    campaignPower: next('campaignPower'),
    crewsBusy: next('crewsBusy'),
    fatigue: next('fatigue'),
    injectLook: next('injectLook'),
    scalar: next('scalar'),
  };
}

/** An inject that has not gone out. */
export const freshInject = (): InjectState => ({
  sentTick: -1,
  retimed: -1,
  held: false,
  skipped: false,
  answeredTick: -1,
  option: -1,
  expired: false,
});

/** An obligation that nothing has called for. */
export const freshObligation = (): ObligationState => ({ startedTick: -1, metTick: -1, state: 'waiting' });

/** A team before anything happened: everything works, the network is empty. */
export function emptyState(world: World): TeamState {
  const size = layout(world).reduce((sum, [, length]) => sum + length, 0);
  const ints = new Int32Array(size);
  const sums = new Float64Array(SUM.channels + 2 * world.channels.length);
  const v = cut(world, ints);
  v.availability.fill(10_000);
  v.retry.fill(10_000);
  v.entryPass.fill(10_000);
  v.processCapacity.fill(10_000);
  v.channelAvailability.fill(10_000);
  v.seenCapacity.fill(10_000);
  v.campaignSince.fill(-1);
  world.channels.forEach((channel, i) => (v.stock[i] = channel.stockHours * 1000));
  v.scalar[AT.trust] = world.trust.start;
  v.scalar[AT.trustHourAgo] = world.trust.start;
  v.scalar[AT.lastSaid] = -1;
  v.scalar[AT.callsAnswered] = 10_000;
  v.scalar[AT.counterLeft] = 10_000;
  v.scalar[AT.sight] = 10_000;
  v.scalar[AT.counterWait] = world.people.counterWait;
  return {
    tick: 0,
    ints,
    sums,
    v,
    s: sums,
    prepared: [],
    decisions: [],
    standing: [],
    flags: {},
    injects: world.injects.map(freshInject),
    obligations: world.obligations.map(freshObligation),
    adversary: world.adversary.initial,
    happenings: [],
    decisionsLook: 0,
    standingLook: 0,
    levers: null,
    leversAt: -1,
  };
}

/** A team at tick 0, its network in full work. */
export const createState = (world: World): TeamState => cloneState(world, world.initial);

/** An independent copy: stepping one never shows in the other. */
export function cloneState(world: World, state: TeamState): TeamState {
  const ints = state.ints.slice();
  const sums = state.sums.slice();
  // Written out in the order of `emptyState`: one shape for every state, as one literal makes one.
  return {
    tick: state.tick,
    ints,
    sums,
    v: cut(world, ints),
    s: sums,
    prepared: [...state.prepared],
    decisions: state.decisions.map((one) => ({ ...one })),
    standing: state.standing.map((one) => ({ ...one })),
    flags: { ...state.flags },
    injects: state.injects.map((one) => ({ ...one })),
    obligations: state.obligations.map((one) => ({ ...one })),
    adversary: state.adversary,
    happenings: [...state.happenings],
    decisionsLook: 0,
    standingLook: 0,
    levers: null,
    leversAt: -1,
  };
}

/**
 * Over every number and the cold part's JSON: 8 hex digits. Equal states give equal hashes. FNV-1a with one more shift a number, for most are
 * small and would leave the upper bits alone.
 */
export function hashState(state: TeamState): string {
  let h = HASH_START;
  const mix = (value: number) => {
    h = mixIn(h, value);
    h ^= h >>> 15;
  };
  mix(state.tick);
  for (const value of state.ints) mix(value);
  for (const value of state.sums) {
    mix(value | 0);
    mix(Math.floor(value / 4_294_967_296) | 0);
  }
  const { prepared, decisions, standing, flags, injects, obligations, adversary } = state;
  const cold = JSON.stringify([prepared, decisions, standing, flags, injects, obligations, adversary]);
  for (let i = 0; i < cold.length; i++) mix(cold.charCodeAt(i));
  return hashHex(h);
}
