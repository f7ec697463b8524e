import type { Catalogue } from '#protocol/catalogue.ts';
import type { HubRecord, TeamRecords } from '#protocol/views.ts';
import { moment } from '../format.ts';
import type { MapPlan } from './plan.ts';

/** The records of a team's view that the map reads; a table that has not come yet simply lacks them. */
export type MapTable = Partial<
  Pick<
    TeamRecords,
    | 'clock'
    | 'links'
    | 'departments'
    | 'ordinary'
    | 'situation'
    | `hub:${string}`
    | `channel:${string}`
    | `decision:${number}`
  >
>;

/** What the map shows at one moment. Made from the plan and the team's own view: what the team does not know is not in it. */
export interface MapState {
  hubs: HubFace[];
  roads: RoadFace[];
  departments: DepartmentFace[];
  /** Null when every figure is fresh. */
  stale: Stale | null;
  /** The departments' figures come together; null while they count as fresh. */
  departmentsAged: Aged | null;
  /** Hubs by state, for the sentence that stands for the picture. */
  counts: Record<HubState, number>;
}

export type HubState = 'calm' | 'filling' | 'overloaded' | 'unknown';
export type Working = 'normal' | 'slowed' | 'stopped' | 'faster';

export interface HubFace {
  id: string;
  state: HubState;
  /** How far the ring is filled, 0..10,000: backlog against `ringFullBp`. */
  fillBp: number;
  /** How far it would be on an ordinary day: the part beyond it comes of the crisis. */
  ordinaryFillBp: number;
  /** Backlog against a day's work as a whole percentage without its sign, `14`; `–` when unknown. */
  figure: string;
  /** Sorting speed shown by the outer arc, 0..10,000; more than normal fills it no further. */
  speedBp: number;
  working: Working;
  /** Age of the figures in minutes; null while they count as fresh. */
  staleMinutes: number | null;
  /** When old figures are from, `09:40` or `Mon 09:40`; null while they count as fresh. */
  asOf: string | null;
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
  /** 0 as on an ordinary day .. 4 a quarter of a day's rounds behind it; null: unknown. */
  shade: Shade | null;
  /** Waiting at the depot against a day's rounds; null: unknown. */
  waitingBp: number | null;
  /** What waits there on an ordinary day at that hour. */
  ordinaryBp: number;
  /** What waits beyond that; never negative. */
  behindBp: number | null;
}
export type Shade = 0 | 1 | 2 | 3 | 4;

export interface Stale {
  hubs: number;
  /** Age of the oldest figure of a hub, minutes. */
  minutes: number;
  departments: boolean;
}

/** The time that old figures are of. */
export interface Aged {
  minutes: number;
  /** `09:40` or `Mon 09:40` */
  asOf: string;
}

/** One dot stands for so many parcels. */
export const parcelsPerDot = 2000;
/** Figures older than this are shown with their age: the sites report every half hour in ordinary times. */
export const staleAfterMinutes = 45;
/** A ring is full when the hub's yard is: no ordinary evening takes it there. */
export const ringFullBp = 10_000;
/** What lies in the yard beyond an ordinary day's at the same hour, against what it holds, from which a ring changes colour. */
export const hubThresholdsBp = { filling: 800, overloaded: 2000 };
/**
 * Parcels waiting at a depot beyond those of an ordinary day at the same hour, against a day's rounds, from which a department
 * takes the next shade. The absolute queue would shade the country every night and at Christmas, when no rounds go out.
 */
export const latenessThresholdsBp = [300, 800, 1500, 2500] as const;
/**
 * Sorting speed below or above which a hub carries a mark: the thresholds of all screens, and what an extra shift buys. Speed is
 * what an attack takes first: nine tenths of normal for a team that decides nothing, while the backlog still looks like any
 * other evening.
 */
const workingThresholdsBp = { stopped: 2000, slowed: 9500, faster: 10_500 };
/** Parcels an hour from which a road's line gets heavier. */
const weightThresholds = [1, 4000, 12_000] as const;

/** Reads a team's view as a map. Pure: the same view gives the same map. */
export function readMap(plan: MapPlan, clock: Catalogue['clock'], table: MapTable): MapState {
  const now = table.clock?.tick ?? 0;
  const age = (asOfTick: number): number => Math.max(0, (now - asOfTick) * clock.tickMinutes);
  const hubs = plan.hubs.map(({ id }) => readHub(id, table[`hub:${id}`] ?? null, now, clock));
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

  const departments = plan.departments.map(({ id }, i) =>
    readDepartment(id, table.departments?.latenessBp[i] ?? -1, table.ordinary?.[i] ?? 0),
  );

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
            minutes: Math.max(0, ...ages),
            departments: departmentsStale,
          }
        : null,
    departmentsAged: departmentsStale
      ? { minutes: departmentAge, asOf: moment(table.departments?.asOfTick ?? 0, now, clock) }
      : null,
    counts,
  };
}

function readDepartment(id: string, waitingBp: number, ordinaryBp: number): DepartmentFace {
  if (waitingBp < 0) return { id, shade: null, waitingBp: null, ordinaryBp, behindBp: null };
  const behindBp = Math.max(0, waitingBp - ordinaryBp);
  const shade = latenessThresholdsBp.filter((t) => behindBp >= t).length as Shade;
  return { id, shade, waitingBp, ordinaryBp, behindBp };
}

function readHub(id: string, record: HubRecord | null, now: number, clock: Catalogue['clock']): HubFace {
  if (!record) {
    return {
      id,
      state: 'unknown',
      fillBp: 0,
      ordinaryFillBp: 0,
      figure: '–',
      speedBp: 0,
      working: 'normal',
      staleMinutes: null,
      asOf: null,
      record,
    };
  }
  const minutes = (now - record.asOfTick) * clock.tickMinutes;
  const stale = minutes > staleAfterMinutes;
  return {
    id,
    state: hubState(record),
    fillBp: fillOf(record.loadBp),
    ordinaryFillBp: fillOf(record.ordinaryBp),
    figure: String(Math.floor(record.loadBp / 100)),
    speedBp: Math.min(10_000, Math.max(0, record.capacityBp)),
    working: workingOf(record.capacityBp),
    staleMinutes: stale ? minutes : null,
    asOf: stale ? moment(record.asOfTick, now, clock) : null,
    record,
  };
}

function workingOf(capacityBp: number): Working {
  const { stopped, slowed, faster } = workingThresholdsBp;
  if (capacityBp < slowed) return capacityBp < stopped ? 'stopped' : 'slowed';
  return capacityBp >= faster ? 'faster' : 'normal';
}

const fillOf = (loadBp: number): number =>
  Math.min(10_000, Math.max(0, Math.floor((loadBp * 10_000) / ringFullBp)));

/** The state of a hub: its backlog held against an ordinary day's. Lists use it too, so that ring and row agree. */
export function hubState({ loadBp, ordinaryBp }: Pick<HubRecord, 'loadBp' | 'ordinaryBp'>): HubState {
  const behind = loadBp - ordinaryBp;
  if (behind >= hubThresholdsBp.overloaded || loadBp >= ringFullBp) return 'overloaded';
  return behind >= hubThresholdsBp.filling ? 'filling' : 'calm';
}

/** Same key, same land: lets the scene keep the painted departments while only names and rings change. */
export const shadesKey = ({ departments, departmentsAged }: MapState): string =>
  `${departmentsAged ? 'old' : ''}${departments.map((d) => d.shade ?? '-').join('')}`;
