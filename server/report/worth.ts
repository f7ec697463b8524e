import type { World } from '#sim/world.ts';
import { rangeOf, type Range } from './range.ts';
import type { Outcome } from './outcome.ts';
import type { Play } from './plays.ts';
import type { Choice, PlayerId, Variant } from './variants.ts';

/** Less than this is not called a gain or a loss: a tenth of a point, a tenth of a per cent of trust. */
const NOTICED_POINTS = 10;
const NOTICED_TRUST = 10;

/**
 * What one choice is worth in one player's hands: the outcome with it less the outcome without it, over the seeds, and where it is
 * added over the moments and targets. Points in
 * hundredths, shares in basis points, money in k€; breaches: obligations not met in time.
 */
export interface Worth {
  choice: Choice;
  role: string | null;
  /** In whose hands, and whether it was left out there or added. */
  player: PlayerId;
  how: 'left out' | 'added';
  plays: number;
  /** Plays in which it was really made: an added action may find no crew, no money, no prerequisite. */
  made: number;
  points: Range;
  parcels: Range;
  uptimeBp: Range;
  trustBp: Range;
  breaches: Range;
  spent: Range;
}

export interface Worths {
  choices: Worth[];
  /** Ids of choices that brought no gain in points, trust or obligations in any play; that did no harm to any. */
  neverHelp: string[];
  neverHurt: string[];
  /** Wanted by a policy and not made in any play: no crew, no money, a prerequisite that never holds. */
  neverMade: string[];
}

/**
 * @param plays with their outcomes, place by place
 * @param bySeed the outcomes of the players as they are
 */
export function worthOf(
  world: World,
  plays: readonly Play[],
  outcomes: readonly Outcome[],
  bySeed: ReadonlyMap<number, ReadonlyMap<PlayerId, Outcome[]>>,
): Worths {
  const groups = new Map<string, { variant: Changed; pairs: Pair[] }>();
  plays.forEach(({ variant, seed }, i) => {
    if (variant.kind !== 'without' && variant.kind !== 'with') return;
    const base = bySeed.get(seed)!.get(variant.player)![0]!;
    const other = outcomes[i]!;
    const pair =
      variant.kind === 'without' ? { having: base, lacking: other } : { having: other, lacking: base };
    const key = `${variant.choice.of} ${variant.choice.id} ${variant.kind} ${variant.player}`;
    const group = groups.get(key) ?? { variant, pairs: [] };
    group.pairs.push(pair);
    groups.set(key, group);
  });
  const choices = [...groups.values()].map(({ variant, pairs }) => worth(world, variant, pairs));
  const ids = [...new Set(choices.map((one) => one.choice.id))];
  const made = ids.filter((id) => choices.some((one) => one.choice.id === id && one.made > 0));
  const all = (test: (one: Worth) => boolean) =>
    made.filter((id) => choices.filter((one) => one.choice.id === id).every(test));
  return {
    choices,
    neverHelp: all(
      ({ points, trustBp, breaches }) =>
        points.max < NOTICED_POINTS && trustBp.max < NOTICED_TRUST && breaches.min >= 0,
    ),
    neverHurt: all(
      ({ points, trustBp, breaches }) =>
        points.min > -NOTICED_POINTS && trustBp.min > -NOTICED_TRUST && breaches.max <= 0,
    ),
    neverMade: ids.filter((id) => !made.includes(id)),
  };
}

type Changed = Extract<Variant, { kind: 'without' | 'with' }>;
interface Pair {
  having: Outcome;
  lacking: Outcome;
}

function worth(world: World, variant: Changed, pairs: readonly Pair[]): Worth {
  const { choice, player } = variant;
  const gain = (read: (one: Outcome) => number): Range =>
    rangeOf(pairs.map(({ having, lacking }) => read(having) - read(lacking)));
  const times = ({ taken }: Outcome) => taken[choice.id] ?? 0;
  return {
    choice,
    role: world.actions.find((one) => choice.of === 'action' && one.id === choice.id)?.role ?? null,
    player,
    how: variant.kind === 'without' ? 'left out' : 'added',
    plays: pairs.length,
    made:
      choice.of === 'preparation'
        ? pairs.length
        : pairs.filter(({ having, lacking }) => times(having) > times(lacking)).length,
    points: gain((one) => one.points),
    parcels: gain((one) => one.parcels),
    uptimeBp: gain((one) => one.uptimeBp),
    trustBp: gain((one) => one.trustBp),
    breaches: gain((one) => one.breaches),
    spent: gain((one) => one.spent),
  };
}
