/** The first sentence of a text: for lists to choose from, where whole texts would push the choices out of sight. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
