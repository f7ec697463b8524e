import { tab } from '../storage.ts';
import { mySeat } from '../store.ts';

/**
 * Words not sent yet, kept by this tab for its seat: a look at the map costs none of them, and a reload neither. In a browser
 * that keeps nothing they last as long as the page.
 */
const nameOf = (of: string) => `poste-restante.draft ${mySeat.peek() ?? ''} ${of}`;

/** @param of what they are for: an inject's id, or `log` */
export function draftOf(of: string): string {
  return tab.get(nameOf(of)) ?? '';
}

/** Empty words are forgotten. */
export function keepDraft(of: string, words: string): void {
  const name = nameOf(of);
  if (words === '') tab.remove(name);
  else tab.set(name, words);
}
