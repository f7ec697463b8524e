import { preparationShare, type Share, type Value } from '#protocol/prices.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';

import { runScript, type Script } from './script.ts';

/**
 * Splits what a team won over its roles, exactly: every set of roles is played once, 64 plays for five roles and the preparation. What
 * one adds depends on who is in already; the Shapley value is the mean over all orders in which they could come in. An answer belongs to
 * the first of the message's roles; a stopped decision to whoever decided it.
 */
export function sharesOf(
  world: World,
  script: Script,
  valueOf: (world: World, state: TeamState) => Value,
): Share[] {
  const roleOf = new Map<number, string>();
  const byDecision = new Map<number, string>();
  for (const move of script.moves) {
    if (move.kind === 'decide') {
      const role = world.actions[world.tables.actionPlace.get(move.action)!]!.role;
      byDecision.set(move.decision, role);
      roleOf.set(move.seq, role);
    } else if (move.kind === 'cancel') roleOf.set(move.seq, byDecision.get(move.decision) ?? '');
    else roleOf.set(move.seq, world.injects[world.tables.injectPlace.get(move.inject)!]!.roles[0] ?? '');
  }
  const groups = [...new Set(roleOf.values()), ...(script.prepare.length > 0 ? [preparationShare] : [])];
  const values = Array.from({ length: 1 << groups.length }, (_none, set): Value => {
    const has = (group: string) => (set & (1 << groups.indexOf(group))) !== 0;
    const moves = script.moves.filter(({ seq }) => has(roleOf.get(seq)!));
    const prepare = has(preparationShare) ? script.prepare : [];
    return valueOf(world, runScript(world, { ...script, moves, prepare }).state);
  });
  const all = values.length - 1;
  return groups.map((group, g) => ({
    group,
    share: mapped((key) =>
      shapley(
        values.map((one) => one[key]),
        groups.length,
        g,
      ),
    ),
    alone: mapped((key) => values[1 << g]![key] - values[0]![key]),
    lastIn: mapped((key) => values[all]![key] - values[all & ~(1 << g)]![key]),
  }));
}

const mapped = (of: (key: keyof Value) => number): Value => ({
  parcels: Math.round(of('parcels')),
  bankMinutes: Math.round(of('bankMinutes')),
  points: Math.round(of('points')),
});

/** The Shapley value of the `g`th of `n` players in a game given by the worth of every set of them (bit by bit). */
export function shapley(worth: readonly number[], n: number, g: number): number {
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
  let sum = 0;
  for (let set = 0; set < worth.length; set++) {
    if (set & (1 << g)) continue;
    const size = set.toString(2).replaceAll('0', '').length;
    const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
    sum += weight * (worth[set | (1 << g)]! - worth[set]!);
  }
  return sum;
}
