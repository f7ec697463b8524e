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
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing: put away until the page is left.
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept)
      ? (kept as Kept).filter(
          (one) => Array.isArray(one) && typeof one[0] === 'string' && Array.isArray(one[1]),
        )
      : [];
  } catch {
    return [];
  }
}
