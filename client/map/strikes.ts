import type { Catalogue } from '#protocol/catalogue.ts';
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

/** More at once is a jump in time: the newest few stand for all. */
const mostAtOnce = 3;

/** At work, or done at a stroke: a telephone round is over when it begins. */
const atWork = ({ state }: DecisionRecord): boolean => state === 'in-force' || state === 'ended';

/**
 * Decisions at work in a view that were not in the view before: prepared then, or not even taken. Nothing comes into force in the
 * first view: it was so before one came.
 */
export function cameIntoForce(before: MapTable | null, after: MapTable): DecisionRecord[] {
  if (!before?.clock) return [];
  const came: DecisionRecord[] = [];
  for (const key in after) {
    if (!key.startsWith('decision:')) continue;
    const record = after[key as `decision:${number}`];
    const last = before[key as `decision:${number}`];
    if (record && record !== last && atWork(record) && !(last && atWork(last))) came.push(record);
  }
  return came.toSorted((a, b) => a.inForceTick - b.inForceTick || a.id - b.id).slice(-mostAtOnce);
}

/** Work that hubs do; the other processes are done in the departments. */
const atHubs = ['hubs', 'process:sort', 'process:line-haul', 'process:collect'];
const inDepartments = ['process:rounds', 'process:counter'];

/** Where a decision shows on the map; null when it works elsewhere (on servers, on people, with authorities). */
export function strikeOf(
  decision: DecisionRecord,
  catalogue: Pick<Catalogue, 'actions'>,
  plan: MapPlan,
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
  const touches = (some: readonly string[]): boolean => card.touches.some((one) => some.includes(one));
  const hubs = touches(atHubs) ? plan.hubs.map(({ at }) => at) : [];
  const departments = touches(inDepartments) ? plan.departments.map(({ mark: at }) => at) : [];
  if (hubs.length + departments.length > 0) return { ...mark, hubs, departments };
  if (card.touches.some((one) => one.startsWith('channel:')))
    return { ...mark, bank: true, departments: plan.departments.map(({ mark: at }) => at) };
  return null;
}
