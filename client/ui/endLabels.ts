/** A name at the end of a line. */
export interface EndLabel {
  text: string;
  colour: string;
  y: number;
}

/**
 * Moves names apart, keeping their order from top to bottom, each as near to the end of its line as the others let it.
 * @param height of one name @param top @param bottom between which all stand
 */
export function separate(
  labels: readonly EndLabel[],
  height: number,
  top: number,
  bottom: number,
): EndLabel[] {
  const sorted = labels.map((label) => ({ ...label })).toSorted((a, b) => a.y - b.y);
  let free = top + height / 2;
  for (const label of sorted) {
    label.y = Math.max(label.y, free);
    free = label.y + height;
  }
  // Pushed out below: back up from the bottom.
  let limit = bottom - height / 2;
  for (const label of sorted.toReversed()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - height;
  }
  return sorted;
}
