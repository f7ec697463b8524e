import type { Policy } from '#sim/run.ts';
import type { World } from '#sim/world.ts';
import type { BalanceReport } from './balance.ts';
import type { PlayerId } from './variants.ts';

/** What a world must be like to be worth playing: shares of what the textbook wins over doing nothing, basis points. */
export const BARS = {
  /** What a role left out of the textbook costs. */
  role: [600, 1600],
  /** The most that one decision may be worth; and how many, of how many a role, must be worth something. */
  single: { most: 2000, something: 100, decisions: 12, ofRole: 2 },
  strategies: { diversified: 8500, layered: 8500, 'no-filter': 7500 },
  /** Part of the network's decisions that two strategies may have in common. */
  shared: 6000,
  /** What is won by what is decided until so many hours after the onset: at most. */
  until: [
    [1, 5000],
    [24, 7500],
  ],
  /** What is won by what is decided after so many hours: at least. */
  after: [48, 800],
  /** A channel of more than this weight may not stand above this availability in all of these courses. */
  channel: { weight: 1000, stands: 9900, in: ['idle', 'as-happened', 'textbook', 'diversified'] },
  neverHelp: 0,
  neverHurt: 10,
} as const;

/** One bar: what is asked, what there is, and whether it is met. */
export interface Bar {
  what: string;
  asked: string;
  is: string;
  met: boolean;
}

/** Mean points (hundredths) a player must end between, such as `{ idle: [42000, 52000] }`. */
export type PointsAsked = Partial<Record<PlayerId, readonly [least: number, most: number]>>;

const percent = (bp: number): string => `${(bp / 100).toFixed(1)} %`;
const points = (hundredths: number): string => (hundredths / 100).toFixed(1);

/**
 * Holds a balance against the bars. Bars of players that the pack does not have are left out.
 * @param report from plays of this world
 * @param asked where players must end, from the pack's `par.yaml`
 */
export function barsOf(
  world: World,
  policies: readonly Policy[],
  report: Omit<BalanceReport, 'bars' | 'pass'>,
  asked: PointsAsked,
): Bar[] {
  const by = new Map(report.players.map((one) => [one.player, one]));
  const meanOf = (id: PlayerId) => by.get(id)!.points.mean;
  const gain = Math.max(1, meanOf('textbook') - meanOf('idle'));
  const share = (of: number) => Math.round((of * 10_000) / gain);
  const bars: Bar[] = [];
  const add = (what: string, wanted: string, is: string, met: boolean) =>
    bars.push({ what, asked: wanted, is, met });

  for (const [id, [least, most]] of Object.entries(asked) as [PlayerId, [number, number]][]) {
    const { mean } = by.get(id)!.points;
    add(
      `points of ${id}`,
      `${points(least)} to ${points(most)}`,
      points(mean),
      mean >= least && mean <= most,
    );
  }
  for (const one of report.packages.roles) {
    const [least, most] = BARS.role;
    const met = one.leftOutBp >= least && one.leftOutBp <= most;
    add(
      `left out of textbook: all of ${one.role}`,
      `${percent(least)} to ${percent(most)}`,
      percent(one.leftOutBp),
      met,
    );
  }
  const singles = report.worth.choices
    .filter((one) => one.player === 'textbook' && one.how === 'left out' && one.choice.of === 'action')
    .map((one) => ({ id: one.choice.id, role: one.role, bp: share(one.points.mean) }))
    .toSorted((a, b) => b.bp - a.bp);
  const { most, something, decisions, ofRole } = BARS.single;
  const first = singles[0];
  if (first)
    add(
      'dearest single decision',
      `at most ${percent(most)}`,
      `${first.id} ${percent(first.bp)}`,
      first.bp <= most,
    );
  const worthIt = singles.filter((one) => one.bp >= something);
  add(
    `decisions worth ${percent(something)} or more`,
    `at least ${decisions}`,
    String(worthIt.length),
    worthIt.length >= decisions,
  );
  for (const { role } of report.packages.roles) {
    const own = worthIt.filter((one) => one.role === role);
    add(`of them the ${role}'s`, `at least ${ofRole}`, String(own.length), own.length >= ofRole);
  }
  for (const [id, least] of Object.entries(BARS.strategies) as [PlayerId, number][]) {
    if (!by.has(id)) continue;
    const reached = share(meanOf(id) - meanOf('idle'));
    add(`gain of ${id}`, `at least ${percent(least)}`, percent(reached), reached >= least);
  }
  if (by.has('no-filter'))
    add(
      'no-filter against as-happened',
      'above',
      points(meanOf('no-filter') - meanOf('as-happened')),
      meanOf('no-filter') > meanOf('as-happened'),
    );
  for (const [pair, bp] of sharedDecisions(world, policies))
    add(
      `network decisions shared: ${pair}`,
      `at most ${percent(BARS.shared)}`,
      percent(bp),
      bp <= BARS.shared,
    );
  for (const [hours, most] of BARS.until) {
    const { shareBp } = report.packages.stops.find((one) => one.hours === hours)!;
    add(
      `won by what is decided until T+${hours} h`,
      `at most ${percent(most)}`,
      percent(shareBp),
      shareBp <= most,
    );
  }
  const [hours, least] = BARS.after;
  const late = 10_000 - report.packages.stops.find((one) => one.hours === hours)!.shareBp;
  add(
    `won by what is decided after T+${hours} h`,
    `at least ${percent(least)}`,
    percent(late),
    late >= least,
  );
  const weights = world.channels.reduce((sum, { weight }) => sum + weight, 0);
  const idle = world.channels.filter((channel, c) => {
    const stands = BARS.channel.in.every((id) => (by.get(id)?.channels[c] ?? 0) >= BARS.channel.stands);
    return stands && channel.weight * 10_000 > BARS.channel.weight * weights;
  });
  add(
    'channels that nothing touches',
    'none',
    idle.map((one) => one.id).join(', ') || 'none',
    idle.length === 0,
  );
  const { neverHelp, neverHurt } = report.worth;
  add(
    'choices that never help',
    `${BARS.neverHelp}`,
    String(neverHelp.length),
    neverHelp.length <= BARS.neverHelp,
  );
  const harmless = neverHurt.filter((id) => world.actions.some((one) => one.id === id));
  add(
    'decisions that never hurt',
    `at most ${BARS.neverHurt}`,
    String(harmless.length),
    harmless.length <= BARS.neverHurt,
  );
  return bars;
}

/** Each two strategies, and the part of the network's decisions of the one with fewer that the other takes too. */
function sharedDecisions(world: World, policies: readonly Policy[]): [string, number][] {
  const ofNetwork = (id: string): Set<string> | null => {
    const policy = policies.find((one) => one.id === id);
    if (!policy) return null;
    const role = (action: string) => world.actions.find((one) => one.id === action)?.role;
    return new Set(
      policy.decisions.filter(({ action }) => role(action) === 'network').map(({ action }) => action),
    );
  };
  const strategies = ['textbook', ...Object.keys(BARS.strategies)];
  const pairs: [string, number][] = [];
  for (const [i, one] of strategies.entries())
    for (const other of strategies.slice(i + 1)) {
      const [a, b] = [ofNetwork(one), ofNetwork(other)];
      if (!a || !b) continue;
      const common = [...a].filter((action) => b.has(action)).length;
      const all = new Set([...a, ...b]).size;
      pairs.push([`${one} and ${other}`, all === 0 ? 0 : Math.floor((common * 10_000) / all)]);
    }
  return pairs;
}
