import type { Policy } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import type { Outcome } from './outcome.ts';
import type { Play } from './plays.ts';
import { rangeOf, type Range } from './range.ts';
import { barsOf, type Bar, type PointsAsked } from './bars.ts';
import { packagesOf, type Packages } from './packages.ts';
import { ORDER, STRATEGIES, type PlayerId, type Variant } from './variants.ts';
import { worthOf, type Worths } from './worth.ts';

/** By how much the best player must beat history, on every seed: part of the parcels, points of uptime. */
export const LEAD = { parcelsBp: 800, uptimeBp: 1500 };

/**
 * Random players to a seed. One alone says little (some stumble on the one decision that matters): the order asks for the
 * mean of this many.
 */
const FIELD = 8;
/** How many plays one seed of these players takes. */
const perSeed = (players: readonly PlayerId[]): number => players.length - 1 + FIELD;

/** Points are hundredths; shares are basis points; money is k€. */
export interface BalanceReport {
  scenario: string;
  difficulty: string | null;
  runs: number;
  /** Seeds on which the players were compared, and on which choices were left out and added. */
  seeds: { players: number; choices: number };
  pass: boolean;
  players: {
    player: PlayerId;
    plays: number;
    points: Range;
    parcels: Range;
    uptimeBp: Range;
    trustBp: Range;
    spent: Range;
    decisions: Range;
    /** Mean availability of each bank channel, in the pack's order. */
    channels: number[];
  }[];
  order: {
    asked: readonly PlayerId[];
    /** Each pair of neighbours on each seed, by their mean points: how many were compared, and which were the wrong way round. */
    compared: number;
    violations: { seed: number; lower: PlayerId; higher: PlayerId; points: [number, number] }[];
  };
  /** The best player against history, seed by seed; and on how many seeds each bar was missed. */
  lead: { parcelsBp: Range; uptimeBp: Range; missedParcels: number; missedUptime: number };
  worth: Worths;
  packages: Packages;
  /** What a world worth playing must show, and whether it does. They do not decide `pass`. */
  bars: Bar[];
}

/**
 * Which plays a balance of `runs` plays consists of. A quarter goes to the four players, the rest to leaving out and
 * adding choices; what cannot be shared out goes to further random players.
 * @returns null when `runs` is less than one seed takes
 */
export function planBalance(
  variants: readonly Variant[],
  players: readonly PlayerId[],
  runs: number,
): Play[] | null {
  if (runs < leastRuns(variants, players)) return null;
  const playersPerSeed = perSeed(players);
  const quarter = Math.max(1, Math.floor(runs / 4 / playersPerSeed));
  const choiceSeeds = Math.max(
    1,
    Math.min(quarter, Math.floor((runs - quarter * playersPerSeed) / Math.max(1, variants.length))),
  );
  const playerSeeds = Math.floor((runs - choiceSeeds * variants.length) / playersPerSeed);
  const plays: Play[] = [];
  for (let seed = 1; seed <= playerSeeds; seed++)
    for (const player of players)
      for (let number = 0; number < (player === 'random' ? FIELD : 1); number++)
        plays.push({ variant: { kind: 'player', player, number }, seed });
  for (let seed = 1; seed <= choiceSeeds; seed++)
    for (const variant of variants) plays.push({ variant, seed });
  for (let i = 0; plays.length < runs; i++) {
    const variant: Variant = {
      kind: 'player',
      player: 'random',
      number: FIELD + Math.floor(i / playerSeeds),
    };
    plays.push({ variant, seed: 1 + (i % playerSeeds) });
  }
  return plays;
}

export const leastRuns = (variants: readonly Variant[], players: readonly PlayerId[]): number =>
  perSeed(players) + variants.length;

/** Reads the outcomes of the plays of `planBalance`, which stand in the same order. */
export function judgeBalance(
  { world, policies, asked }: { world: World; policies: readonly Policy[]; asked: PointsAsked },
  difficulty: string | null,
  plays: readonly Play[],
  outcomes: readonly Outcome[],
): BalanceReport {
  const bySeed = new Map<number, Map<PlayerId, Outcome[]>>();
  plays.forEach(({ variant, seed }, i) => {
    if (variant.kind !== 'player') return;
    const players = bySeed.get(seed) ?? new Map<PlayerId, Outcome[]>();
    bySeed.set(seed, players);
    players.set(variant.player, [...(players.get(variant.player) ?? []), outcomes[i]!]);
  });
  const order = judgeOrder(bySeed);
  const lead = judgeLead(bySeed);
  const report = {
    scenario: world.id,
    difficulty,
    runs: plays.length,
    seeds: {
      players: bySeed.size,
      choices: new Set(plays.filter((one) => one.variant.kind !== 'player').map((one) => one.seed)).size,
    },
    pass: order.violations.length === 0 && lead.missedParcels === 0 && lead.missedUptime === 0,
    players: [...ORDER, ...STRATEGIES].flatMap((player) => {
      const all = [...bySeed.values()].flatMap((players) => players.get(player) ?? []);
      if (all.length === 0) return [];
      const range = (read: (one: Outcome) => number) => rangeOf(all.map(read));
      return [
        {
          player,
          plays: all.length,
          points: range((one) => one.points),
          parcels: range((one) => one.parcels),
          uptimeBp: range((one) => one.uptimeBp),
          trustBp: range((one) => one.trustBp),
          spent: range((one) => one.spent),
          decisions: range((one) => Object.values(one.taken).reduce((sum, n) => sum + n, 0)),
          channels: world.channels.map((_channel, c) => range((one) => one.channels[c]!).mean),
        },
      ];
    }),
    order,
    lead,
    worth: worthOf(world, plays, outcomes, bySeed),
    packages: packagesOf(plays, outcomes, bySeed),
  };
  return { ...report, bars: barsOf(world, policies, report, asked) };
}

function judgeOrder(bySeed: ReadonlyMap<number, ReadonlyMap<PlayerId, Outcome[]>>): BalanceReport['order'] {
  const violations: BalanceReport['order']['violations'] = [];
  let compared = 0;
  for (const [seed, players] of bySeed) {
    for (let i = 1; i < ORDER.length; i++) {
      const [lower, higher] = [ORDER[i - 1]!, ORDER[i]!];
      const [low, high] = [meanOf(players.get(lower)!), meanOf(players.get(higher)!)];
      compared += 1;
      if (low >= high) violations.push({ seed, lower, higher, points: [low, high] });
    }
  }
  return { asked: ORDER, compared, violations };
}

const meanOf = (plays: readonly Outcome[]): number =>
  Math.round(plays.reduce((sum, one) => sum + one.points, 0) / plays.length);

function judgeLead(bySeed: ReadonlyMap<number, ReadonlyMap<PlayerId, Outcome[]>>): BalanceReport['lead'] {
  const pairs = [...bySeed.values()].map((players) => ({
    best: players.get('textbook')![0]!,
    past: players.get('as-happened')![0]!,
  }));
  const parcels = pairs.map(({ best, past }) =>
    Math.floor(((best.parcels - past.parcels) * 10_000) / Math.max(1, past.parcels)),
  );
  const uptime = pairs.map(({ best, past }) => best.uptimeBp - past.uptimeBp);
  return {
    parcelsBp: rangeOf(parcels),
    uptimeBp: rangeOf(uptime),
    missedParcels: parcels.filter((one) => one < LEAD.parcelsBp).length,
    missedUptime: uptime.filter((one) => one < LEAD.uptimeBp).length,
  };
}
