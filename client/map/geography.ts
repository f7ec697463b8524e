/** A point on the map, in the units of its drawing (not pixels of the screen). */
export interface Point {
  x: number;
  y: number;
}

/** Closed lines of one department: the mainland and its islands. */
export type Rings = readonly (readonly Point[])[];

/**
 * A country as the map needs it. Everything that knows about one country stays behind this, so that a second pack can
 * bring its own drawing.
 */
export interface Geography {
  size: { width: number; height: number };
  /** @param at latitude and longitude in degrees */
  project(at: readonly [number, number]): Point;
  /** The drawing of a department by its code; null when there is none. */
  department(id: string): DepartmentDrawing | null;
  /** Who drew it, as its licence asks to be shown. */
  credit: { text: string; url: string };
}
export interface DepartmentDrawing {
  /** SVG path data in map units. */
  path: string;
  rings: Rings;
  centre: Point;
}

const earthRadiusKm = 6371;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres between two places given as latitude and longitude in degrees. */
export function distanceKm(a: readonly [number, number], b: readonly [number, number]): number {
  const dLat = rad(b[0] - a[0]);
  const dLon = rad(b[1] - a[1]);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a[0])) * Math.cos(rad(b[0])) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
