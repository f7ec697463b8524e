export interface GlossedPart {
  text: string;
  /** Null for the text between terms. */
  meaning: string | null;
}

/**
 * Splits a text where one of the terms stands as a whole word, in the plural too, whatever its capitals. Only the first
 * use of each term is marked: a page full of dotted lines explains nothing. Of overlapping terms the longest wins.
 */
export function glossedParts(
  text: string,
  terms: readonly { term: string; meaning: string }[],
  used = new Set<string>(),
): GlossedPart[] {
  const meanings = new Map(terms.map(({ term, meaning }) => [term.toLowerCase(), meaning]));
  const longestFirst = [...meanings.keys()].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return [{ text, meaning: null }];
  const words = new RegExp(`(?<![\\p{L}\\d])(${longestFirst.map(escape).join('|')})s?(?![\\p{L}\\d])`, 'giu');
  const parts: GlossedPart[] = [];
  let from = 0;
  for (const found of text.matchAll(words)) {
    const term = found[1]?.toLowerCase() ?? '';
    const meaning = meanings.get(term);
    if (meaning === undefined || used.has(term)) continue;
    used.add(term);
    if (found.index > from) parts.push({ text: text.slice(from, found.index), meaning: null });
    parts.push({ text: found[0], meaning });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), meaning: null });
  return parts;
}

function escape(term: string): string {
  return term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
