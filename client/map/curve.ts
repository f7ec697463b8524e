import type { Point } from './geography.ts';

/** A road on the map: a gentle arc, known by points at equal steps of its length. */
export interface Curve {
  from: Point;
  /** The point the arc leans towards: the control point of a quadratic curve. */
  control: Point;
  to: Point;
  /** In map units. */
  length: number;
  /** x0, y0, x1, y1 ... at equal steps along the arc, ends included. */
  points: Float32Array;
}

/** How far a road leans to the side, against its length. The way back leans the other way, so both can be seen. */
const bend = 0.13;
const steps = 32;
/** Finer than `steps`: the sampling from which equal steps are cut. */
const fine = 128;

/** The arc from one place to another. Moving dots look their place up in it, so it is sampled once and for all. */
export function arc(from: Point, to: Point): Curve {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const control = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend };
  const at = (t: number): Point => {
    const u = 1 - t;
    return {
      x: u * u * from.x + 2 * u * t * control.x + t * t * to.x,
      y: u * u * from.y + 2 * u * t * control.y + t * t * to.y,
    };
  };
  const lengths = [0];
  let previous = from;
  let length = 0;
  for (let i = 1; i <= fine; i++) {
    const p = at(i / fine);
    length += Math.hypot(p.x - previous.x, p.y - previous.y);
    lengths.push(length);
    previous = p;
  }
  const points = new Float32Array((steps + 1) * 2);
  let j = 0;
  for (let i = 0; i <= steps; i++) {
    const wanted = (length * i) / steps;
    while (j < fine - 1 && (lengths[j + 1] ?? 0) < wanted) j++;
    const a = lengths[j] ?? 0;
    const b = lengths[j + 1] ?? a;
    const p = at((j + (b > a ? (wanted - a) / (b - a) : 0)) / fine);
    points[i * 2] = p.x;
    points[i * 2 + 1] = p.y;
  }
  return { from, control, to, length, points };
}

/** Where a share of the way (0..1) lies; written into `out`, because thousands of dots ask sixty times a second. */
export function along(curve: Curve, share: number, out: Point): Point {
  const s = Math.min(1, Math.max(0, share)) * steps;
  const i = Math.min(steps - 1, Math.floor(s));
  const f = s - i;
  const p = curve.points;
  const x0 = p[i * 2] ?? 0;
  const y0 = p[i * 2 + 1] ?? 0;
  out.x = x0 + ((p[i * 2 + 2] ?? 0) - x0) * f;
  out.y = y0 + ((p[i * 2 + 3] ?? 0) - y0) * f;
  return out;
}
