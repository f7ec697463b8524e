import { slowed } from '#protocol/lead.ts';
import { clamp, part, ratio, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import { AT, SUM, type TeamState } from './state.ts';
import { processIndex, type World } from './world.ts';

const COUNTER = processIndex['counter']!;
const CARE = processIndex['customer-care']!;
/** The pool whose crews keep the servers running: the pack's first. */
const TECHNICAL = 0;
/** Fatigue and strain up to this cost nothing. */
const BEARABLE = 4_000;
/** Below this severity it is over for those inside, too. */
const CRISIS = 800;
/** What working otherwise than usual weighs against full unrest, however calm the public is. */
const UNUSUAL = 3_500;

/** Crews tire at work and recover at rest, sites are strained by unrest, counters and lines fill, money runs. */
export function stepPeople(world: World, state: TeamState, levers: Levers): void {
  tireCrews(world, state, levers);
  strainSites(world, state, levers);
  fillCounters(world, state);
  // Money runs by the hour; charged in one piece so that it stays whole.
  if (levers.spendPerHour[0]! > 0 && state.tick % world.hour === 0)
    state.s[SUM.spent] = state.s[SUM.spent]! + levers.spendPerHour[0]!;
}

function tireCrews(world: World, state: TeamState, levers: Levers): void {
  const { fatigue } = state.v;
  for (let p = 0; p < world.pools.length; p++) {
    const change = Math.trunc(fatiguePerHour(world, state, levers, p) / world.hour);
    fatigue[p] = clamp(fatigue[p]! + change, 0, WHOLE);
  }
}

/** How fast a pool tires, or below zero rests, as its crews are used now: basis points an hour. */
export function fatiguePerHour(
  { people, pools }: World,
  { v }: TeamState,
  { rota }: Readonly<Levers>,
  pool: number,
): number {
  const crisis = v.scalar[AT.severity]! > CRISIS;
  const relieved = rota[0]!;
  const rest = crisis ? people.crisisRestBp + part(WHOLE - people.crisisRestBp, relieved) : WHOLE;
  const busyBp = Math.floor((v.crewsBusy[pool]! * WHOLE) / pools[pool]!.count);
  const load = crisis ? Math.min(WHOLE, busyBp + people.crisisLoadBp) : busyBp;
  const tiring = part(part(people.tirePerHour, load), WHOLE - relieved);
  return tiring - part(part(people.restPerHour, WHOLE - busyBp), rest);
}

/** Queues and quarrels wear the people at the sites out, half as fast where they know what to say; hands and breaks mend it. */
function strainSites({ people, hour }: World, { v }: TeamState, levers: Levers): void {
  const { scalar } = v;
  const alone = WHOLE - (levers.instructed[0]! >> 1);
  const burden = scalar[AT.unrest]! + (scalar[AT.severity]! > CRISIS ? UNUSUAL : 0);
  const up = part(part(people.strainPerHour, Math.min(WHOLE, burden)), alone);
  const rest =
    scalar[AT.strainRest]! + Math.trunc(((up - people.easePerHour - levers.relief[0]!) * 100) / hour);
  const whole = Math.trunc(rest / 100);
  scalar[AT.strainRest] = rest - whole * 100;
  scalar[AT.strain] = clamp(scalar[AT.strain]! + whole, 0, WHOLE);
}

/** Whom screens do not serve goes to counters; who reaches nobody by telephone goes there too. */
function fillCounters({ people }: World, { v }: TeamState): void {
  const { scalar } = v;
  const counter = Math.max(1_000, Math.min(WHOLE, v.processCapacity[COUNTER]!));
  const crowd = part(scalar[AT.unrest]!, WHOLE - part(5_000, scalar[AT.callsAnswered]!));
  const load = WHOLE + part(people.spillBp, crowd);
  scalar[AT.counterLeft] = ratio(WHOLE, load);
  scalar[AT.counterWait] = Math.min(240, Math.floor((people.counterWait * load) / counter));
  scalar[AT.callsAnswered] = Math.min(WHOLE, v.processCapacity[CARE]!);
}

/** What sites keep of their work under the strain they are under. */
export const vigourOfSites = (world: World, { v }: TeamState): number => vigour(world, v.scalar[AT.strain]!);

/** What servers keep with the technical crews as tired as they are. */
export const vigourOfServers = (world: World, { v }: TeamState): number =>
  vigour(world, v.fatigue[TECHNICAL]!);

function vigour({ people }: World, worn: number): number {
  const past = worn - BEARABLE;
  return past <= 0 ? WHOLE : WHOLE - Math.floor((people.wornBp * past) / (WHOLE - BEARABLE));
}

/** Lead time of work that a crew starts now: longer the more tired its pool is. */
export const leadTicks = (world: World, state: TeamState, pool: number, ticks: number): number =>
  slowed(ticks, state.v.fatigue[pool]!, world.people.slowestBp);
