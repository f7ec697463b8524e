/** In pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Size {
  width: number;
  height: number;
}
/** What of the window can be used: a phone's tabs stay in sight below it. */
export interface Room extends Size {
  /** Height of what stays in sight below. */
  foot: number;
}

/** The smallest box around all; null around none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** A box a little larger than what it frames, within the window; null when nothing of it is in sight. */
export function frameOf(box: Box, window: Size, gap: number): Box | null {
  const frame = {
    left: Math.max(2, Math.floor(box.left - gap)),
    top: Math.max(2, Math.floor(box.top - gap)),
    right: Math.min(window.width - 2, Math.ceil(box.right + gap)),
    bottom: Math.min(window.height - 2, Math.ceil(box.bottom + gap)),
  };
  return frame.right > frame.left && frame.bottom > frame.top ? frame : null;
}

/** The whole window with the frames cut out, as an SVG path to be filled by the even-odd rule. */
export function shadePath(window: Size, frames: readonly Box[]): string {
  const rectangle = ({ left, top, right, bottom }: Box) => `M${left} ${top}H${right}V${bottom}H${left}Z`;
  return [{ left: 0, top: 0, right: window.width, bottom: window.height }, ...frames].map(rectangle).join('');
}

/**
 * Where the card stands: beside what it speaks of where there is room, below rather than above, right rather than left; else
 * at the bottom of the window, over a part of it.
 * @param margin least distance to the frame and to the window's edge
 */
export function cardPlace(
  card: Size,
  frame: Box | null,
  window: Room,
  margin: number,
): { left: number; top: number } {
  const height = window.height - window.foot;
  const fit = (at: number, size: number, room: number) =>
    Math.round(Math.max(margin, Math.min(at, room - size - margin)));
  const bottom = height - card.height - margin;
  const middle = fit((window.width - card.width) / 2, card.width, window.width);
  if (!frame) return { left: middle, top: fit((window.height - card.height) / 2, card.height, height) };
  const left = fit(frame.left, card.width, window.width);
  if (frame.bottom + margin <= bottom) return { left, top: frame.bottom + margin };
  if (frame.top - margin - card.height >= margin) return { left, top: frame.top - margin - card.height };
  const top = fit(frame.top, card.height, height);
  if (frame.right + margin + card.width + margin <= window.width) return { left: frame.right + margin, top };
  if (frame.left - margin - card.width >= margin) return { left: frame.left - margin - card.width, top };
  return { left: middle, top: Math.max(margin, bottom) };
}
