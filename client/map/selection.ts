import type { Point, Rings } from './geography.ts';
import { contains } from './outline.ts';

/**
 * What is pointed at, as the key of its record: `hub:thillay`, `department:38`. Lists beside the map use the same ids, so
 * that one selection holds for both.
 */
export type SelectionId = `${'hub' | 'department'}:${string}`;

export const hubSelection = (id: string): SelectionId => `hub:${id}`;
export const departmentSelection = (id: string): SelectionId => `department:${id}`;

/** Takes a selection apart; null for anything that is not on the map (a service, say, or nothing). */
export function parseSelection(
  selected: string | null | undefined,
): { kind: 'hub' | 'department'; id: string } | null {
  const colon = selected?.indexOf(':') ?? -1;
  if (!selected || colon < 0) return null;
  const kind = selected.slice(0, colon);
  return kind === 'hub' || kind === 'department' ? { kind, id: selected.slice(colon + 1) } : null;
}

interface Pointable {
  hubs: readonly { selection: SelectionId; at: Point }[];
  departments: readonly { selection: SelectionId; rings: Rings }[];
}

/**
 * What lies under a point. A hub wins over the department it stands in, as it is the smaller target.
 * @param reach how near to a hub counts, in map units (a finger needs more than a mouse)
 */
export function hitTest(plan: Pointable, p: Point, reach: number): SelectionId | null {
  let nearest: SelectionId | null = null;
  let best = reach;
  for (const hub of plan.hubs) {
    const d = Math.hypot(hub.at.x - p.x, hub.at.y - p.y);
    if (d <= best) {
      best = d;
      nearest = hub.selection;
    }
  }
  if (nearest) return nearest;
  return plan.departments.find((d) => contains(d.rings, p))?.selection ?? null;
}
