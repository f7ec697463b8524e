/** Where a 32-bit FNV-1a hash begins. */
export const HASH_START = 0x811c9dc5;

/** One step of FNV-1a: takes a number (its lowest 32 bits) into a hash. */
export const mixIn = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193);

/** A hash as it is written: 8 hex digits. */
export const hashHex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0');

/** FNV-1a over the UTF-16 units of a text. */
export function hashText(text: string): string {
  let hash = HASH_START;
  for (let i = 0; i < text.length; i++) hash = mixIn(hash, text.charCodeAt(i));
  return hashHex(hash);
}
