import { halfHourTicks } from '#sim/clock.ts';
import type { Act, ActionRecord, ServiceRecord, Situation, TeamRecords } from '#protocol/views.ts';
import { cashBp } from '#sim/bank.ts';
import { part, ratio, WHOLE } from '#sim/arithmetic.ts';
import { attackOnEntries, pressure } from '#sim/attack.ts';
import { seenBacklog, sum } from '#sim/count.ts';
import { decisionStrength } from '#sim/apply.ts';
import { budgetOf, cancellable, refusalOf, renewable } from '#sim/decisions.ts';
import { pointsLeft, preparedIds, termsOf } from '#sim/preparation.ts';
import { fatiguePerHour, vigourOfServers, vigourOfSites } from '#sim/people.ts';
import { type ServerGauge, serverGauges } from '#sim/gauges.ts';
import { sightedBp } from '#sim/processes.ts';
import { AT, SUM, type TeamState } from '#sim/state.ts';
import { leversOf } from '#sim/levers.ts';
import { processIds, type World } from '#sim/world.ts';
import { seatsOf, type ReadonlyExercise } from '../state.ts';
import { ghostStretches } from '../samples.ts';
import type { Team } from '../team.ts';
import { headlineOf } from '../outcome.ts';
import { atWork } from './atWork.ts';
import { exerciseOf, toAll } from './shared.ts';

/** Newest lines of the crisis log a screen carries; the whole log stays on the server for the debrief. */
const LOG_LINES = 200;

/**
 * Everything one team may know, and nothing else. The network is seen through the fog; other teams, injects not yet sent, the
 * attack and the effects' sizes are not in it.
 */
export function teamView(exercise: ReadonlyExercise, team: Team): TeamRecords {
  // One literal, with nothing spread into it: at thousands of teams that is a fifth of the time of a view.
  const table: TeamRecords = {
    exercise: exerciseOf(exercise),
    clock: { tick: exercise.tick },
    team: { id: team.id, name: team.name },
    headline: headlineOf(exercise.world, team.state),
    situation: situation(exercise, team),
    links: links(exercise, team),
    departments: departments(exercise, team),
    atWork: atWork(exercise.world, team.state),
    ordinary: ordinaryAt(exercise, team),
  };
  toAll(exercise, team, table);
  for (const seat of seatsOf(exercise, team.id)) {
    const at = exercise.places.get(seat.id);
    table[`seat:${seat.id}`] = {
      id: seat.id,
      name: seat.name,
      roles: seat.roles,
      online: exercise.online.has(seat.id),
      ...(seat.away ? { away: seat.away } : {}),
      ...(at === undefined ? {} : { at }),
    };
  }
  preparation(exercise, team, table);
  curves(exercise, team, table);
  systems(exercise, team, table);
  hubs(exercise, team, table);
  decisions(exercise, team, table);
  messages(exercise, team, table);
  if (exercise.result) afterPlay(exercise, team, table);
  return table;
}

/** What its players said, each for themselves until the debrief has gone on; what it will do. */
function afterPlay({ debrief }: ReadonlyExercise, team: Team, table: TeamRecords): void {
  for (const [seat, { name, answers }] of team.reflections)
    table[`reflection:${seat}`] = { name, answers: debrief.step === 'ask' ? null : answers };
  for (const [id, one] of team.commitments) table[`commitment:${id}`] = one;
}

function curves(exercise: ReadonlyExercise, team: Team, table: TeamRecords): void {
  team.seen.forEach((stretch, i) => (table[`curves:${i}`] = stretch));
  const past = exercise.ghosts.get('as-happened');
  if (!past) return;
  ghostStretches(past, team.curves.tick.length).forEach((stretch, i) => {
    table[`ghostCurves:${i}`] = stretch;
  });
}

function situation({ world }: ReadonlyExercise, { state }: Team): Situation {
  const { v, s } = state;
  const said = v.scalar[AT.lastSaid]!;
  const levers = leversOf(world, state);
  return {
    trustBp: v.scalar[AT.trust]!,
    trustChangeBp: v.scalar[AT.trust]! - v.scalar[AT.trustHourAgo]!,
    silentMinutes: said < 0 ? null : (state.tick - said) * world.tickMinutes,
    spent: s[SUM.spent]!,
    budget: budgetOf(world, state),
    costPerHour: levers.spendPerHour[0]!,
    pressedAt: pressure(world, state).passedAt,
    crews: world.pools.map((pool, p) => ({
      pool: pool.id,
      free: pool.count - v.crewsBusy[p]!,
      total: pool.count,
      fatigueBp: v.fatigue[p]!,
      fatiguePerHourBp: fatiguePerHour(world, state, levers, p),
    })),
    backlog: seenBacklog(state),
    awaitingPickUp: sum(v.pickUp),
    debt: s[SUM.debt]!,
    counterWaitMinutes: v.scalar[AT.counterWait]!,
    callsAnsweredBp: v.scalar[AT.callsAnswered]!,
    cashBp: cashBp(world, state),
    informedBp: v.scalar[AT.informed]!,
    unrestBp: v.scalar[AT.unrest]!,
    strainBp: v.scalar[AT.strain]!,
    takes: {
      strain: WHOLE - vigourOfSites(world, state),
      blindness: WHOLE - sightedBp(world, state),
      queues: WHOLE - v.scalar[AT.counterLeft]!,
      tired: WHOLE - vigourOfServers(world, state),
    },
  };
}

function systems({ world }: ReadonlyExercise, { state }: Team, table: TeamRecords): void {
  const { v } = state;
  const levers = leversOf(world, state);
  const attack = attackOnEntries(world, state, levers);
  world.entries.forEach((entry, e) => {
    const loadBp = v.entryLoad[e]!;
    const filteredBp = v.entryFiltered[e]!;
    const attackBp = ratio(attack[e]!, part(entry.capacity, levers.entryCapacity[e]!));
    const honestBp = Math.max(0, loadBp - part(attackBp, WHOLE - filteredBp));
    table[`entry:${entry.id}`] = { loadBp, honestBp, attackBp, filteredBp, passBp: v.entryPass[e]! };
  });
  const gauges = serverGauges(world, state, levers);
  world.services.forEach((service, i) => {
    const entry = levers.serviceEntry[i]!;
    table[`service:${service.id}`] = {
      availabilityBp: v.availability[i]!,
      demandBp: v.retry[i]!,
      entry: entry < 0 ? null : world.entries[entry]!.id,
      shed: levers.shed[i]! > 0,
      ...pressed(gauges[i]!),
    };
  });
  processIds.forEach((id, p) => {
    table[`process:${id}`] = { capacityBp: v.processCapacity[p]!, paperBp: v.paper[p]! };
  });
  world.channels.forEach((channel, c) => {
    table[`channel:${channel.id}`] = { availabilityBp: v.channelAvailability[c]! };
  });
}

/** Filters that turn away less than 1 % of honest users are not worth a word. */
const NOTICED = 100;
const pressed = (servers: ServerGauge): Pick<ServiceRecord, 'servers'> =>
  servers.floodBp > 0 || servers.turnedAwayBp >= NOTICED || servers.askedBp > WHOLE ? { servers } : {};

function hubs({ world }: ReadonlyExercise, { state: { v } }: Team, table: TeamRecords): void {
  const { parcels, ordinary } = world;
  const count = parcels.hubs.length;
  const lastTick = ordinary.hubs.length / count - 1;
  parcels.hubs.forEach((hub, h) => {
    const seen = v.seenBacklog[h]!;
    const seenTick = Math.min(v.seenTick[h]!, lastTick);
    table[`hub:${hub.id}`] = {
      asOfTick: v.seenTick[h]!,
      backlog: seen,
      loadBp: ratio(seen, hub.yard),
      ordinaryBp: ordinary.hubs[seenTick * count + h]!,
      capacityBp: v.seenCapacity[h]!,
    };
  });
}

function links({ world, roads, pack }: ReadonlyExercise, team: Team): number[] {
  const hubs = world.parcels.hubs.length;
  const flow: number[] = [];
  for (let pair = 0; pair < hubs * hubs; pair++) {
    for (const road of roads.by[pair]!) flow[road] = (flow[road] ?? 0) + team.seenDeparted[pair]!;
  }
  return pack.network.links.map((_link, l) => flow[l] ?? 0);
}

function departments({ world }: ReadonlyExercise, { state: { v } }: Team): TeamRecords['departments'] {
  const { roundPerDay } = world.parcels;
  return {
    asOfTick: v.scalar[AT.seenDepartmentsTick]!,
    latenessBp: Array.from(v.seenDepartments, (waiting, d) => ratio(waiting, roundPerDay[d]!)),
  };
}

/** The same array for the half-hour: teams share it, and it is sent once. */
function ordinaryAt({ world }: ReadonlyExercise, { state }: Team): number[] {
  const { depots } = world.ordinary;
  const asOfTick = state.v.scalar[AT.seenDepartmentsTick]!;
  return depots[Math.min(Math.floor(asOfTick / halfHourTicks(world)), depots.length - 1)]!;
}

const noActs: Act[] = [];

function decisions(exercise: ReadonlyExercise, team: Team, table: TeamRecords): void {
  const { world } = exercise;
  const { state } = team;
  world.actions.forEach((action, a) => {
    const refusal = refusalOf(world, state, a);
    table[`action:${action.id}`] = {
      ...(refusal ? { ready: false, refusal } : { ready: true }),
      ...changedTerms(world, state, a),
      ...renewing(world, state, a),
    };
  });
  for (const one of state.decisions) {
    const action = world.actions[one.action]!;
    const inForce = one.state === 'in-force' ? decisionStrength(world, state, one.id) : null;
    const reason = team.reasons.get(one.id);
    table[`decision:${one.id}`] = {
      id: one.id,
      action: action.id,
      target: action.target?.options[one.target] ?? null,
      by: exercise.allSeats.get(one.by)?.name ?? one.by,
      why: reason?.why ?? null,
      confidence: reason?.confidence ?? null,
      state: one.state,
      decidedTick: one.decidedTick,
      inForceTick: one.inForceTick,
      endTick: one.endTick < 0 ? null : one.endTick,
      strengthBp: inForce?.strengthBp ?? 0,
      stage: inForce?.stage ?? null,
      acts: team.acts.get(one.id) ?? noActs,
      cancellable: cancellable(world, one),
    };
  }
}

function preparation({ world }: ReadonlyExercise, { state }: Team, table: TeamRecords): void {
  const { points, role, options } = world.preparation;
  if (options.length === 0) return;
  table.preparation = {
    points,
    left: pointsLeft(world, state),
    chosen: preparedIds(world, state),
    role,
  };
}

/** Lead time and cost where they are not those on the card. */
function changedTerms(world: World, state: TeamState, a: number): Pick<ActionRecord, 'leadTicks' | 'cost'> {
  if (state.prepared.length === 0) return {};
  const card = world.actions[a]!;
  const { leadTicks, cost } = termsOf(world, state, a);
  return {
    ...(leadTicks === card.leadTicks ? {} : { leadTicks }),
    ...(cost === card.cost ? {} : { cost }),
  };
}

/** Where an order that runs out may be given again. */
function renewing(world: World, state: TeamState, a: number): Pick<ActionRecord, 'renews'> {
  const due = state.decisions.filter((one) => one.action === a && renewable(world, state, one));
  if (due.length === 0) return {};
  const { target } = world.actions[a]!;
  return { renews: due.map((one) => target?.options[one.target] ?? null) };
}

function messages(exercise: ReadonlyExercise, team: Team, table: TeamRecords): void {
  const { world, pack } = exercise;
  const { state } = team;
  world.injects.forEach((inject, i) => {
    const at = state.injects[i]!;
    if (at.sentTick < 0) return;
    const source = pack.injects.injects[i]!;
    table[`inject:${inject.id}`] = {
      id: inject.id,
      channel: source.channel,
      from: source.from,
      title: source.title,
      body: source.body,
      roles: source.roles,
      priority: source.priority,
      sentTick: at.sentTick,
      answerByTick: inject.answerTicks < 0 ? null : at.sentTick + inject.answerTicks,
      options: source.options.map(({ id, label }, o) => {
        const { cost } = inject.options[o]!;
        return cost > 0 ? { id, label, cost } : { id, label };
      }),
      freeText: source.freeText,
      answer: team.answers.get(inject.id) ?? null,
      expired: at.expired,
    };
    const read = team.reads.get(inject.id);
    if (read) table[`read:${inject.id}`] = read;
  });
  state.obligations.forEach((at, i) => {
    if (at.state === 'waiting') return;
    const obligation = world.obligations[i]!;
    table[`obligation:${obligation.id}`] = {
      id: obligation.id,
      startedTick: at.startedTick,
      dueTick: at.startedTick + obligation.dueTicks,
      state: at.state,
      ...(at.metTick < 0 ? {} : { sent: true as const }),
    };
  });
  const from = Math.max(0, team.log.length - LOG_LINES);
  for (let i = from; i < team.log.length; i++) table[`log:${i}`] = team.log[i]!;
  team.announcements.forEach(({ tick, text }, i) => {
    table[`announcement:${100_000 + i}`] = { tick, text, team: team.id };
  });
}
