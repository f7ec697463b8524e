import { ratio } from '#sim/arithmetic.ts';
import { draw, STREAM } from '#sim/random.ts';
import type { Policy } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import { ideas, mutate } from './moves.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { entryOfPlan, planOf, policyOfPlan, stripped, type Forbidden, type Plan } from './plan.ts';
import { playOut, scripted, withSeed } from './play.ts';

/** Better than the best player by more than this, basis points: the plan uses a hole in the rules. */
export const EXPLOIT_BP = 1500;

/** The search accepts a plan this much worse at its beginning, and none at its end: hundredths of a point. */
const THRESHOLD = 400;
/** A decision must bring this much to be worth writing down: hundredths of a point. */
const LEAN = 1;
/** Part of the work for the plain ideas, before luck takes over, basis points. */
const GREEDY_BP = 4000;

/** By how much one play is better than another, basis points of the other. */
export interface Gain {
  pointsBp: number;
  parcelsBp: number;
  uptimeBp: number;
}

export interface SearchReport {
  scenario: string;
  difficulty: string | null;
  seed: number;
  /** Plans tried. The same number and seed give the same answer. */
  iterations: number;
  textbook: Outcome;
  best: Outcome;
  gain: Gain;
  /** Part of the points that the textbook leaves to be won, basis points: near full marks, 15 % more is out of reach. */
  roomBp: number;
  /** What it was forbidden to use; null: nothing. */
  without: Forbidden | null;
  /** The plan on seeds it was not made for: the mean. */
  elsewhere: { seeds: number[]; gain: Gain };
  /** Beats the textbook by more than 15 % in something, here and elsewhere. */
  exploit: boolean;
  plan: ReturnType<typeof entryOfPlan>;
}

/**
 * Looks for a plan that beats the textbook: first the plain ideas one by one, then changes by luck, accepting what is a little
 * worse less and less (threshold accepting). Starts from what the textbook did.
 * @param progress part of the work that is done, 0 to 10,000, given the plans tried so far; it ends the search
 */
export function search(
  options: { world: World; textbook: Policy; seed: number; difficulty: string | null; without?: Forbidden },
  progress: (tried: number, bestPoints: number) => number,
): SearchReport {
  const { textbook, seed, difficulty, without = null } = options;
  const world = withSeed(options.world, seed);
  const trial = (plan: Plan, at = world): Outcome => outcomeOf(at, playOut(at, scripted(policyOfPlan(plan))));
  const value = (plan: Plan, { points }: Outcome) => points - LEAN * plan.decisions.length;

  const end = playOut(world, scripted(textbook));
  const base = outcomeOf(world, end);
  const allowed = (plan: Plan): Plan => (without ? stripped(options.world, plan, without) : plan);
  let current = allowed(planOf(world, textbook, end));
  let standing = value(current, without ? trial(current) : base);
  let best = current;
  let record = standing;
  let iterations = 0;
  const consider = (changed: Plan, slack: number): void => {
    if (changed === current) return;
    const plan = allowed(changed);
    const worth = value(plan, trial(plan));
    if (worth <= standing - slack) return;
    current = plan;
    standing = worth;
    if (worth <= record) return;
    best = plan;
    record = worth;
  };

  const plain = ideas(world, current);
  for (let done = 0; (done = progress(iterations, record)) < 10_000; iterations++) {
    const idea = done < GREEDY_BP ? plain.next() : null;
    if (idea && !idea.done) {
      consider(idea.value(current), 0);
      continue;
    }
    const step = iterations;
    const luck = (use: number, below: number) =>
      // Two draws: one has ten thousand values, too few for a list of ticks to be even.
      (draw(seed, STREAM.policy, step, use) * 10_000 + draw(seed, STREAM.policy, step, 100 + use)) % below;
    consider(mutate(world, current, luck), Math.floor((THRESHOLD * (10_000 - done)) / 10_000));
    // Too far below the best plan for the threshold to lead back to it.
    if (standing < record - 2 * THRESHOLD) [current, standing] = [best, record];
  }
  best = leanest(best, record, (plan) => value(plan, trial(plan)));
  const found = trial(best);
  const elsewhere = elsewhereGain(options.world, seed, textbook, best);
  const gain = gainOf(found, base);
  return {
    scenario: world.id,
    difficulty,
    seed,
    iterations,
    textbook: base,
    best: found,
    gain,
    roomBp: ratio(
      found.points - base.points,
      100 * (world.points.parcels + world.points.uptime) - base.points,
    ),
    without,
    elsewhere,
    exploit: isExploit(gain) && isExploit(elsewhere.gain),
    plan: entryOfPlan(world, best, `lab search, seed ${seed}, ${iterations} plans`),
  };
}

/** Leaves out, one by one, what brings nothing: decisions from the last to the first, then preparations. */
function leanest(plan: Plan, worth: number, valueOf: (plan: Plan) => number): Plan {
  let lean = plan;
  let best = worth;
  const leaveOut = (list: 'decisions' | 'prepare'): void => {
    for (let i = lean[list].length - 1; i >= 0; i--) {
      const less = { ...lean, [list]: lean[list].filter((_one, place) => place !== i) };
      const now = valueOf(less);
      if (now < best) continue;
      lean = less;
      best = now;
    }
  };
  leaveOut('decisions');
  leaveOut('prepare');
  return lean;
}

const OTHER_SEEDS = 5;

function elsewhereGain(world: World, seed: number, textbook: Policy, plan: Plan): SearchReport['elsewhere'] {
  const seeds = Array.from({ length: OTHER_SEEDS }, (_one, i) => seed + 1 + i);
  const gains = seeds.map((other) => {
    const lucky = withSeed(world, other);
    const play = (policy: Policy) => outcomeOf(lucky, playOut(lucky, scripted(policy)));
    return gainOf(play(policyOfPlan(plan)), play(textbook));
  });
  const mean = (read: (one: Gain) => number) =>
    Math.round(gains.reduce((sum, one) => sum + read(one), 0) / gains.length);
  return {
    seeds,
    gain: {
      pointsBp: mean((one) => one.pointsBp),
      parcelsBp: mean((one) => one.parcelsBp),
      uptimeBp: mean((one) => one.uptimeBp),
    },
  };
}

function gainOf(found: Outcome, base: Outcome): Gain {
  const gain = (read: (one: Outcome) => number) =>
    Math.round(((read(found) - read(base)) * 10_000) / Math.max(1, read(base)));
  return {
    pointsBp: gain((one) => one.points),
    parcelsBp: gain((one) => one.parcels),
    uptimeBp: gain((one) => one.uptimeBp),
  };
}

const isExploit = (gain: Gain): boolean => Object.values(gain).some((one: number) => one > EXPLOIT_BP);
