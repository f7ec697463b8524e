import { effect, signal } from '@preact/signals';
import { catalogue, mySeat, team } from '../store.ts';
import { alertsOf, remember, type Alert, type AlertMemory } from './alerts.ts';
import { isOpen } from './asks.ts';
import { dismissedBy, keepDismissed } from './dismissed.ts';
import { paceNow } from './names.ts';
import { heldByOther } from './rights.ts';

/** What this seat has put away, and since when each alert stands. */
export const memory = signal<AlertMemory>({ since: new Map(), dismissed: new Set() });
let of: string | null = null;

// A seat's own memory, from this browser; a facilitator reading along has none.
effect(() => {
  of = mySeat.value;
  memory.value = { since: new Map(), dismissed: of === null ? new Set() : dismissedBy(of) };
});

export function dismiss(keys: readonly string[]): void {
  const dismissed = new Set([...memory.peek().dismissed, ...keys]);
  memory.value = { ...memory.peek(), dismissed };
  if (of !== null) keepDismissed(of, dismissed);
}

/** Takes note of what stands now; what is over is forgotten, here and in the browser. */
export function takeNote(alerts: readonly Alert[]): void {
  const before = memory.peek();
  const next = remember(before, alerts, paceNow().tick);
  const same =
    next.since.size === before.since.size && [...next.since.keys()].every((key) => before.since.has(key));
  if (same) return;
  memory.value = next;
  if (of !== null && next.dismissed.size !== before.dismissed.size) keepDismissed(of, next.dismissed);
}

/** All alerts of the team's table as this seat may act on them. */
export function alertsNow(): Alert[] {
  const situation = team.record('situation');
  if (!situation) return [];
  const obligations = catalogue.value?.obligations ?? [];
  return alertsOf({
    ...paceNow(),
    obligations: team.all('obligation').map(({ record }) => record),
    injects: team
      .all('inject')
      .map(({ record }) => record)
      .filter((inject) => isOpen(inject) && heldByOther(inject.roles) === null),
    decisions: team.all('decision').flatMap(({ record }) => {
      const { id, action, target, state, inForceTick, endTick } = record;
      const card = catalogue.value?.actions.find((one) => one.id === action);
      const mine = card && heldByOther([card.role]) === null;
      return mine && state === 'in-force' && endTick !== null
        ? [{ id, action, target, inForceTick, endTick }]
        : [];
    }),
    situation,
    services: team.all('service').map(({ id, record }) => ({ id, ...record })),
    meets: (id) => obligations.find((one) => one.id === id)?.actions ?? [],
  });
}
