import type { Point } from './geography.ts';

/** How map units become CSS pixels: `screen = map * scale + (x, y)`. */
export interface View {
  scale: number;
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
/** Room to leave free around the country, in CSS pixels. */
export interface Inset {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const maxZoom = 6;

/** The view that shows the whole map, centred in what the inset leaves. */
export function fit(map: Size, box: Size, inset: Inset): View {
  const width = Math.max(1, box.width - inset.left - inset.right);
  const height = Math.max(1, box.height - inset.top - inset.bottom);
  const scale = Math.min(width / map.width, height / map.height);
  return {
    scale,
    x: inset.left + (width - map.width * scale) / 2,
    y: inset.top + (height - map.height * scale) / 2,
  };
}

/** Zooms about a point of the screen, so that what lies under the pointer stays there. */
export function zoomAt(view: View, home: View, factor: number, at: Point): View {
  const scale = Math.min(home.scale * maxZoom, Math.max(home.scale, view.scale * factor));
  const k = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * k, y: at.y - (at.y - view.y) * k };
}

/** Two fingers: zooms about where their middle was, and goes along with it. */
export function pinch(view: View, home: View, factor: number, from: Point, to: Point): View {
  const zoomed = zoomAt(view, home, factor, from);
  return { ...zoomed, x: zoomed.x + to.x - from.x, y: zoomed.y + to.y - from.y };
}

/** Moves the least that brings a place of the map into the box, with some room about it; the same view when it is there. */
export function reveal(view: View, box: Size, place: Point, room: number): View {
  const at = toScreen(view, place);
  const into = (v: number, size: number): number =>
    Math.min(Math.max(v, Math.min(room, size / 2)), Math.max(size - room, size / 2)) - v;
  const dx = into(at.x, box.width);
  const dy = into(at.y, box.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

/** Keeps a zoomed map from being dragged out of sight; at home zoom it snaps back to its place. */
export function clamp(view: View, home: View, map: Size, box: Size): View {
  if (view.scale <= home.scale * 1.001) return home;
  const hold = (start: number, extent: number, room: number): number => {
    const margin = room * 0.4;
    return Math.min(margin, Math.max(room - margin - extent, start));
  };
  return {
    scale: view.scale,
    x: hold(view.x, map.width * view.scale, box.width),
    y: hold(view.y, map.height * view.scale, box.height),
  };
}

export const toMap = (view: View, p: Point): Point => ({
  x: (p.x - view.x) / view.scale,
  y: (p.y - view.y) / view.scale,
});
export const toScreen = (view: View, p: Point): Point => ({
  x: p.x * view.scale + view.x,
  y: p.y * view.scale + view.y,
});
