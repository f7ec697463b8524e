import type { Catalogue } from '#protocol/catalogue.ts';
import type { HubRecord, TeamRecords } from '#protocol/views.ts';
import type { MapPlan } from './plan.ts';

/** The records of a team's view that the map reads; a table that has not come yet simply lacks them. */
export type MapTable = Partial<
  Pick<TeamRecords, 'clock' | 'links' | 'departments'> & { [hub: `hub:${string}`]: HubRecord }
>;

/** What the map shows at one moment. Made from the plan and the team's own view: what the team does not know is not in it. */
export interface MapState {
  hubs: HubFace[];
  roads: RoadFace[];
  departments: DepartmentFace[];
  /** Null when every figure is fresh. */
  stale: Stale | null;
  /** Hubs by state, for the sentence that stands for the picture. */
  counts: Record<HubState, number>;
}

export type HubState = 'calm' | 'filling' | 'overloaded' | 'unknown';
export type Working = 'normal' | 'slowed' | 'stopped';

export interface HubFace {
  id: string;
  state: HubState;
  /** How far the ring is filled, 0..10,000: backlog against `ringFullBp`. */
  fillBp: number;
  /** The same as a whole percentage without its sign, `140`; `–` when unknown. */
  figure: string;
  working: Working;
  /** Age of the figures in minutes; null while they count as fresh. */
  staleMinutes: number | null;
  record: HubRecord | null;
}

export interface RoadFace {
  parcelsPerHour: number;
  /** Dots on the road in the long run; a fraction is a dot that is not always there. */
  dots: number;
  /** Line weight 0..3; 0 is a road without traffic. */
  weight: 0 | 1 | 2 | 3;
  stale: boolean;
}

export interface DepartmentFace {
  id: string;
  /** 0 on time .. 4 more than two and a half days waiting; null: unknown. */
  shade: Shade | null;
  latenessBp: number | null;
}
export type Shade = 0 | 1 | 2 | 3 | 4;

export interface Stale {
  hubs: number;
  /** Age of the oldest figure on the map, minutes. */
  minutes: number;
  departments: boolean;
}

/** One dot stands for so many parcels. */
export const parcelsPerDot = 2000;
/** Figures older than this are shown with their age: the sites report every half hour in ordinary times. */
export const staleAfterMinutes = 45;
/** Backlog against a day's work at which a ring is full. An ordinary evening before Christmas fills half of it. */
export const ringFullBp = 5000;
/**
 * Backlog against a day's work from which a ring changes colour. In runs of the scenario without an attack the busiest hub
 * reaches 26 % on the busiest evening: that must stay quiet.
 */
export const hubThresholdsBp = { filling: 3000, overloaded: 4500 };
/**
 * Parcels waiting against a day's rounds from which a department takes the next shade. Every morning a depot holds nearly a
 * day's work, the fullest one and a half without any attack, so lateness begins above that.
 */
export const latenessThresholdsBp = [16_000, 19_000, 22_000, 27_000] as const;
/**
 * Sorting speed below which a hub carries a mark: the thresholds of all screens. Speed is what an attack takes first: nine
 * tenths of normal for a team that decides nothing, while the backlog still looks like any other evening.
 */
const workingThresholdsBp = { slowed: 9500, stopped: 2000 };
/** Parcels an hour from which a road's line gets heavier. */
const weightThresholds = [1, 4000, 12_000] as const;

/** Reads a team's view as a map. Pure: the same view gives the same map. */
export function readMap(
  plan: MapPlan,
  clock: Pick<Catalogue['clock'], 'tickMinutes'>,
  table: MapTable,
): MapState {
  const now = table.clock?.tick ?? 0;
  const age = (asOfTick: number): number => Math.max(0, (now - asOfTick) * clock.tickMinutes);
  const hubs = plan.hubs.map(({ id }) => readHub(id, table[`hub:${id}`] ?? null, age));
  const staleHubs = new Map(hubs.map((hub) => [hub.id, hub.staleMinutes !== null]));

  const roads = plan.roads.map((road): RoadFace => {
    const parcelsPerHour = (table.links?.[road.link] ?? 0) * road.share;
    return {
      parcelsPerHour,
      dots: (parcelsPerHour * road.hours) / parcelsPerDot,
      weight: weightThresholds.filter((t) => parcelsPerHour >= t).length as RoadFace['weight'],
      stale: staleHubs.get(road.from) ?? false,
    };
  });

  const departments = plan.departments.map(({ id }, i): DepartmentFace => {
    const bp = table.departments?.latenessBp[i] ?? -1;
    return bp < 0
      ? { id, shade: null, latenessBp: null }
      : { id, shade: latenessThresholdsBp.filter((t) => bp >= t).length as Shade, latenessBp: bp };
  });

  const departmentAge = table.departments ? age(table.departments.asOfTick) : 0;
  const ages = hubs.flatMap((hub) => hub.staleMinutes ?? []);
  const departmentsStale = departmentAge > staleAfterMinutes;
  const counts = { calm: 0, filling: 0, overloaded: 0, unknown: 0 };
  for (const hub of hubs) counts[hub.state]++;
  return {
    hubs,
    roads,
    departments,
    stale:
      ages.length > 0 || departmentsStale
        ? {
            hubs: ages.length,
            minutes: Math.max(...ages, departmentsStale ? departmentAge : 0),
            departments: departmentsStale,
          }
        : null,
    counts,
  };
}

function readHub(id: string, record: HubRecord | null, age: (tick: number) => number): HubFace {
  if (!record) {
    return {
      id,
      state: 'unknown',
      fillBp: 0,
      figure: '–',
      working: 'normal',
      staleMinutes: null,
      record,
    };
  }
  const minutes = age(record.asOfTick);
  return {
    id,
    state: hubState(record.loadBp),
    fillBp: Math.min(10_000, Math.max(0, Math.floor((record.loadBp * 10_000) / ringFullBp))),
    figure: String(Math.floor(record.loadBp / 100)),
    working:
      record.capacityBp < workingThresholdsBp.stopped
        ? 'stopped'
        : record.capacityBp < workingThresholdsBp.slowed
          ? 'slowed'
          : 'normal',
    staleMinutes: minutes > staleAfterMinutes ? minutes : null,
    record,
  };
}

/** The state of a hub by its backlog, basis points of a day's work. Lists use it too, so that ring and row agree. */
export function hubState(loadBp: number): HubState {
  if (loadBp >= hubThresholdsBp.overloaded) return 'overloaded';
  return loadBp >= hubThresholdsBp.filling ? 'filling' : 'calm';
}

/** Same key, same land: lets the scene keep the painted departments while only names and rings change. */
export const shadesKey = (state: MapState): string => state.departments.map((d) => d.shade ?? '-').join('');
