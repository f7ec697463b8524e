import type { Point } from './geography.ts';

/**
 * Moves places apart until none is nearer to another than `distance`, so that two hubs in one suburb stay two rings. The map
 * is a diagram: a ring may stand a few kilometres off, but must never hide another.
 * @returns new points in the same order; deterministic
 */
export function spread(places: readonly Point[], distance: number): Point[] {
  const out = places.map((p) => ({ ...p }));
  for (let round = 0; round < 40; round++) {
    let moved = false;
    for (let i = 0; i < out.length; i++) {
      for (let j = i + 1; j < out.length; j++) {
        const a = out[i];
        const b = out[j];
        if (!a || !b) continue;
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const d = Math.hypot(dx, dy);
        if (d >= distance - 0.01) continue;
        // Places on top of each other part sideways, each pair the same way every time.
        const ux = d > 0.001 ? dx / d : 1;
        const uy = d > 0.001 ? dy / d : 0;
        const push = (distance - d) / 2;
        a.x -= ux * push;
        a.y -= uy * push;
        b.x += ux * push;
        b.y += uy * push;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return out;
}
