import { browser, readJson } from '../storage.ts';

/** What a seat has put away, kept by this browser: a reload does not bring it back. */
const storageKey = 'poste-restante.dismissed';
const seatsAtMost = 12;
const keysAtMost = 200;

type Kept = [seat: string, keys: string[]][];

export function dismissedBy(seat: string): Set<string> {
  return new Set(read().find(([one]) => one === seat)?.[1]);
}

export function keepDismissed(seat: string, keys: Iterable<string>): void {
  const others = read().filter(([one]) => one !== seat);
  const next: Kept = [[seat, [...keys].slice(-keysAtMost)], ...others].slice(0, seatsAtMost) as Kept;
  browser.set(storageKey, JSON.stringify(next));
}

function read(): Kept {
  const kept = readJson(storageKey);
  return Array.isArray(kept)
    ? (kept as Kept).filter(
        (one) => Array.isArray(one) && typeof one[0] === 'string' && Array.isArray(one[1]),
      )
    : [];
}
