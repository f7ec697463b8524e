import { separate } from '../ui/endLabels.ts';
import type { GraphPanel } from './panels.ts';

/** Air above the top and below the floor of a plot, pixels: no line and no figure of the axis is cut at the edge. */
export const air = 6;

/** Pixels from the upper edge of a plot of this height, for a place between floor (0) and top (1). */
export const heightOf = (place: number, height: number): number => air + (1 - place) * (height - 2 * air);

export interface PlacedLabel {
  id: string;
  /** Middle of the label, pixels from the upper edge of the row. */
  y: number;
}

/**
 * Names at the ends of the lines of a graph, apart from each other and within the row.
 * @param head height of the title above the plot @param height of the plot @param size of a label, all pixels
 */
export function endLabels(panel: GraphPanel, head: number, height: number, size: number): PlacedLabel[] {
  const wanted = panel.lines.map((line) => ({
    text: line.id,
    colour: '',
    y: head + heightOf(panel.place(line.values.at(-1) ?? 0), height),
  }));
  return separate(wanted, size, 0, head + height).map(({ text, y }) => ({ id: text, y }));
}
