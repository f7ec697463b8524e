import { WHOLE } from './arithmetic.ts';
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
    state.standing.push({ effect, from: state.tick, until, decision: by.decision });
  }
}

/** How strong a standing effect is now: up its ramp, then worn down by an attacker who adapts. Basis points. */
export function strengthOf(world: World, standing: Standing, tick: number): number {
  const effect = world.effects[standing.effect]!;
  if (!effect.standing) return 0;
  const age = tick - standing.from;
  if (age < effect.rampTicks) return Math.floor(((age + 1) * WHOLE) / (effect.rampTicks + 1));
  const worn = Math.floor((effect.fadeBpPerHour * (age - effect.rampTicks)) / world.hour);
  return Math.max(effect.fadesToBp, WHOLE - worn, 0);
}

/** Drops standing effects whose time is over. */
export function endEffects(state: TeamState): void {
  let kept = 0;
  for (const standing of state.standing) {
    if (standing.until < 0 || state.tick < standing.until) state.standing[kept++] = standing;
  }
  state.standing.length = kept;
}

/** Pushes the levers with all effects that stand. */
export function pushLevers(world: World, state: TeamState, levers: Levers): void {
  const { standing, tick } = state;
  for (let i = 0; i < standing.length; i++) {
    const one = standing[i]!;
    const effect = world.effects[one.effect]!;
    if (effect.standing) effect.push(levers, strengthOf(world, one, tick), world, state);
  }
}

/** Strength of a decision's strongest standing effect, for screens; a whole when it has none. */
export function decisionStrength(world: World, state: TeamState, decision: number): number {
  let best = -1;
  for (const standing of state.standing) {
    if (standing.decision === decision) best = Math.max(best, strengthOf(world, standing, state.tick));
  }
  return best < 0 ? WHOLE : best;
}
