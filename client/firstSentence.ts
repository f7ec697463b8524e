/** The first sentence of a text: enough to choose by where the whole would bury the choice. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
