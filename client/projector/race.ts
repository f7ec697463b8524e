import type { Headline, ProjectorRecords } from '#protocol/views.ts';

export type WallTeam = ProjectorRecords[`team:${string}`];

/** Who stands where: ids, best first, each with its place. Equal points share a place, and the next is skipped: 1, 1, 3. */
export interface Standing {
  /** When it was taken, ms. */
  at: number;
  rows: readonly { id: string; place: number }[];
}

export interface Race {
  /** The leaders in the order of the standing. */
  rows: readonly (WallTeam & { place: number })[];
  total: number;
  /** Points of the field; null when everyone is shown anyway. */
  spread: { low: number; high: number; median: number } | null;
  /** Parcels the world delivers by now without an attack: the full length of a bar. */
  deliverable: number;
}

/** How long an order stands: two teams a point apart would otherwise change places at every tick. */
const heldMs = 8_000;
/** Points apart from which a wrong order is put right at once, as after a jump, and not only when it is due. */
const overtaken = 5;

/** Teams by points; equal points stand in the order of names. */
export function standingOf(teams: readonly WallTeam[], at = 0): Standing {
  const sorted = teams.toSorted(
    (a, b) =>
      b.headline.points - a.headline.points || a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
  let place = 0;
  let points: number | null = null;
  const rows = sorted.map(({ id, headline }, i) => {
    if (headline.points !== points) place = i + 1;
    points = headline.points;
    return { id, place };
  });
  return { at, rows };
}

/**
 * The standing to show: the one before while it is fresh and the same teams play, else a new one. Figures change at every tick,
 * places now and then.
 * @param still the clock stands: what is shown is then exact
 */
export function heldStanding(
  before: Standing | null,
  teams: readonly WallTeam[],
  now: number,
  still: boolean,
): Standing {
  if (before && !still && now - before.at < heldMs && before.rows.length === teams.length) {
    const points = new Map(teams.map(({ id, headline }) => [id, headline.points]));
    const held = before.rows.map(({ id }) => points.get(id));
    const near = held.every((one, i) => one !== undefined && one + overtaken >= (held[i + 1] ?? 0));
    if (near) return before;
  }
  return standingOf(teams, now);
}

/** The first `atMost` teams of a standing, with their figures of now. */
export function raceOf(teams: readonly WallTeam[], atMost: number, standing = standingOf(teams)): Race {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const points = teams.map(({ headline }) => headline.points).toSorted((a, b) => b - a);
  return {
    rows: standing.rows.slice(0, atMost).flatMap(({ id, place }) => {
      const team = byId.get(id);
      return team ? [{ ...team, place }] : [];
    }),
    total: teams.length,
    spread:
      teams.length > atMost
        ? { low: points.at(-1) ?? 0, high: points[0] ?? 0, median: median(points) }
        : null,
    deliverable: Math.max(0, ...teams.map(({ headline }) => headline.parcelsDeliverable)),
  };
}

/** Of a list sorted either way. */
function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round((upper + (sorted[middle - 1] ?? upper)) / 2);
}

/** A bar's length for parcels, basis points of what could have been delivered; none before anything could. */
export function parcelsBp(delivered: number, deliverable: number): number {
  if (deliverable <= 0) return 0;
  return Math.min(10_000, Math.floor((delivered * 10_000) / deliverable));
}

export function headlineBp(headline: Headline, kind: 'parcels' | 'uptime'): number {
  return kind === 'uptime'
    ? headline.uptimeBp
    : parcelsBp(headline.parcelsDelivered, headline.parcelsDeliverable);
}

/** One tick a team on a track of 0..10,000, as an SVG path of height 1: the field at a glance, whatever its size. */
export function fieldPath(values: readonly number[]): string {
  const places = new Set(values.map((bp) => Math.round(Math.max(0, Math.min(10_000, bp)) / 10) * 10));
  return [...places]
    .toSorted((a, b) => a - b)
    .map((x) => `M${x} 0V1`)
    .join('');
}
