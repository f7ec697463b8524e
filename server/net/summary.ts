import { nextLifecycle, type Move } from '#exercise/lifecycle.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import type { Summary } from '../store/store.ts';
import type { Played } from './engine.ts';

/** What a list shows of an exercise that is open. */
export function summaryOf({ lifecycle, teams, allSeats }: Played): Summary {
  let seats = 0;
  for (const { removed } of allSeats.values()) if (!removed) seats += 1;
  return { lifecycle, teams: teams.size, seats };
}

/** The same of one whose journal an older program left without a summary, from its log alone. */
export function summaryFrom({ teams }: Definition, entries: readonly LogEntry[]): Summary {
  const summary: Summary = { lifecycle: 'lobby', teams: teams.length, seats: 0 };
  for (const { command } of entries) {
    if (command.type === 'add-team') summary.teams += 1;
    else if (command.type === 'seat-taken') summary.seats += 1;
    else if (command.type === 'remove-seat') summary.seats -= 1;
    else summary.lifecycle = nextLifecycle(summary.lifecycle, command.type as Move) ?? summary.lifecycle;
  }
  return summary;
}
