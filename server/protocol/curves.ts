/**
 * The curves that are drawn: half-hourly samples of one figure each, in the order of the wire. How a curve is read from a team
 * stands in server/exercise/samples.ts, its look on the team's screen in client/graphs/looks.ts and, for those that are compared,
 * in client/debrief: what is added here does not compile until it stands there too.
 *
 * `debrief`: its place among the charts of the debrief, which compare it between all teams and past runs; the team's own screen
 * then shows the past run's beside it. null: it is for the eyes of its own team.
 */
const curves = {
  parcelsDelivered: { debrief: 1 },
  /** What the same world delivers by then without an attack. */
  parcelsDeliverable: { debrief: null },
  /** On a team's screen the one it knows of, in the debrief the true one. */
  backlog: { debrief: 4 },
  uptimeBp: { debrief: 2 },
  /** Availability of each bank channel at that moment; channels in the catalogue's order. */
  channelsBp: { debrief: null },
  /**
   * The attack where it presses hardest, against what that link or service can carry: before filters, and what passes them.
   * Basis points, mostly far above 10,000. The two may be of different places.
   */
  attackBp: { debrief: null },
  passedBp: { debrief: null },
  trustBp: { debrief: 3 },
  crewsFree: { debrief: null },
} as const;

export type Curve = keyof typeof curves;
/** Curves of which there is one for each bank channel. */
export type ChannelCurve = 'channelsBp';
/** Curves that are shown beside those of others. */
export type ComparedCurve = {
  [C in Curve]: (typeof curves)[C]['debrief'] extends number ? C : never;
}[Curve];

/** Columns of equal length. `tick[i]` is the time of sample i. */
type Columns<C extends string> = { [K in C]: K extends ChannelCurve ? number[][] : number[] };
/** What a team's own screen draws. */
export type TeamCurves = Columns<'tick' | Curve>;
/** What the debrief draws of every run. */
export type Curves = Columns<'tick' | ComparedCurve>;
/** A past run over a team's samples, without the ticks, which are the team's. The backlog is the one it knew of, too. */
export type GhostCurves = Columns<ComparedCurve>;

const names = Object.keys(curves) as Curve[];
export const isCompared = (name: Curve): name is ComparedCurve => curves[name].debrief !== null;
/** In the order of the wire. */
const comparedCurves: readonly ComparedCurve[] = names.filter(isCompared);
/** The same in the order in which the debrief shows them. */
export const debriefCurves: readonly ComparedCurve[] = comparedCurves.toSorted(
  (a, b) => curves[a].debrief - curves[b].debrief,
);
/** Of a team's curves those that are compared: nothing else of them leaves the team. */
export const compared = (own: TeamCurves): GhostCurves => made(comparedCurves, (name) => own[name]);

/** No samples: what is drawn before the first has come. */
export const noCurves: TeamCurves = made(['tick', ...names], () => []);

/** Adds samples at the end, column by column, in place; of the same channels. */
export function extend<T extends AnyCurves>(curves: T, more: T): void {
  for (const name in curves) {
    const own: Column = curves[name]!;
    const added: Column = more[name]!;
    if (isNested(own) && isNested(added)) own.forEach((channel, c) => channel.push(...added[c]!));
    else (own as number[]).push(...(added as number[]));
  }
}

/** Curves one after the other, which stay as they are: stretches, or a stretch and its next sample. */
export function joined<T extends AnyCurves>(first: T, ...more: readonly T[]): T {
  const all = between(first, 0, Infinity);
  for (const one of more) extend(all, one);
  return all;
}

/** Curves out of their stretches; null of none. */
export function whole<T extends AnyCurves>(stretches: readonly T[]): T | null {
  const [first, ...more] = stretches;
  return first ? joined(first, ...more) : null;
}

/** The samples `from` up to, and not with, `to`. */
export function between<T extends AnyCurves>(all: T, from: number, to: number): T {
  return made<T>(Object.keys(all), (name) => {
    const column = all[name]!;
    return isNested(column) ? column.map((channel) => channel.slice(from, to)) : column.slice(from, to);
  });
}

type Column = number[] | number[][];
type AnyCurves = { readonly [name: string]: Column };

/** A column for each channel. Without samples or channels it is the same empty list either way. */
const isNested = (column: Column): column is number[][] => Array.isArray(column[0]);

function made<T extends AnyCurves, K extends keyof T = keyof T>(
  of: readonly K[],
  column: (name: K) => Column,
): T {
  const curves: { [name in K]?: Column } = {};
  for (const name of of) curves[name] = column(name);
  return curves as T;
}
