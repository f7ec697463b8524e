import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/**
 * No 0 O 1 I L U 2 Z 5 S 8 B: a code is read off a wall from the last row and dictated over a telephone. No A and E
 * either, so that chance spells no words. 22^6 = 113 million codes; guesses are limited per address.
 */
const alphabet = 'CDFGHJKMNPQRTVWXY34679';
const codeLength = 6;

/** A new exercise code that `taken` does not know. */
export function newCode(taken: (code: string) => boolean): string {
  for (;;) {
    const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
    if (!taken(code)) return code;
  }
}

/** The code as stored, from what a person typed: `k7d-p4m`, `K7D P4M`. */
export function normalCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** Unguessable and safe inside a link: 128 bits. */
export function newKey(): string {
  return randomBytes(16).toString('base64url');
}

/** What a seat is proven by, kept by its browser: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether this has the form of a token: what has not is not worth looking up. */
export function isToken(given: unknown): given is string {
  return typeof given === 'string' && /^[\w-]{43}$/.test(given);
}

export function newSeatId(): string {
  return `seat-${randomBytes(6).toString('hex')}`;
}

/** SHA-256, hex: what the store keeps of a token. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function sameSecret(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
