import { billOf } from '#sim/bill.ts';
import { compileCondition, type Condition, type ConditionSource } from '#sim/conditions.ts';
import { compileEffect, type EffectSource } from '#sim/effects/index.ts';
import type { CompiledEffect } from '#sim/effects/effect.ts';
import type { Issue, Resolver } from '#sim/refer.ts';
import type { Policy } from '#sim/run.ts';
import { createTables, reseedTables } from '#sim/tables.ts';
import { atOnce, type Steps } from '#sim/steps.ts';
import { minuteOf, minutesBetween, readClock } from '#sim/units.ts';
import type {
  ProcessId,
  World,
  WorldAction,
  WorldInject,
  WorldObligation,
  WorldService,
} from '#sim/world.ts';
import { checkUnique } from './checkUnique.ts';
import { compileChart } from './compileChart.ts';
import { compileParcels } from './compileParcels.ts';
import { compilePolicies } from './compilePolicies.ts';
import { compilePreparation } from './compilePreparation.ts';
import { reservedBy } from './reserve.ts';
import { createResolver } from './resolver.ts';
import type { Scenario } from './schema.ts';
import { compileTarget } from './targets.ts';
import { warmUp } from './warmUp.ts';

const LONGEST_DAYS = 31;

/** A pack ready to run, or every mistake found in it. */
export type Compiled = { ok: true; world: World; policies: Policy[] } | { ok: false; issues: Issue[] };

/**
 * Makes a checked pack into a World. Names are resolved, quantities turned into ticks and basis points, the statecharts
 * built, the network warmed up, and the parcels deliverable without an attack counted.
 * @param options.seed luck of the attack; the same for all teams
 * @param options.difficulty id of one of the pack's difficulties; left out: as the pack has it
 * @param options.format id of one of the pack's formats; left out: the first
 */
export function compile(source: Scenario, options: CompileOptions): Compiled {
  return atOnce(compiling(source, options));
}

export interface CompileOptions {
  seed: number;
  difficulty?: string | null;
  format?: string | null;
}

/** The same in small steps. */
export function* compiling(source: Scenario, options: CompileOptions): Steps<Compiled> {
  const pack = withEnd(source, options.difficulty);
  const issues: Issue[] = [];
  const resolver = createResolver(pack, issues);
  const { scenario, services, actions, injects, story, attack } = pack;
  checkUnique(pack, issues);
  const { clock } = scenario;
  const inScenario = resolver('scenario.yaml');
  const inServices = resolver('services.yaml');
  const inAttack = resolver('attack.yaml');
  const inStory = resolver('story.yaml');
  checkClock(clock, inScenario);
  if (issues.length > 0) return { ok: false, issues };
  const hour = 60 / clock.tick;
  const day = 24 * hour;
  const endTick = Math.floor(minutesBetween(clock.start, clock.end) / clock.tick);
  const zeroTick = Math.floor(minutesBetween(clock.start, clock.zero) / clock.tick);
  const startMinute = minuteOf(clock.start) % 1440;

  const effects: CompiledEffect[] = [];
  const enter = (list: readonly EffectSource[], to: Resolver, target?: string): number[] =>
    list.flatMap((source, i) => {
      const compiled = compileEffect(source, to.at(i), target);
      if (!compiled) return [];
      effects.push(compiled);
      return [effects.length - 1];
    });
  const conditionIn = (source: ConditionSource | undefined, to: Resolver): Condition | null =>
    source === undefined ? null : compileCondition(source, to);

  const inActions = resolver('actions.yaml');
  const inInjects = resolver('injects.yaml');
  const difficulty = scenario.difficulties.find((one) => one.id === options.difficulty);
  if (options.difficulty && !difficulty)
    inScenario.issue(`no difficulty "${options.difficulty}"`, 'difficulties');
  const attackBp = difficulty?.attack ?? 10_000;
  const reserved = reservedBy(pack, options.format, inScenario);

  const curves = Object.fromEntries(
    Object.entries(services.curves).map(([id, values]) => {
      const most = Math.max(...values);
      return [id, values.map((value) => Math.round((value * 10_000) / most))];
    }),
  );
  const curveOf = (id: string, to: Resolver): number[] => {
    if (!curves[id]) to.issue(`no curve "${id}"; known: ${Object.keys(curves).join(', ')}`, 'curve');
    return curves[id] ?? Array.from({ length: 24 }, () => 10_000);
  };
  const needsOf = (needs: readonly { service: string; loss: number }[], to: Resolver) =>
    needs.flatMap((need, i) => {
      const service = to.index('service', need.service, 'needs', i, 'service');
      // An unknown name is reported by `index`, which then gives place 0: as a need of that service it could be reported as a circle too.
      return services.services[service]!.id === need.service ? [{ service, lossBp: need.loss }] : [];
    });

  const worldServices = services.services.map((one, i): WorldService => {
    const at = inServices.at('services', i);
    return {
      id: one.id,
      entry: one.entry === undefined ? -1 : at.index('entry', one.entry, 'entry'),
      exposedBp: one.exposed,
      capacity: one.serves,
      demand: one.asked,
      byHour: curveOf(one.curve, at),
      needs: needsOf(one.needs, at),
      retryBp: one.retries,
      publicWeight: one.public,
      overflowBp: one.overflow,
    };
  });

  yield;
  const storyChart = compileChart(story, inStory, enter, { timeOnly: true });
  const adversary = compileChart(attack, inAttack, enter, { timeOnly: false });
  yield;
  const phases = new Set(scenario.phases.map((one) => one.id));
  for (const state of Object.keys(story.chart.states)) {
    if (!phases.has(state))
      inStory.issue(`the story's state "${state}" is not a phase of scenario.yaml`, 'chart', 'states', state);
  }

  const actionOf = (one: Scenario['actions']['actions'][number], i: number): WorldAction => {
    const at = inActions.at('actions', i);
    at.index('role', one.role, 'role');
    const target = compileTarget(pack, one.target, at);
    const to = at.at('effects');
    return {
      id: one.id,
      role: one.role,
      pool: at.index('pool', one.crew.pool, 'crew', 'pool'),
      crew: one.crew.count,
      leadTicks: at.ticks(one.lead),
      cost: one.cost,
      lastsTicks: one.lasts === undefined ? -1 : at.ticks(one.lasts),
      times: one.times ?? -1,
      cancellable: one.cancellable,
      endsWith: one.endsWith === undefined ? -1 : at.index('action', one.endsWith, 'endsWith'),
      target,
      when: conditionIn(one.when, at.at('when')),
      needs: one.needs ?? null,
      effects: target
        ? target.options.map((option) => enter(one.effects, to, option))
        : [enter(one.effects, to)],
    };
  };
  const injectOf = (one: Scenario['injects']['injects'][number], i: number): WorldInject => {
    const at = inInjects.at('injects', i);
    one.roles.forEach((role, r) => at.index('role', role, 'roles', r));
    one.objectives.forEach((objective, o) => at.index('objective', objective, 'objectives', o));
    return {
      id: one.id,
      dueTick: one.at === undefined ? -1 : at.tickOf(one.at),
      when: conditionIn(one.when, at.at('when')),
      answerTicks: one.answerWithin === undefined ? -1 : at.ticks(one.answerWithin),
      effects: enter(one.effects, at.at('effects')),
      options: one.options.map((option, o) => {
        const places = enter(option.effects, at.at('options', o, 'effects'));
        return { id: option.id, effects: places, cost: billOf({ effects }, places).pays };
      }),
      roles: one.roles,
      freeText: one.freeText,
      silence: enter(one.silence, at.at('silence')),
    };
  };
  const obligationOf = (one: Scenario['scenario']['obligations'][number], i: number): WorldObligation => {
    const at = inScenario.at('obligations', i);
    return {
      id: one.id,
      starts: compileCondition(one.starts, at.at('starts')),
      dueTicks: at.ticks(one.due),
      missedTicks: at.ticks(one.grace),
      late: enter(one.late, at.at('late')),
      missed: enter(one.missed, at.at('missed')),
      early: enter(one.early, at.at('early')),
    };
  };

  yield;
  const serviceOrder = orderOf(worldServices, inServices);
  const world: World = {
    id: scenario.id,
    seed: options.seed,
    tickMinutes: clock.tick,
    hour,
    day,
    endTick,
    zeroTick,
    startMinute,
    firstMidnight: Math.ceil((1440 - startMinute) / clock.tick) % day,
    pools: scenario.crews.map(({ id, count }) => ({ id, count })),
    budget: scenario.budget,
    pettyCash: scenario.pettyCash,
    entries: services.entries.map((one) => ({ id: one.id, capacity: one.carries, honest: one.honest })),
    services: worldServices,
    serviceOrder,
    tables: undefined as never,
    processes: Object.fromEntries(
      services.processes.map((one, i) => [
        one.id,
        { needs: needsOf(one.needs, inServices.at('processes', i)), improvisedBp: one.improvised },
      ]),
    ) as Record<ProcessId, World['processes'][ProcessId]>,
    channels: services.channels.map((one, i) => {
      const at = inServices.at('channels', i);
      const refillMinute = one.stock ? readClock(one.stock.at) : 0;
      if (refillMinute === null) at.issue('"at" must be a time of day such as "06:00"', 'stock', 'at');
      return {
        id: one.id,
        demand: one.asked,
        byHour: curveOf(one.curve, at),
        weight: one.weight,
        needs: needsOf(one.needs, at),
        fraudPerHour: one.fraud,
        process: one.process ?? null,
        stockHours: one.stock ? Math.round(one.stock.lasts / 60) : 0,
        refillBp: one.stock?.refill ?? 0,
        refillAt: Math.floor((refillMinute ?? 0) / clock.tick),
      };
    }),
    parcels: yield* compileParcels(pack, resolver('network.yaml'), inServices),
    campaigns: attack.campaigns.map((one, i) => {
      const at = inAttack.at('campaigns', i);
      return {
        id: one.id,
        against: one.against,
        target: at.index(one.against === 'packets' ? 'entry' : 'service', one.target, 'target'),
        at: one.at === undefined ? -1 : at.index('service', one.at, 'at'),
        power: Math.floor((one.power * attackBp) / 10_000),
        rampTicks: at.ticks(one.ramp),
        domesticBp: one.domestic,
        waverBp: one.waver,
      };
    }),
    adversary,
    adversaryEvery: Math.max(1, Math.round(attack.every / clock.tick)),
    story: storyChart,
    actions: [],
    injects: [],
    obligations: [],
    preparation: undefined as never,
    trust: {
      start: scenario.trust.start,
      fallPerHour: scenario.trust.fallPerHour,
      statementReliefBp: scenario.trust.statementRelief,
      statementTicks: inScenario.ticks(scenario.trust.statementCarries),
      contradictionPerHour: scenario.trust.contradictionPerHour,
      recoverPerHour: scenario.trust.recoverPerHour,
      latePerHour: scenario.trust.latePerHour,
      repeatBp: scenario.trust.repeat,
    },
    people: {
      tirePerHour: scenario.people.tirePerHour,
      restPerHour: scenario.people.restPerHour,
      slowestBp: scenario.people.slowest,
      counterWait: scenario.people.counterWait,
      spillBp: scenario.people.spill,
      crisisLoadBp: scenario.people.crisisLoad,
      crisisRestBp: scenario.people.crisisRest,
      strainPerHour: scenario.people.strainPerHour,
      easePerHour: scenario.people.easePerHour,
      wornBp: scenario.people.worn,
      wearsPerHour: scenario.people.improvisedWears,
      wearsToBp: scenario.people.improvisedWearsTo,
      disparityBp: scenario.people.disparity,
      absentBp: scenario.people.absent,
      withholdBp: scenario.people.withhold,
      giveUpBp: scenario.people.giveUp,
      runOnCashBp: scenario.people.runOnCash,
      calmsBp: scenario.people.calms,
    },
    effects,
    initial: undefined as never,
    deliverable: new Int32Array(endTick + 1),
    ordinary: undefined as never,
    points: scenario.points,
  };
  for (const [i, one] of actions.actions.entries()) {
    world.actions.push(actionOf(one, i));
    yield;
  }
  for (const [i, one] of injects.injects.entries()) {
    world.injects.push(injectOf(one, i));
    yield;
  }
  world.obligations = scenario.obligations.map(obligationOf);
  // Last of all that has effects: the places of the others stay as they are without it.
  world.preparation = compilePreparation(pack, difficulty?.preparation !== false, resolver, enter);
  const policies = compilePolicies(pack, resolver('policies.yaml'), world.preparation);
  if (issues.length > 0) return { ok: false, issues: distinct(issues) };
  yield;
  world.tables = createTables(world);
  yield* warmUp(world);
  // Every team begins from this state, and the ghosts too: the facilitator lets a message go by releasing or firing it.
  world.initial.injects.forEach((one, i) => (one.held = reserved[i]!));
  return { ok: true, world, policies };
}

/**
 * The same world with other luck. Nothing but the seed and the ups and downs of the campaigns depends on it, so a pack is compiled
 * once for all seeds. Effects and conditions ask the world they are given: they are shared.
 */
export const reseed = (world: World, seed: number): World => ({
  ...world,
  seed,
  tables: reseedTables(world, seed),
});

/** The arrivals of parcels stand on half-hours, and every list of ticks is kept whole in memory. */
function checkClock({ tick, start, zero, end }: Scenario['scenario']['clock'], to: Resolver): void {
  if (tick === 0 || 30 % tick !== 0)
    to.issue('a tick must divide the half-hour: 1, 2, 3, 5, 6, 10, 15 or 30 min', 'clock', 'tick');
  if (minutesBetween(start, zero) < 0 || minutesBetween(zero, end) <= 0)
    to.issue('the clock must run start, then zero, then end', 'clock');
  if (minutesBetween(start, end) > LONGEST_DAYS * 1440)
    to.issue(`an exercise lasts at most ${LONGEST_DAYS} days`, 'clock', 'end');
}

/** Each mistake once: an effect with a target is compiled for each target, and is wrong for each. */
const distinct = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((one) => [JSON.stringify(one), one])).values(),
];

/** The pack with the end that a difficulty gives it, where it gives one. */
function withEnd(pack: Scenario, difficulty: string | null | undefined): Scenario {
  const end = pack.scenario.difficulties.find((one) => one.id === difficulty)?.end;
  if (end === undefined) return pack;
  return { ...pack, scenario: { ...pack.scenario, clock: { ...pack.scenario.clock, end } } };
}

/** Services in an order where each stands after all it needs; a circle is an issue that names it. */
function orderOf(services: WorldService[], to: Resolver): number[] {
  const order: number[] = [];
  const mark = new Uint8Array(services.length);
  const visit = (i: number, trail: number[]): void => {
    if (mark[i] === 2) return;
    if (mark[i] === 1) {
      const circle = [...trail.slice(trail.indexOf(i)), i].map((one) => services[one]!.id).join(' -> ');
      to.issue(
        `services need each other in a circle: ${circle}; remove one of these needs`,
        'services',
        i,
        'needs',
      );
      return;
    }
    mark[i] = 1;
    for (const need of services[i]!.needs) visit(need.service, [...trail, i]);
    mark[i] = 2;
    order.push(i);
  };
  services.forEach((_one, i) => visit(i, []));
  return order;
}
