import { isolated } from '../i18n/sentence.ts';

/**
 * What a person wrote, beside other text. A name in Arabic or Hebrew would else draw the figures and signs next to it to its
 * own side. In a sentence of a dictionary and in attributes, where no element can stand, see `isolated`.
 */
export function Name({ of }: { of: string }) {
  return <bdi>{of}</bdi>;
}

/** Several lines and paragraphs, as they were written. */
export function Words({ of }: { of: string }) {
  return <bdi class="own-words">{of}</bdi>;
}

/** Names one after the other, for a sentence or an attribute. */
export const nameList = (names: readonly string[]): string => names.map(isolated).join(', ');
