import type { Language } from '#protocol/text.ts';

/** French sets a space before tall punctuation and inside its quotes; it must not let the sign fall onto the next line. */
export function typeset(language: Language, text: string): string {
  if (language !== 'fr') return text;
  return text.replace(/ (?=[?!:;»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');
}
