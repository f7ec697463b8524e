import type { ExerciseState } from '#exercise/state.ts';
import type { Team } from '#exercise/team.ts';
import type { Text } from '#protocol/text.ts';
import type { TakeHomeOptions } from './archive.ts';

/** What every table and document of a take-away reads: the finished exercise, and how to write it. */
export interface Book {
  state: ExerciseState;
  language: keyof Text;
  prices: TakeHomeOptions['prices'];
  say: (text: Text) => string;
  /** Simulated local time, `2025-12-22 06:30`. */
  time: (tick: number) => string;
  /** A person, or who stands for one. */
  person: (seat: string) => string;
  /** The same by the name that stands in a record. */
  named: (name: string | null) => string;
}

export function bookOf(
  state: ExerciseState,
  { language, names, prices }: TakeHomeOptions,
  person: (seat: string) => string,
): Book {
  const { clock } = state.catalogue;
  const start = Date.parse(`${clock.start.slice(0, 16)}:00Z`);
  const byName = new Map([...state.allSeats.values()].map((seat) => [seat.name, person(seat.id)]));
  return {
    state,
    language,
    prices,
    say: (text) => text[language],
    time: (tick) =>
      new Date(start + tick * clock.tickMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' '),
    person,
    named: (name) => (name === null ? '' : (byName.get(name) ?? (names === 'keep' ? name : ''))),
  };
}

/** `Expected: an answer`, with the space before the colon that French asks for. */
export const labelled = ({ language }: Pick<Book, 'language'>, label: string, words: string): string =>
  `${label}${language === 'fr' ? '\u00a0' : ''}: ${words}`;

/** A heading in both languages. */
export const h = (en: string, fr: string): Text => ({ en, fr });

export const teamsOf = ({ state }: Book): Team[] => [...state.teams.values()];
