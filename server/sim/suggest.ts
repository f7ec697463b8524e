/** The known name nearest to a slip of the pen, or the list when it is short. */
export function suggest(wrong: string, known: readonly string[]): string {
  const near = known
    .map((id) => ({ id, distance: distance(wrong, id) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  if (near && near.distance <= Math.max(2, wrong.length / 3)) return `did you mean "${near.id}"?`;
  return known.length <= 24
    ? `known: ${known.join(', ')}`
    : `${known.length} are known, such as "${known[0]}"`;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_one, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
