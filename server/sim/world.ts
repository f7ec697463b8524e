import type { Text } from '#protocol/text.ts';
import type { Condition } from './conditions.ts';
import type { CompiledEffect } from './effects/effect.ts';
import type { Chart } from './chart.ts';
import type { TeamState } from './state.ts';
import type { Tables } from './tables.ts';

/**
 * A scenario made ready to run: read-only, shared by all teams, everything indexed. Ticks instead of minutes, basis points
 * instead of percentages. `scenarios/compile.ts` makes it.
 */
export interface World {
  id: string;
  seed: number;
  tickMinutes: number;
  /** Ticks in an hour and in a day. */
  hour: number;
  day: number;
  /** Number of ticks; the last state has this tick. */
  endTick: number;
  zeroTick: number;
  /** Minute of the day of tick 0, and tick of the first local midnight. */
  startMinute: number;
  firstMidnight: number;

  pools: { id: string; count: number }[];
  budget: number;
  /** What costs at most this is paid even out of an overdrawn budget, k€. */
  pettyCash: number;
  entries: WorldEntry[];
  services: WorldService[];
  /** Order in which services are worked out: each after all it needs. */
  serviceOrder: number[];
  /** The same again, flat, for the hottest loops. */
  tables: Tables;
  processes: Record<ProcessId, WorldProcess>;
  channels: WorldChannel[];
  parcels: ParcelWorld;
  campaigns: WorldCampaign[];
  adversary: Chart;
  /** Ticks between two moves of the adversary. */
  adversaryEvery: number;
  story: Chart;
  actions: WorldAction[];
  injects: WorldInject[];
  obligations: WorldObligation[];
  preparation: WorldPreparation;
  trust: TrustParameters;
  people: PeopleParameters;
  /** Every effect of every action, option, move: a standing effect is noted in the state by its place here. */
  effects: CompiledEffect[];
  /** State of a team at tick 0, after the warm-up; copied, never stepped. */
  initial: TeamState;
  /** Parcels delivered by each tick in this world without an attack. */
  deliverable: Int32Array;
  /** What waits at each site without an attack: what an ordinary day looks like. */
  ordinary: Ordinary;
  /** Points for each of the two headlines, out of 1,000 together. */
  points: { parcels: number; uptime: number };
}

/** Backlogs of the run without an attack, basis points of a day's work. */
export interface Ordinary {
  /** Tick by tick: place `tick * hubs + hub`. */
  hubs: Uint16Array;
  /** By half-hour, then department: nothing comes to a depot or leaves it in between. */
  depots: number[][];
}

/** The six kinds of physical work; a pack gives their needs, not their number. */
export const processIds = ['collect', 'sort', 'line-haul', 'rounds', 'counter', 'customer-care'] as const;
export type ProcessId = (typeof processIds)[number];

/** Place of a process in the state's arrays. */
export const processIndex = Object.fromEntries(processIds.map((id, i) => [id, i])) as Record<string, number>;

export type ThingKind =
  | 'entry'
  | 'service'
  | 'process'
  | 'channel'
  | 'hub'
  | 'campaign'
  | 'pool'
  | 'obligation';

/** Lists of things in a world by kind, each in the order of its places: what metrics measure and effects act on. */
export const thingsOf: Record<ThingKind, (world: World) => readonly { id: string }[]> = {
  entry: ({ entries }) => entries,
  service: ({ services }) => services,
  process: () => processIds.map((id) => ({ id })),
  channel: ({ channels }) => channels,
  hub: ({ parcels }) => parcels.hubs,
  campaign: ({ campaigns }) => campaigns,
  pool: ({ pools }) => pools,
  obligation: ({ obligations }) => obligations,
};

/** Something is needed: what is lost, in basis points, where it is wholly missing. */
export interface Need {
  service: number;
  lossBp: number;
}

export interface WorldEntry {
  id: string;
  /** Thousands of packets a second before packets are lost. */
  capacity: number;
  /** Honest traffic at the busiest hour, same unit. */
  honest: number;
}

export interface WorldService {
  id: string;
  /** Entry users come through; -1: internal. */
  entry: number;
  /** Part of the use that passes the entry, basis points. */
  exposedBp: number;
  /** Requests a second it can serve, and is asked at the busiest hour. */
  capacity: number;
  demand: number;
  /** Demand through the day: one weight per hour, basis points of the busiest. */
  byHour: number[];
  needs: Need[];
  /** Most that honest demand grows to when users are not served, basis points (30,000 = three times). */
  retryBp: number;
  /** How much its absence weighs on public trust, and on counters and calls. */
  publicWeight: number;
  /** Extra demand when all public services are out, basis points of its own: people call instead. */
  overflowBp: number;
}

export interface WorldProcess {
  needs: Need[];
  /** Capacity that sites keep by their own wits when their tools are gone, basis points. */
  improvisedBp: number;
}

export interface WorldChannel {
  id: string;
  /** Operations an hour at the busiest hour. */
  demand: number;
  byHour: number[];
  weight: number;
  needs: Need[];
  /** Lost to fraud in the busiest hour if it lay wholly open, k€. */
  fraudPerHour: number;
  /** Needs of physical work: the counter. */
  process: ProcessId | null;
  /** Cash on hand, in hours of ordinary withdrawals; 0: no stock. */
  stockHours: number;
  /** Refilled each day to this part of the full stock, basis points, at this tick of the day. */
  refillBp: number;
  refillAt: number;
}

export interface ParcelWorld {
  hubs: {
    id: string;
    perTick: number;
    dayCapacity: number;
    /** Parcels that its yard holds; above it the docks close by and by and work slows down. */
    yard: number;
  }[];
  /** 1 while hub h sorts at timetable place t: `runs[t * hubs + h]`. */
  runs: Uint8Array;
  departments: { id: string; hub: number }[];
  /** Departments in the order of their hubs: `served[h]` lists department indexes. */
  served: Int32Array[];
  /** Cumulative shares (millionths) aligned with `served[h]`: where a hub's sorted parcels go. */
  servedUpTo: Int32Array[];
  /** Cumulative destination shares over hubs. */
  destinationUpTo: Int32Array;
  /**
   * Parcels offered nationally before each place of the timetable, and each hub's share of them (millionths). This and the
   * other timetables begin `warmUp` ticks before tick 0.
   */
  offeredBy: Int32Array;
  originShare: Int32Array;
  /** Ticks run without attack before tick 0, so that a scenario begins with a network in full work. */
  warmUp: number;
  /** Half-hours from hub to hub (row: from), and from a hub to its departments' depots. */
  trunkSlots: Int32Array;
  depotSlots: Int32Array;
  /** Length of the two arrival calendars, half-hours. */
  trunkCalendar: number;
  depotCalendar: number;
  /** Rounds: 0 none, 1 out, 2 the tick they load and leave, 3 the last tick of the day. */
  rounds: Uint8Array;
  /** What a department's rounds hand over in a tick and load in a day. */
  roundPerTick: Int32Array;
  roundPerDay: Int32Array;
  /** Parcels that a department's depots hold; vans with more stay at the hub. */
  depotSpace: Float64Array;
  /** 1 while counters are open; what a department's counters can hand over in a tick. */
  counters: Uint8Array;
  counterPerTick: Int32Array;
  /** Ticks that counters are open on a day. */
  counterTicks: number;
  /** Straight to a pick-up point, not by round. */
  outOfHomeBp: number;
  firstAttemptBp: number;
  /** Parcels that need a code at the door, and the service that makes codes. */
  codeBp: number;
  codeService: number;
  trackingService: number;
  /** Errors at ordinary load, and those added at +50 % load. */
  errorBp: number;
  overloadErrorBp: number;
  /** Part of awaiting parcels that go back to their senders each day, basis points. */
  returnPerDayBp: number;
  /** Parcels that can be keyed in per hour once systems are back. */
  keyInPerTick: number;
  /** Sorting lost in a yard with twice what it holds; sorting and lorries lost on figures six hours old. Basis points. */
  crowdedBp: number;
  blindBp: number;
  /** Of parcels that miss a round, sent back: basis points. */
  spoilsBp: number;
}

export interface WorldCampaign {
  id: string;
  against: 'packets' | 'requests';
  /** Index of the entry (packets) or service (requests). */
  target: number;
  /** Service whose address is shot at within the entry; -1: the entry as such. */
  at: number;
  /** Thousands of packets a second, or requests a second. */
  power: number;
  rampTicks: number;
  /** Part of the sources that are inside the country: geo-blocking does not see them. */
  domesticBp: number;
  /** Size of the hourly ups and downs, basis points of power. */
  waverBp: number;
}

export interface WorldAction {
  id: string;
  role: string;
  pool: number;
  crew: number;
  leadTicks: number;
  cost: number;
  lastsTicks: number;
  /** -1: as often as one likes. */
  times: number;
  cancellable: boolean;
  /** The action without which in force this one ends; -1: none. */
  endsWith: number;
  /** Kind of thing pointed at, and the ids allowed; null: no target. */
  target: { kind: string; options: string[] } | null;
  when: Condition | null;
  /** What is missing while `when` does not hold, for people; null: nothing better than the general sentence. */
  needs: Text | null;
  /** Effects once in force; one list for each target option (a single list when there is none). */
  effects: number[][];
}

export interface WorldInject {
  id: string;
  /** Due by time (tick), or -1 when only the condition decides. */
  dueTick: number;
  when: Condition | null;
  /** Ticks to answer; -1 no deadline. */
  answerTicks: number;
  effects: number[];
  /** `cost`: what its effects pay at once, k€. */
  options: { id: string; effects: number[]; cost: number }[];
  /** Roles it is for; empty: everyone. */
  roles: string[];
  /** Words alone are an answer. */
  freeText: boolean;
  /** Effects when nobody answered in time. */
  silence: number[];
}

export interface WorldObligation {
  id: string;
  starts: Condition;
  dueTicks: number;
  /** After the due time it counts as late, after this as missed. */
  missedTicks: number;
  late: number[];
  missed: number[];
  /** Met although nothing has called for it. */
  early: number[];
}

/** What a team may make ready before play, for a few points. */
export interface WorldPreparation {
  points: number;
  /** Role that chooses; null: anybody in the team. */
  role: string | null;
  options: {
    id: string;
    points: number;
    /** Actions that take less of a team that prepared this. */
    makes: { action: number; leadTicks: number; cost: number }[];
    /** At work from the first tick. */
    effects: number[];
  }[];
}

export interface TrustParameters {
  start: number;
  /** Basis points lost in an hour of total public outage in silence. */
  fallPerHour: number;
  /** How much a statement softens the fall, and for how many ticks it carries. */
  statementReliefBp: number;
  statementTicks: number;
  /** Lost in an hour while words and experience differ fully. */
  contradictionPerHour: number;
  recoverPerHour: number;
  /** Lost in an hour while a whole ordinary day of parcels is late, basis points. */
  latePerHour: number;
  /** Severity is multiplied by this when a public service fails again after it had come back, basis points. */
  repeatBp: number;
}

export interface PeopleParameters {
  /** Fatigue gained in an hour at full work, lost in an hour of rest, basis points. */
  tirePerHour: number;
  restPerHour: number;
  /** Lead times at full fatigue, basis points. */
  slowestBp: number;
  /** Ordinary wait at the counter, minutes. */
  counterWait: number;
  /** How far unserved digital users go to counters and phones, basis points. */
  spillBp: number;
  /** Work that the crisis alone puts on every crew, and what it leaves of rest where nobody relieves. Basis points. */
  crisisLoadBp: number;
  crisisRestBp: number;
  /** Strain of the sites: gained in an hour of full unrest, lost in an hour. Basis points. */
  strainPerHour: number;
  easePerHour: number;
  /** Lost by sites at full strain and by servers at full fatigue, basis points. */
  wornBp: number;
  /** Improvisation without instructions: lost in an hour, and what is never lost. Basis points. */
  wearsPerHour: number;
  wearsToBp: number;
  /** What an organised fallback loses where nobody told the staff, basis points. */
  disparityBp: number;
  /** Parcels brought to an empty house where nobody was told, basis points. */
  absentBp: number;
  /** Parcels that merchants keep back at no trust, and that go elsewhere in a day once turned away. Basis points. */
  withholdBp: number;
  giveUpBp: number;
  /** How far full information keeps users from trying again, basis points. */
  calmsBp: number;
  /** Cash drawn on top at full unrest, basis points. */
  runOnCashBp: number;
}
