import { signal } from '@preact/signals';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { PlayerCommand } from '#protocol/commands.ts';
import type { Command, Sent } from '../../connection.ts';
import { rehearsal } from '../../command.ts';
import { catalogue, mySeat, team } from '../../store.ts';
import { practiceSteps, step } from './step.ts';
import { openTable, type PracticeTable, type Sitting } from './table.ts';
import { take } from './take.ts';

/** Whether this page practises: a choice of the reader, in the lobby only. */
export const practising = signal(false);
/** The practice on the screen; null: none. */
export const practice = signal<{ table: PracticeTable; at: number; sitting: Sitting } | null>(null);

/** Puts a table of its own before the screens and takes their commands, until `closePractice`. */
export function openPractice(): void {
  const known = catalogue.peek();
  const sitting = sittingOf(team.served.peek(), mySeat.peek());
  if (!known || !sitting) return;
  practice.value = { table: openTable(known, sitting), at: 0, sitting };
  rehearsal.value = (command) => rehearse(command, known);
  show();
}

export function closePractice(): void {
  practice.value = null;
  rehearsal.value = null;
  team.standIn(null);
}

/** One step on. @returns whether the practice is at its end */
export function stepPractice(): boolean {
  const now = practice.peek();
  const known = catalogue.peek();
  if (!now || !known || now.at >= practiceSteps) return now !== null;
  const at = now.at + 1;
  practice.value = { ...now, at, table: step(now.table, at, known) };
  show();
  return at >= practiceSteps;
}

/** What the facilitator says and what the server says of itself is shown in a practice too. */
export function show(): void {
  const now = practice.peek();
  if (now) team.standIn({ ...now.table, ...spokenBy(team.served.peek()) });
}

function rehearse(command: Command, known: Catalogue): Sent {
  const now = practice.peek();
  if (!now) return { ok: false, refusal: { code: 'wrong-phase', message: 'the practice is over' } };
  // A team's screen sends a player's commands only.
  const taken = take(now.table, command as PlayerCommand, known, now.sitting.seat.id);
  if (taken.refusal) return { ok: false, refusal: taken.refusal };
  practice.value = { ...now, table: taken.table };
  show();
  return { ok: true, seq: 0 };
}

function spokenBy(served: PracticeTable | null): PracticeTable {
  const said = Object.entries(served ?? {}).filter(
    ([key]) => key.startsWith('announcement:') || key === 'halted',
  );
  return Object.fromEntries(said) as PracticeTable;
}

function sittingOf(served: PracticeTable | null, seatId: string | null): Sitting | null {
  const seat = seatId === null ? undefined : served?.[`seat:${seatId}`];
  if (!served?.exercise || !served.team || !seat) return null;
  const { code, title } = served.exercise;
  return { code, title, team: served.team, seat };
}
