export interface GlossedPart {
  text: string;
  /** Null for the text between terms. */
  meaning: string | null;
}

export interface GlossedTerm {
  term: string;
  /** Other words for the same. */
  also?: readonly string[];
  meaning: string;
}

/**
 * Splits a text where one of the terms stands as a whole word, in the plural too, whatever its capitals. Only the first
 * use of each term, under whichever of its words, is marked, so that the dotted lines do not make the text hard to read.
 * Of overlapping words the longest wins.
 */
export function glossedParts(
  text: string,
  terms: readonly GlossedTerm[],
  used = new Set<string>(),
): GlossedPart[] {
  const known = new Map(
    terms.flatMap((one) => [one.term, ...(one.also ?? [])].map((word) => [word.toLowerCase(), one])),
  );
  const longestFirst = [...known.keys()].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return [{ text, meaning: null }];
  const words = new RegExp(`(?<![\\p{L}\\d])(${longestFirst.map(escape).join('|')})s?(?![\\p{L}\\d])`, 'giu');
  const parts: GlossedPart[] = [];
  let from = 0;
  for (const found of text.matchAll(words)) {
    const one = known.get(found[1]?.toLowerCase() ?? '');
    if (one === undefined || used.has(one.term)) continue;
    used.add(one.term);
    if (found.index > from) parts.push({ text: text.slice(from, found.index), meaning: null });
    parts.push({ text: found[0], meaning: one.meaning });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), meaning: null });
  return parts;
}

function escape(term: string): string {
  return term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
