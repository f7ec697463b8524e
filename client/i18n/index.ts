import { browser } from '../storage.ts';
import { signal } from '@preact/signals';
import type { Language, Text } from '#protocol/text.ts';
import { sentence, type Params } from './sentence.ts';
import { typeset } from './typography.ts';

/**
 * Texts of the client. Each screen has a dictionary beside this file and comes with its own chunk, so that the join page
 * does not carry the facilitator's words. Reading `t()` or `pick()` in a component follows the language by itself.
 */
const storageKey = 'poste-restante.language';
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'fr', name: 'Français' },
];

export const language = signal<Language>(firstLanguage());

export type { Params };
type Entries = Record<string, string>;
type Base<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;
export type KeyOf<E> = Base<keyof E & string>;

export interface Dictionary<E extends Entries> {
  name: string;
  en: E;
  fr: { [K in keyof E]: string };
  /** The sentence in the reader's language. `count` in the params picks `key_one` or `key_other`. */
  t: (key: KeyOf<E>, params?: Params) => string;
}

/**
 * A screen's texts under a name for error messages and tests. A key missing in French, or there only, does not compile.
 */
export function dictionary<E extends Entries>(
  name: string,
  texts: { en: E; fr: { [K in keyof NoInfer<E>]: string } },
): Dictionary<E> {
  return {
    name,
    ...texts,
    t: (key, params) => typeset(language.value, sentence(language.value, texts[language.value], key, params)),
  };
}

/** A scenario's text in the reader's language. */
export function pick(text: Text): string {
  return typeset(language.value, text[language.value]);
}

export function setLanguage(next: Language): void {
  language.value = next;
  browser.set(storageKey, next);
  markDocument();
}

/** Tells assistive technology which language is read out. */
export function markDocument(): void {
  document.documentElement.lang = language.value;
}

/** The locale of numbers and dates: the reader's language, with European habits. */
export function locale(): string {
  return language.value === 'fr' ? 'fr-FR' : 'en-GB';
}

function firstLanguage(): Language {
  const kept = browser.get(storageKey);
  if (kept === 'en' || kept === 'fr') return kept;
  const asked = typeof navigator === 'undefined' ? [] : (navigator.languages ?? [navigator.language]);
  for (const tag of asked) {
    if (tag?.toLowerCase().startsWith('fr')) return 'fr';
    if (tag?.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}
