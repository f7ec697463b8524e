import type { Catalogue } from '#protocol/catalogue.ts';
import { scatter } from './bank.ts';
import { arc, type Curve } from './curve.ts';
import { distanceKm, type Geography, type Point, type Rings } from './geography.ts';
import { departmentSelection, hubSelection, type SelectionId } from './selection.ts';
import { spread } from './spread.ts';

/** What never changes on the map during an exercise: places, roads, outlines. */
export interface MapPlan {
  size: { width: number; height: number };
  hubs: HubPlace[];
  roads: Road[];
  departments: DepartmentPlace[];
}
export interface HubPlace {
  id: string;
  selection: SelectionId;
  name: string;
  at: Point;
}
/** One direction of a trunk road. */
export interface Road {
  /** Index into the `links` record of a team's view. */
  link: number;
  /** Part of the link's volume that goes this way. */
  share: number;
  from: string;
  to: string;
  curve: Curve;
  /** Time on the road, by which an hourly volume becomes parcels under way. */
  hours: number;
}
export interface DepartmentPlace {
  id: string;
  selection: SelectionId;
  name: string;
  hub: string;
  /** SVG path data; empty when the country's drawing does not know the department. */
  outline: string;
  rings: Rings;
  centre: Point;
  /** Where its mark on the bank's layer stands: by the centre, clear of the other marks. */
  mark: Point;
  /** Place of the mark in the order in which they go out, 0 the last. */
  rank: number;
}

/** Nearest two marks of departments may stand, against two rings. */
const markDistance = 0.5;

/**
 * Time a lorry takes, hours: the great circle with a detour of 28 %, at 70 km/h, and half an hour of docks. The view does not
 * carry road times; these are the pack's own assumptions, and only say how many dots a road holds.
 */
export const roadHours = (a: readonly [number, number], b: readonly [number, number]): number =>
  (1.28 * distanceKm(a, b)) / 70 + 0.5;

/**
 * Lays the map out once per catalogue. A link whose way back is not listed carries traffic both ways: it becomes two roads
 * with half the volume each. Links to unknown hubs are left out, as they have no place.
 * @param hubDistance nearest two rings may stand, map units: a ring's width at the scale the map is shown at
 */
export function planMap(
  catalogue: Pick<Catalogue, 'hubs' | 'links' | 'departments'>,
  geography: Geography,
  hubDistance: number,
): MapPlan {
  const places = spread(
    catalogue.hubs.map((hub) => geography.project(hub.at)),
    hubDistance,
  );
  const hubs = catalogue.hubs.map((hub, i) => ({
    id: hub.id,
    selection: hubSelection(hub.id),
    name: hub.name,
    at: places[i] ?? { x: 0, y: 0 },
    latLon: hub.at,
  }));
  const byId = new Map(hubs.map((hub) => [hub.id, hub]));
  const listed = new Set(catalogue.links.map(({ from, to }) => `${from} ${to}`));

  const roads: Road[] = [];
  catalogue.links.forEach(({ from, to }, link) => {
    const a = byId.get(from);
    const b = byId.get(to);
    if (!a || !b) return;
    const hours = roadHours(a.latLon, b.latLon);
    const oneWay = listed.has(`${to} ${from}`);
    const share = oneWay ? 1 : 0.5;
    roads.push({ link, share, from, to, curve: arc(a.at, b.at), hours });
    if (!oneWay) roads.push({ link, share, from: to, to: from, curve: arc(b.at, a.at), hours });
  });

  const drawings = catalogue.departments.map(({ id }) => geography.department(id));
  const centres = drawings.map((drawing) => drawing?.centre ?? { x: 0, y: 0 });
  const marks = spread(centres, hubDistance * markDistance);
  const ranks = scatter(catalogue.departments.map(({ id }) => id));
  const departments = catalogue.departments.map((department, i) => {
    const drawing = drawings[i];
    const centre = centres[i] ?? { x: 0, y: 0 };
    return {
      id: department.id,
      name: department.name,
      hub: department.hub,
      selection: departmentSelection(department.id),
      outline: drawing?.path ?? '',
      rings: drawing?.rings ?? [],
      centre,
      mark: marks[i] ?? centre,
      rank: ranks[i] ?? 0,
    };
  });
  return {
    size: geography.size,
    hubs: hubs.map(({ latLon: _, ...hub }) => hub),
    roads,
    departments,
  };
}
