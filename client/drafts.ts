import { useState } from 'preact/hooks';
import { tab } from './storage.ts';
import { facilitator, mySeat } from './store.ts';

/**
 * Words not sent yet, kept by this tab for its seat or for the exercise it directs: a look at the map costs none of them, nor a dialog
 * that was closed, a turned phone, a refusal or a reload. They go when they were sent, or when somebody takes them out.
 */
const whose = (): string => mySeat.peek() ?? facilitator.record('exercise')?.code ?? '';
const nameOf = (of: string): string => `poste-restante.draft ${whose()} ${of}`;

/** @param of what they are for: an inject's id, `log`, `why` and an action, and so on */
export const draftOf = (of: string): string => tab.get(nameOf(of)) ?? '';

/** Empty words are forgotten. */
export function keepDraft(of: string, words: string): void {
  if (words === '') tab.remove(nameOf(of));
  else tab.set(nameOf(of), words);
}

/** What a field holds, and how to put words into it; empty words once they were sent. */
export function useDraft(of: string): [text: string, write: (words: string) => void] {
  const [text, setText] = useState(() => draftOf(of));
  return [
    text,
    (words) => {
      setText(words);
      keepDraft(of, words);
    },
  ];
}
