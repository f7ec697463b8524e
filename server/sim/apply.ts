import { NEVER, WHOLE } from './arithmetic.ts';
import { quarterOf } from './clock.ts';
import type { StandingEffect } from './effects/effect.ts';
import { pullLever } from './effects/pull.ts';
import type { Levers } from './levers.ts';
import type { Standing, TeamState } from './state.ts';
import type { World } from './world.ts';

/** Sets effects to work: those that happen at once do, the others stand until `until` (-1: no end) or their own end. */
export function applyEffects(
  world: World,
  state: TeamState,
  effects: readonly number[],
  by: { decision: number; until: number } = { decision: -1, until: -1 },
): void {
  for (const effect of effects) {
    const compiled = world.effects[effect]!;
    if (!compiled.standing) {
      compiled.fire(world, state);
      continue;
    }
    const own = compiled.lastsTicks >= 0 ? state.tick + compiled.lastsTicks : -1;
    const until = own < 0 ? by.until : by.until < 0 ? own : Math.min(own, by.until);
    const standing = { effect, from: state.tick, until, decision: by.decision };
    // Before all others, but after those before the others: what is decided later has the last word among them too.
    if (compiled.first) state.standing.splice(countFirst(world, state), 0, standing);
    else state.standing.push(standing);
    state.leversAt = -1;
    if (until >= 0) state.standingLook = Math.min(state.standingLook, until);
  }
}

function countFirst(world: World, { standing }: TeamState): number {
  let count = 0;
  for (; count < standing.length; count++) {
    const effect = world.effects[standing[count]!.effect]!;
    if (!effect.standing || !effect.first) break;
  }
  return count;
}

/**
 * How strong a standing effect is now: up its ramp, then worn down by an attacker who adapts; by the quarter of an hour. Basis
 * points.
 */
export function strengthOf(world: World, standing: Standing, tick: number): number {
  const effect = world.effects[standing.effect]!;
  return effect.standing ? strengthAt(world, effect, quarterOf(world, tick) - standing.from) : 0;
}

function strengthAt(world: World, effect: StandingEffect, since: number): number {
  const age = Math.max(0, since);
  if (age < effect.rampTicks) return Math.floor(((age + 1) * WHOLE) / (effect.rampTicks + 1));
  if (effect.fadeBpPerHour === 0) return WHOLE;
  const worn = Math.floor((effect.fadeBpPerHour * (age - effect.rampTicks)) / world.hour);
  return Math.max(effect.fadesToBp, WHOLE - worn, 0);
}

/** Drops standing effects whose time is over. */
export function endEffects(state: TeamState): void {
  const { standing, tick } = state;
  if (tick < state.standingLook) return;
  let kept = 0;
  let look = NEVER;
  for (let i = 0; i < standing.length; i++) {
    const one = standing[i]!;
    if (one.until >= 0 && tick >= one.until) continue;
    if (one.until >= 0 && one.until < look) look = one.until;
    standing[kept++] = one;
  }
  state.standingLook = look;
  if (kept === standing.length) return;
  standing.length = kept;
  state.leversAt = -1;
}

/** Pushes the levers with all effects that stand. */
export function pushLevers(world: World, state: TeamState, levers: Levers): void {
  const { standing } = state;
  const now = quarterOf(world, state.tick);
  for (let i = 0; i < standing.length; i++) {
    const one = standing[i]!;
    const effect = world.effects[one.effect]!;
    if (effect.standing) push(world, levers, effect, strengthAt(world, effect, now - one.from));
  }
}

/** Pushes the levers with one effect at this strength. */
export function push(world: World, levers: Levers, { does }: StandingEffect, strengthBp: number): void {
  if (typeof does === 'function') does(levers, strengthBp, world);
  else pullLever(levers, does, strengthBp);
}

export type StrengthStage = 'building' | 'full' | 'fading';

/**
 * How strong a decision is now, for screens: the strength of its strongest standing effect in basis points, and whether
 * that effect still builds up, is at its best, or is being worn down. One without standing effects is whole and full.
 */
export function decisionStrength(
  world: World,
  state: TeamState,
  decision: number,
): { strengthBp: number; stage: StrengthStage } {
  let best = -1;
  let stage: StrengthStage = 'full';
  for (const standing of state.standing) {
    if (standing.decision !== decision) continue;
    const strength = strengthOf(world, standing, state.tick);
    if (strength <= best) continue;
    best = strength;
    const effect = world.effects[standing.effect]!;
    const age = Math.max(0, quarterOf(world, state.tick) - standing.from);
    const builds = effect.standing && age < effect.rampTicks;
    stage = builds ? 'building' : strength < WHOLE ? 'fading' : 'full';
  }
  return { strengthBp: best < 0 ? WHOLE : best, stage };
}
