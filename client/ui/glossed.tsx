import type { ComponentChildren } from 'preact';
import { language, pick } from '../i18n/index.ts';
import { typeset } from '../i18n/typography.ts';
import { catalogue } from '../store.ts';
import { glossedParts } from './glossedParts.ts';
import { Term } from './term.tsx';

/** A text of the scenario in which the first use of each of the field's terms explains itself. */
export function Glossed({ text }: { text: string }): ComponentChildren {
  return glosser()(text);
}

/** The same for texts that belong together: each term is explained once in all of them. Made anew at every drawing. */
export function glosser(): (text: string) => ComponentChildren {
  const terms = (catalogue.value?.glossary ?? []).map(({ term, also, meaning }) => ({
    term: pick(term),
    also: (also?.[language.value] ?? []).map((word) => typeset(language.value, word)),
    meaning: pick(meaning),
  }));
  const used = new Set<string>();
  return (text) =>
    glossedParts(text, terms, used).map((part, at) =>
      part.meaning === null ? (
        part.text
      ) : (
        <Term key={at} meaning={part.meaning}>
          {part.text}
        </Term>
      ),
    );
}
