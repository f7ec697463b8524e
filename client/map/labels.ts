import type { Point } from './geography.ts';

export type Side = 'right' | 'left' | 'above' | 'below';

export interface LabelWish {
  id: string;
  /** Centre of the ring and its radius, in pixels. */
  at: Point;
  radius: number;
  width: number;
  height: number;
  /** Tried where the whole label finds no room. */
  shorter?: { width: number; height: number };
  /** Higher goes first; a label that finds no room is left out. */
  priority: number;
}

export interface LabelPlace {
  side: Side;
  short: boolean;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const sides: readonly Side[] = ['right', 'left', 'below', 'above'];
const gap = 4;

/** The box of a label on one side of its ring. */
export function labelBox(wish: Pick<LabelWish, 'at' | 'radius' | 'width' | 'height'>, side: Side): Box {
  const { at, radius, width, height } = wish;
  const left =
    side === 'right' ? at.x + radius + gap : side === 'left' ? at.x - radius - gap - width : at.x - width / 2;
  const top =
    side === 'below' ? at.y + radius + 2 : side === 'above' ? at.y - radius - 2 - height : at.y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Where each name goes so that none covers another or a ring: greedy, most important first.
 * @param box the drawing's size in pixels; names may not leave it
 * @param obstacles what stands on the drawing and must stay free of names
 * @returns the place per id; ids without room are absent
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  box: { width: number; height: number },
  obstacles: readonly Box[] = [],
): Map<string, LabelPlace> {
  const rings = wishes.map(({ at, radius }) => ({
    left: at.x - radius,
    top: at.y - radius,
    right: at.x + radius,
    bottom: at.y + radius,
  }));
  const taken: Box[] = [...obstacles, ...rings];
  const free = (b: Box): boolean =>
    b.left >= 0 &&
    b.top >= 0 &&
    b.right <= box.width &&
    b.bottom <= box.height &&
    !taken.some((t) => overlaps(t, b));
  const placed = new Map<string, LabelPlace>();
  for (const wish of wishes.toSorted((a, b) => b.priority - a.priority)) {
    const forms = [wish, ...(wish.shorter ? [{ ...wish, ...wish.shorter }] : [])];
    const fits = forms.flatMap((form, i) =>
      sides.map((side) => ({ side, short: i > 0, box: labelBox(form, side) })),
    );
    const found = fits.find((fit) => free(fit.box));
    if (!found) continue;
    placed.set(wish.id, { side: found.side, short: found.short });
    taken.push(found.box);
  }
  return placed;
}
