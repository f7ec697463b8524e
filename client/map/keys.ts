import type { Point } from './geography.ts';

/** What a key asks of the map. Lengths are shares of the map's box. */
export type KeyMove = { is: 'zoom'; factor: number } | { is: 'pan'; dx: number; dy: number } | { is: 'home' };

const step = 0.12;
const moves: Record<string, KeyMove> = {
  '+': { is: 'zoom', factor: 1.5 },
  // The same key without shift.
  '=': { is: 'zoom', factor: 1.5 },
  '-': { is: 'zoom', factor: 1 / 1.5 },
  _: { is: 'zoom', factor: 1 / 1.5 },
  '0': { is: 'home' },
  ArrowLeft: { is: 'pan', dx: step, dy: 0 },
  ArrowRight: { is: 'pan', dx: -step, dy: 0 },
  ArrowUp: { is: 'pan', dx: 0, dy: step },
  ArrowDown: { is: 'pan', dx: 0, dy: -step },
};

/** Arrows move the window over the country, not the country. Null for keys that are not the map's. */
export const keyMove = (key: string): KeyMove | null => moves[key] ?? null;

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * The place an arrow leads to from another: the nearest within the quarter it points to; where that is empty, the next one in
 * that direction at all. Home and End are the first and the last of the list.
 * @returns its index; null for other keys, and at the edge of the country
 */
export function placeInDirection(places: readonly Point[], from: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const way = directions[key];
  const here = places[from];
  if (!way || !here) return null;
  const ahead = places.flatMap((p, i) => {
    const along = (p.x - here.x) * way.x + (p.y - here.y) * way.y;
    const aside = Math.abs((p.x - here.x) * way.y) + Math.abs((p.y - here.y) * way.x);
    return along > 0 ? [{ i, along, aside }] : [];
  });
  const within = ahead.filter(({ along, aside }) => aside <= along);
  const distance = ({ along, aside }: { along: number; aside: number }): number => Math.hypot(along, aside);
  const best = (within.length > 0 ? within : ahead).toSorted((a, b) => distance(a) - distance(b))[0];
  return best?.i ?? null;
}
