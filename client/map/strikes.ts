import type { Catalogue } from '#protocol/catalogue.ts';
import { entriesOf } from '#protocol/delta.ts';
import type { Text } from '#protocol/text.ts';
import type { DecisionRecord } from '#protocol/views.ts';
import type { Point } from './geography.ts';
import type { MapTable } from './mapModel.ts';
import type { MapPlan } from './plan.ts';

/** A mark on the map for a decision that has just come into force, at the places where it works. */
export interface Strike {
  /** Of the decision. */
  id: number;
  title: Text;
  /** On the bank's layer rather than the parcels'. */
  bank: boolean;
  /** Where the name of the decision stands; null: it works in the whole country. */
  at: Point | null;
  /** Rings that are struck. */
  hubs: Point[];
  /** Departments that are struck. */
  departments: Point[];
}

/** Marks shown at once: a jump in time brings many, and more would hide each other. The newest are kept. */
const mostAtOnce = 3;

/** In force, or over in the same tick, as a telephone round is. */
const atWork = ({ state }: DecisionRecord): boolean => state === 'in-force' || state === 'ended';

/**
 * Decisions at work in a view that were not in the view before: prepared then, or not even taken. Nothing comes into force in the
 * first view: it was so before one came.
 */
export function cameIntoForce(before: MapTable | null, after: MapTable): DecisionRecord[] {
  if (!before?.clock) return [];
  const came: DecisionRecord[] = [];
  for (const { record } of entriesOf(after, 'decision')) {
    const last = before[`decision:${record.id}`];
    if (record !== last && atWork(record) && !(last && atWork(last))) came.push(record);
  }
  return came.toSorted((a, b) => a.inForceTick - b.inForceTick || a.id - b.id).slice(-mostAtOnce);
}

/** Work that hubs do; the other processes are done in the departments. */
const atHubs = ['sort', 'line-haul', 'collect'];
const inDepartments = ['rounds', 'counter'];

/**
 * Hubs whose old figures became fresh between two views, when they are most of the hubs: somebody has asked them all. One or two
 * come by themselves whenever tracking flickers.
 */
export function heardFrom(before: MapTable | null, after: MapTable, plan: MapPlan): Point[] {
  const then = before?.clock?.tick ?? Infinity;
  const heard = plan.hubs.filter(({ id }) => {
    const last = before?.[`hub:${id}`]?.asOfTick ?? Infinity;
    return last < then && (after[`hub:${id}`]?.asOfTick ?? 0) > then;
  });
  return heard.length * 2 > plan.hubs.length ? heard.map(({ at }) => at) : [];
}

/**
 * Where a decision shows on the map: at what it names, else where the work is done that it acts on, else, where it acts on nothing,
 * at the hubs it has brought news of. Null when it works elsewhere: on servers, on people, with authorities.
 * @param heard hubs that were heard from in the same view
 */
export function strikeOf(
  decision: DecisionRecord,
  catalogue: Pick<Catalogue, 'actions'>,
  plan: MapPlan,
  heard: Point[],
): Strike | null {
  const card = catalogue.actions.find(({ id }) => id === decision.action);
  if (!card) return null;
  const mark = { id: decision.id, title: card.title, bank: false, at: null, hubs: [], departments: [] };
  if (card.target) {
    const { kind } = card.target;
    const hub = plan.hubs.find(({ id }) => kind === 'hub' && id === decision.target);
    if (hub) return { ...mark, at: hub.at, hubs: [hub.at] };
    const department = plan.departments.find(({ id }) => kind === 'department' && id === decision.target);
    return department ? { ...mark, at: department.centre, departments: [department.centre] } : null;
  }
  const { acts } = decision;
  if (acts.length === 0 && heard.length > 0) return { ...mark, hubs: heard };
  const actsOn = (some: readonly string[]): boolean =>
    acts.some(({ kind, id }) => kind === 'process' && some.includes(id));
  const everywhere = plan.departments.map(({ mark: at }) => at);
  const hubs = actsOn(atHubs) ? plan.hubs.map(({ at }) => at) : [];
  const departments = actsOn(inDepartments) ? everywhere : [];
  if (hubs.length + departments.length > 0) return { ...mark, hubs, departments };
  const bank = acts.some(({ kind }) => kind === 'channel');
  return bank ? { ...mark, bank, departments: everywhere } : null;
}
