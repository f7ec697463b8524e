/** How much room a text has left in what the server takes. A field cuts nothing off: it says what is too much. */
export type Room = 'ample' | 'short' | 'last' | 'over';

/** Characters left; below nought there are too many. The ends are trimmed before anything is sent. */
export const roomLeft = (text: string, most: number): number => most - text.trim().length;

export const fits = (text: string, most: number): boolean => roomLeft(text, most) >= 0;

/** Each step is said aloud once; what is left is shown from the first on. */
export function roomOf(text: string, most: number): Room {
  const left = roomLeft(text, most);
  if (left < 0) return 'over';
  if (left <= most / 20) return 'last';
  return left <= most / 5 ? 'short' : 'ample';
}
