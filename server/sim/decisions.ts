import { Refused } from '#protocol/text.ts';
import { applyEffects } from './apply.ts';
import { NEVER } from './arithmetic.ts';
import { leadTicks } from './people.ts';
import { termsOf } from './preparation.ts';
import { AT, SUM, type Decision, type TeamState } from './state.ts';
import type { World, WorldAction } from './world.ts';

/** Why an action cannot be taken now, whatever its target; null when it can. Pure: changes nothing. */
export function refusalOf(world: World, state: TeamState, actionIndex: number): Refused['refusal'] | null {
  const action = world.actions[actionIndex]!;
  let taken = 0;
  let open = 0;
  const { decisions } = state;
  for (let i = 0; i < decisions.length; i++) {
    const one = decisions[i]!;
    if (one.action !== actionIndex || one.state === 'cancelled') continue;
    taken += 1;
    if (one.state !== 'ended') open += 1;
  }
  const room = action.target === null ? 1 : action.target.options.length;
  // Before the count: who looks at what they decided an hour ago asks whether it is being done.
  if (open >= room) return refuse('already-under-way', 'It is already being prepared or in force.');
  if (action.times >= 0 && taken >= action.times) {
    return refuse('used-up', `It can be decided ${action.times} times and has been.`, {
      times: action.times,
    });
  }
  if (action.when && !action.when(world, state)) {
    const { needs } = action;
    return refuse(
      'prerequisite',
      needs?.en ?? 'What it needs is not there yet.',
      needs ? { reason: needs } : undefined,
    );
  }
  const pool = world.pools[action.pool]!;
  const free = pool.count - state.v.crewsBusy[action.pool]!;
  if (free < action.crew) {
    return refuse('no-crew', `It needs ${action.crew} crews and ${free} are free.`, {
      needed: action.crew,
      free,
      pool: pool.id,
    });
  }
  const left = world.budget - state.s[SUM.spent]!;
  // Fines can overdraw the budget; what costs nothing can still be done.
  const { cost } = termsOf(world, state, actionIndex);
  if (cost > 0 && cost > left)
    return refuse('no-money', `It costs ${cost} k€ and ${left} k€ are left.`, { cost, left });
  return null;
}

const refuse = (
  code: 'used-up' | 'already-under-way' | 'prerequisite' | 'no-crew' | 'no-money',
  message: string,
  params?: Refused['refusal']['params'],
) => (params ? { code, message, params } : { code, message });

/**
 * The place of the target among the action's options, -1 for an action without one.
 * @throws Refused when a target is missing, unknown, or already under way
 */
export function targetOf(
  state: TeamState,
  action: WorldAction,
  actionIndex: number,
  target: string | undefined,
): number {
  if (action.target === null) {
    if (target !== undefined) throw new Refused('unknown-target', `"${action.id}" takes no target.`);
    return -1;
  }
  if (target === undefined)
    throw new Refused('target-missing', `"${action.id}" needs a target: a ${action.target.kind}.`);
  const index = action.target.options.indexOf(target);
  if (index < 0)
    throw new Refused('unknown-target', `"${target}" is not something "${action.id}" can point at.`, {
      target,
    });
  const open = state.decisions.some(
    (one) =>
      one.action === actionIndex &&
      one.target === index &&
      (one.state === 'preparing' || one.state === 'in-force'),
  );
  if (open)
    throw new Refused('already-under-way', 'It is already being prepared or in force there.', { target });
  return index;
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
  const at = targetOf(state, action, index, target);
  const refusal = refusalOf(world, state, index);
  if (refusal) throw new Refused(refusal.code, refusal.message, refusal.params);
  const { v, s } = state;
  const terms = termsOf(world, state, index);
  const decision: Decision = {
    id: v.scalar[AT.nextDecision]!,
    action: index,
    target: at,
    by,
    state: 'preparing',
    decidedTick: state.tick,
    inForceTick: state.tick + leadTicks(world, state, action.pool, terms.leadTicks),
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
  state.standing = state.standing.filter((one) => one.decision !== id);
  state.leversAt = -1;
  decision.state = decision.state === 'preparing' ? 'cancelled' : 'ended';
  decision.endTick = state.tick;
}

/** What is being prepared can always be stopped; what is in force, where the pack says so. */
export const cancellable = (world: World, decision: Decision): boolean =>
  decision.state === 'preparing' ||
  (decision.state === 'in-force' && world.actions[decision.action]!.cancellable);

/** Advances decisions to this tick: into force, to their end. */
export function stepDecisions(world: World, state: TeamState): void {
  const { tick } = state;
  if (tick < state.decisionsLook) return;
  const hours = tick - (tick % world.hour);
  state.decisionsLook = NEVER;
  for (const decision of state.decisions) {
    if (decision.state === 'preparing' && tick >= decision.inForceTick) comeIntoForce(world, state, decision);
    else if (decision.state === 'in-force' && isOver(state, decision, tick === hours)) {
      decision.state = 'ended';
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

/** Its time is up; or, looked at once an hour, all its effects have run out by themselves: it can be decided again. */
function isOver(state: TeamState, decision: Decision, onTheHour: boolean): boolean {
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
  applyEffects(world, state, effects, { decision: decision.id, until: decision.endTick });
  state.happenings.push({ kind: 'in-force', decision: decision.id });
  // What only happens once is over as soon as it has happened, and can be decided again.
  if (decision.endTick < 0 && !effects.some((effect) => world.effects[effect]!.standing)) {
    decision.state = 'ended';
    decision.endTick = state.tick;
  }
}

function release(state: TeamState, action: WorldAction): void {
  const { crewsBusy } = state.v;
  crewsBusy[action.pool] = crewsBusy[action.pool]! - action.crew;
}
