import type { Headline, ProjectorRecords } from '#protocol/views.ts';

export type WallTeam = ProjectorRecords[`team:${string}`];

export interface Race {
  /** The leaders, best first; teams with equal points share a place, and the next place is skipped: 1, 1, 3. */
  rows: readonly (WallTeam & { place: number })[];
  total: number;
  /** Points of the field; null when everyone is shown anyway. */
  spread: { low: number; high: number; median: number } | null;
  /** Parcels the world delivers by now without an attack: the full length of a bar. */
  deliverable: number;
}

/** Teams by points, the first `atMost` of them. Equal points stand in the order of names, so that rows do not dance. */
export function raceOf(teams: readonly WallTeam[], atMost: number): Race {
  const sorted = teams.toSorted(
    (a, b) =>
      b.headline.points - a.headline.points || a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
  const points = sorted.map(({ headline }) => headline.points);
  return {
    rows: sorted
      .slice(0, atMost)
      .map((team) => ({ ...team, place: points.indexOf(team.headline.points) + 1 })),
    total: sorted.length,
    spread:
      sorted.length > atMost
        ? { low: points.at(-1) ?? 0, high: points[0] ?? 0, median: median(points) }
        : null,
    deliverable: Math.max(0, ...sorted.map(({ headline }) => headline.parcelsDeliverable)),
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
