import type { Outcome } from './outcome.ts';
import type { Play } from './plays.ts';
import { rangeOf, type Range } from './range.ts';
import { STOPS, type PlayerId } from './variants.ts';

/** Points, in hundredths. Shares are basis points of what the textbook wins over doing nothing. */
export interface Package {
  role: string;
  /** What the role's decisions and answers alone bring to a team that does nothing else. */
  added: Range;
  addedBp: number;
  /** What the textbook loses without them. */
  leftOut: Range;
  leftOutBp: number;
}

export interface Packages {
  roles: Package[];
  /** Part of the gain that is won by what the textbook decides until so many hours after the onset. */
  stops: { hours: number; points: Range; shareBp: number }[];
}

/**
 * What each role is worth as a whole, and when the gain is won.
 * @param plays with their outcomes, place by place
 * @param bySeed the outcomes of the players as they are
 */
export function packagesOf(
  plays: readonly Play[],
  outcomes: readonly Outcome[],
  bySeed: ReadonlyMap<number, ReadonlyMap<PlayerId, Outcome[]>>,
): Packages {
  const points = (seed: number, player: PlayerId) => bySeed.get(seed)!.get(player)![0]!.points;
  const seeds = [...new Set(plays.flatMap(({ variant, seed }) => (variant.kind === 'until' ? [seed] : [])))];
  const gain = Math.max(1, mean(seeds.map((seed) => points(seed, 'textbook') - points(seed, 'idle'))));
  const share = ({ mean: of }: Range) => Math.round((of * 10_000) / gain);
  const differences = (test: (play: Play) => boolean, of: (seed: number, reached: number) => number): Range =>
    rangeOf(plays.flatMap((play, i) => (test(play) ? [of(play.seed, outcomes[i]!.points)] : [])));
  const roles = new Set(plays.flatMap(({ variant }) => (variant.kind === 'package' ? [variant.role] : [])));
  return {
    roles: [...roles].map((role) => {
      const of =
        (how: 'added' | 'left out') =>
        ({ variant }: Play) =>
          variant.kind === 'package' && variant.role === role && variant.how === how;
      const added = differences(of('added'), (seed, reached) => reached - points(seed, 'idle'));
      const leftOut = differences(of('left out'), (seed, reached) => points(seed, 'textbook') - reached);
      return { role, added, addedBp: share(added), leftOut, leftOutBp: share(leftOut) };
    }),
    stops: STOPS.map((hours) => {
      const reached = differences(
        ({ variant }) => variant.kind === 'until' && variant.hours === hours,
        (seed, at) => at - points(seed, 'idle'),
      );
      return { hours, points: reached, shareBp: share(reached) };
    }),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
