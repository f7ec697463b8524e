import type {
  Command,
  CommandOf,
  FacilitatorCommand,
  PlayerCommand,
  SystemCommand,
} from '#protocol/commands.ts';
import type { Refusal, Text } from '#protocol/text.ts';
import type { Lifecycle } from '#protocol/views.ts';
import type { ExerciseState } from '../state.ts';
import type { Seat, Team } from '../team.ts';

/** Teams whose screens a command changed. */
export type Touched = 'all' | readonly string[];

/** From a player's hand: the team, and who in it. */
export interface Hand {
  team: Team;
  seat: Seat;
}

interface Common<C> {
  /** States of the exercise in which it has a meaning. */
  during: readonly Lifecycle[];
  /** Reasons that count when it comes in and not when a log is run again: older logs may hold what is refused today. */
  refuse?: (state: ExerciseState, command: C) => Refusal | null;
}

/** What the server knows of a player's command, beside its schema. */
export interface PlayerEntry<C> extends Common<C> {
  by: 'seat';
  /** Refused when the sender's screen is older than this many minutes of play; left out: never. */
  staleAfterMinutes?: number;
  /** As good as said before: it is answered, and leaves no line in the log. */
  changesNothing?: (hand: Hand, command: C) => boolean;
  /** Nobody waits to see it: screens learn of it with their next table. */
  unhurried?: true;
  /** The sender's connections read nothing of the team from now on. */
  leaves?: true;
  /** Leaves the team as idle as it was: it does not count as an act. */
  noAct?: true;
  /** What it does. @throws Refused, having changed nothing */
  apply: (state: ExerciseState, hand: Hand, command: C) => void;
}

/** What the server knows of a command to the exercise as a whole, beside its schema. */
export interface ExerciseEntry<C> extends Common<C> {
  by: 'facilitator' | 'system';
  /** Refused when the sender's screen is from before the last run ahead: two people asking for the same go there once. */
  staleAfterJump?: true;
  /** Its line in the facilitator's live log; left out: it has none. Asked before it is applied. */
  notice?: (state: ExerciseState, command: C) => Text;
  /** The seat whose connections read another team from now on, or none. */
  reseats?: (command: C) => string;
  /**
   * What it does, all teams being at the current tick. `at` is wall time: shown, never computed with.
   * @throws Refused, having changed nothing
   */
  apply: (state: ExerciseState, command: C, at: number) => Touched;
}

/** The entry that a command of this type needs. Who may give it follows from the schemas' own three lists. */
export type EntryOf<T extends Command['type']> = T extends PlayerCommand['type']
  ? PlayerEntry<CommandOf<T>>
  : T extends FacilitatorCommand['type']
    ? ExerciseEntry<CommandOf<T>> & { by: 'facilitator' }
    : T extends SystemCommand['type']
      ? ExerciseEntry<CommandOf<T>> & { by: 'system' }
      : never;

/** One entry for each of these commands: what a file of this folder brings. */
export type EntriesFor<T extends Command['type']> = { readonly [K in T]: EntryOf<K> };

export const inPlay = ['running', 'paused'] as const satisfies readonly Lifecycle[];
export const beforeStart = ['lobby', 'briefing'] as const satisfies readonly Lifecycle[];
export const untilEnd = [...beforeStart, ...inPlay] as const;
export const untilClosed = [...untilEnd, 'debrief'] as const;
export const always = [...untilClosed, 'closed'] as const;
