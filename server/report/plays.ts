import { compile } from '#scenarios/compile.ts';
import type { Scenario } from '#scenarios/schema.ts';
import type { World } from '#sim/world.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { playOut, withSeed } from './play.ts';
import { createCast, type Variant } from './variants.ts';

/** One play to be made: who, and the luck of the attack. */
export interface Play {
  variant: Variant;
  seed: number;
}

/** What plays are made of, as data: can be sent to another thread. */
export interface Stage {
  pack: Scenario;
  difficulty: string | null;
}

/**
 * Makes plays of one scenario, one after the other. The same play gives the same outcome, in whatever thread or order.
 * @throws Error when the pack does not compile
 */
export function createPlays({ pack, difficulty }: Stage): (play: Play) => Outcome {
  const compiled = compile(pack, { seed: 1, difficulty });
  if (!compiled.ok) throw new Error(compiled.issues.map((one) => one.message).join('\n'));
  const { world, policies } = compiled;
  const cast = createCast(world, policies);
  const lucks = new Map<number, World>();
  return ({ variant, seed }) => {
    const lucky = lucks.get(seed) ?? withSeed(world, seed);
    lucks.set(seed, lucky);
    return outcomeOf(lucky, playOut(lucky, cast(variant, lucky)));
  };
}
