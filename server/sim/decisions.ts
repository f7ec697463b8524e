import { renewed } from '#protocol/lead.ts';
import {
  cancellable as mayStop,
  countRefusal,
  meansRefusal,
  targetRefusal,
  type Purse,
} from '#protocol/refusals.ts';
import { refuse, Refused, type Refusal } from '#protocol/text.ts';
import { applyEffects } from './apply.ts';
import { NEVER } from './arithmetic.ts';
import { leversOf } from './levers.ts';
import { leadTicks } from './people.ts';
import { termsOf } from './preparation.ts';
import { AT, SUM, type Decision, type TeamState } from './state.ts';
import type { World, WorldAction } from './world.ts';

/** What a team may spend, k€: what the pack gives, and what decisions in force add. */
export const budgetOf = (world: World, state: TeamState): number =>
  world.budget + leversOf(world, state).funds[0]!;

/** What a team can pay from now. */
export const purseOf = (world: World, state: TeamState): Purse => ({
  left: budgetOf(world, state) - state.s[SUM.spent]!,
  petty: world.pettyCash,
});

/** Why an action cannot be taken now, whatever its target; null when it can. Pure: changes nothing. */
export function refusalOf(world: World, state: TeamState, actionIndex: number): Refusal | null {
  const action = world.actions[actionIndex]!;
  let taken = 0;
  let open = 0;
  const { decisions } = state;
  for (let i = 0; i < decisions.length; i++) {
    const one = decisions[i]!;
    if (one.action !== actionIndex || one.state === 'cancelled') continue;
    taken += 1;
    if (one.state !== 'ended' && !renewable(world, state, one)) open += 1;
  }
  const times = action.times < 0 ? null : action.times;
  const counted = countRefusal({ target: action.target, times }, taken, open);
  if (counted) return counted;
  if (action.when && !action.when(world, state)) {
    const { needs } = action;
    const message = needs?.en ?? 'What it needs is not there yet.';
    return { code: 'prerequisite', message, ...(needs ? { params: { reason: needs } } : {}) };
  }
  const { id, count } = world.pools[action.pool]!;
  return meansRefusal(
    { pool: id, needed: action.crew, free: count - state.v.crewsBusy[action.pool]! },
    { cost: termsOf(world, state, actionIndex).cost, ...purseOf(world, state) },
  );
}

/** In the last quarter of its time, at most this long, an order can be given again: it goes on without a gap. */
const RENEWABLE_HOURS = 6;

/** How many ticks before its end an order in force can be given again. */
export const renewableTicks = (world: World, one: Decision): number =>
  Math.min(RENEWABLE_HOURS * world.hour, Math.floor((one.endTick - one.inForceTick) / 4));

/** Whether it can be given again now: all is arranged already. */
export const renewable = (world: World, state: TeamState, one: Decision): boolean =>
  one.state === 'in-force' && one.endTick >= 0 && one.endTick - state.tick <= renewableTicks(world, one);

/** The place of the target among the action's options, -1 for an action without one. @throws Refused */
function targetOf(
  world: World,
  state: TeamState,
  action: WorldAction,
  actionIndex: number,
  target?: string,
): number {
  const options = action.target?.options ?? [];
  const open = state.decisions
    .filter(
      (one) =>
        one.action === actionIndex &&
        (one.state === 'preparing' || (one.state === 'in-force' && !renewable(world, state, one))),
    )
    .map((one) => options[one.target] ?? '');
  refuse(targetRefusal(action, target, open));
  return target === undefined ? -1 : options.indexOf(target);
}

/**
 * Takes a decision: pays, holds the crew, and sets the day it comes into force.
 * @throws Refused, having changed nothing
 */
export function decide(
  world: World,
  state: TeamState,
  actionId: string,
  target: string | undefined,
  by: string,
): Decision {
  const index = world.tables.actionPlace.get(actionId) ?? -1;
  if (index < 0)
    throw new Refused('unknown-action', `There is no action "${actionId}".`, { action: actionId });
  const action = world.actions[index]!;
  const at = targetOf(world, state, action, index, target);
  refuse(refusalOf(world, state, index));
  const { v, s } = state;
  const terms = termsOf(world, state, index);
  const renews = state.decisions.some(
    (one) => one.action === index && one.target === at && one.state === 'in-force',
  );
  const lead = renews ? renewed(terms.leadTicks, world.tickMinutes) : terms.leadTicks;
  const decision: Decision = {
    id: v.scalar[AT.nextDecision]!,
    action: index,
    target: at,
    by,
    state: 'preparing',
    decidedTick: state.tick,
    inForceTick: state.tick + leadTicks(world, state, action.pool, lead),
    endTick: -1,
  };
  v.scalar[AT.nextDecision] = decision.id + 1;
  v.crewsBusy[action.pool] = v.crewsBusy[action.pool]! + action.crew;
  s[SUM.spent] = s[SUM.spent]! + terms.cost;
  state.decisions.push(decision);
  state.decisionsLook = 0;
  if (decision.inForceTick <= state.tick) comeIntoForce(world, state, decision);
  return decision;
}

/** @throws Refused when there is no such decision or it can no longer be stopped */
export function cancel(world: World, state: TeamState, id: number): void {
  const decision = state.decisions.find((one) => one.id === id);
  if (!decision) throw new Refused('unknown-decision', `There is no decision number ${id}.`);
  if (!cancellable(world, decision)) throw new Refused('cannot-cancel', 'It can no longer be stopped.');
  const action = world.actions[decision.action]!;
  if (decision.state === 'preparing') release(state, action);
  if (decision.state === 'in-force') return end(state, decision);
  decision.state = 'cancelled';
  decision.endTick = state.tick;
}

/** Ends what is in force, with all that stands by it. */
export function end(state: TeamState, decision: Decision): void {
  state.standing = state.standing.filter((one) => one.decision !== decision.id);
  state.leversAt = -1;
  decision.state = 'ended';
  decision.endTick = state.tick;
  // Another may lean on it.
  state.decisionsLook = 0;
}

/** Whether this decision can still be stopped. */
export const cancellable = (world: World, decision: Decision): boolean =>
  mayStop(decision, world.actions[decision.action]);

/** Advances decisions to this tick: into force, to their end. */
export function stepDecisions(world: World, state: TeamState): void {
  const { tick } = state;
  if (tick < state.decisionsLook) return;
  const hours = tick - (tick % world.hour);
  state.decisionsLook = NEVER;
  for (const decision of state.decisions) {
    if (decision.state === 'ended' || decision.state === 'cancelled') continue;
    if (decision.state === 'preparing' && tick >= decision.inForceTick) comeIntoForce(world, state, decision);
    else if (decision.state === 'in-force' && isOver(world, state, decision, tick === hours)) {
      end(state, decision);
      state.happenings.push({ kind: 'ended', decision: decision.id });
    }
    state.decisionsLook = Math.min(state.decisionsLook, nextLook(decision, hours + world.hour));
  }
}

function nextLook(decision: Decision, nextHour: number): number {
  if (decision.state === 'preparing') return decision.inForceTick;
  if (decision.state === 'in-force') return decision.endTick >= 0 ? decision.endTick : nextHour;
  return NEVER;
}

/**
 * What it leans on is gone; its time is up; or, looked at once an hour, all its effects have run out by themselves: it can be decided
 * again.
 */
function isOver(world: World, state: TeamState, decision: Decision, onTheHour: boolean): boolean {
  const { endsWith } = world.actions[decision.action]!;
  if (endsWith >= 0 && !state.decisions.some((one) => one.action === endsWith && one.state === 'in-force'))
    return true;
  if (decision.endTick >= 0) return state.tick >= decision.endTick;
  if (!onTheHour) return false;
  return !state.standing.some(
    (one) => one.decision === decision.id && (one.until < 0 || one.until > state.tick),
  );
}

function comeIntoForce(world: World, state: TeamState, decision: Decision): void {
  const action = world.actions[decision.action]!;
  release(state, action);
  decision.state = 'in-force';
  decision.inForceTick = state.tick;
  decision.endTick = action.lastsTicks >= 0 ? state.tick + action.lastsTicks : -1;
  const effects = action.effects[Math.max(0, decision.target)]!;
  const before = state.decisions.find(
    (one) =>
      one !== decision &&
      one.action === decision.action &&
      one.target === decision.target &&
      one.state === 'in-force',
  );
  applyEffects(world, state, effects, { decision: decision.id, until: decision.endTick });
  if (before && action.lastsTicks >= 0) takeOver(world, state, before, decision);
  state.happenings.push({ kind: 'in-force', decision: decision.id });
  if (decision.endTick < 0 && happensOnce(world, effects)) {
    decision.state = 'ended';
    decision.endTick = state.tick;
  }
}

/** What happens is over as soon as it has happened, and can be decided again; what it leaves behind wears off by itself. */
export const happensOnce = ({ effects }: World, places: readonly number[]): boolean =>
  places.every((place) => {
    const effect = effects[place]!;
    return !effect.standing || effect.lastsTicks >= 0;
  });

/** A renewed order goes on at the strength it had: no ramp anew, and tuned afresh. */
function takeOver(world: World, state: TeamState, before: Decision, now: Decision): void {
  before.state = 'ended';
  before.endTick = state.tick;
  state.standing = state.standing.filter((one) => one.decision !== before.id);
  for (const one of state.standing) {
    if (one.decision !== now.id) continue;
    const effect = world.effects[one.effect]!;
    if (effect.standing) one.from = state.tick - effect.rampTicks;
  }
  state.leversAt = -1;
}

function release(state: TeamState, action: WorldAction): void {
  const { crewsBusy } = state.v;
  crewsBusy[action.pool] = crewsBusy[action.pool]! - action.crew;
}
