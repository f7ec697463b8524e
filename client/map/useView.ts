import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Point } from './geography.ts';
import { clamp, pinch, reveal, type Size, type View, zoomAt } from './viewport.ts';

export interface Window {
  view: View;
  /** The whole country is in sight. */
  isHome: boolean;
  /** @param at what stays where it is; left out: the middle */
  zoom: (factor: number, at?: Point) => void;
  pan: (dx: number, dy: number) => void;
  pinch: (factor: number, from: Point, to: Point) => void;
  /** Brings a place of the map into sight. */
  reveal: (place: Point, room: number) => void;
  reset: () => void;
}

/** The part of the country in sight. A change of the home view (another size of the map) shows the whole again. */
export function useView(home: View, map: Size | null, box: Size): Window {
  const [zoomed, setZoomed] = useState<View | null>(null);
  useEffect(() => setZoomed(null), [home]);
  const view = useMemo(
    () => (zoomed && map ? clamp(zoomed, home, map, box) : home),
    [zoomed, home, map, box],
  );
  // From the last one asked for, not the last one drawn: several moves may come between two pictures.
  const change = (to: (view: View) => View): void =>
    setZoomed((last) => (map ? clamp(to(last ?? home), home, map, box) : null));
  return {
    view,
    isHome: view === home,
    zoom: (factor, at = { x: box.width / 2, y: box.height / 2 }) =>
      change((last) => zoomAt(last, home, factor, at)),
    pan: (dx, dy) => change((last) => ({ ...last, x: last.x + dx, y: last.y + dy })),
    pinch: (factor, from, to) => change((last) => pinch(last, home, factor, from, to)),
    reveal: (place, room) => change((last) => reveal(last, box, place, room)),
    reset: () => setZoomed(null),
  };
}
