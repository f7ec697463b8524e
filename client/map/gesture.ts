import type { Point } from './geography.ts';

/** What one or two fingers (or a mouse) did, in CSS pixels. */
export type Gesture =
  | { is: 'press'; at: Point }
  | { is: 'drag'; dx: number; dy: number }
  /** Two fingers: their middle went from one place to another, their distance grew by the factor. */
  | { is: 'pinch'; factor: number; from: Point; to: Point };

/** A press that moved further than this is a drag. */
const slop = 5;
/** Least distance of two fingers for a zoom: nearer, a trembling finger would change it by a large factor. */
const nearest = 12;

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: Point, b: Point): number => Math.max(nearest, Math.hypot(a.x - b.x, a.y - b.y));

/** Follows the pointers that are down on the map and tells what they mean. Pure: no events, no elements. */
export class Fingers {
  private readonly down = new Map<number, Point>();
  private start: Point | null = null;
  private moved = false;

  /** Pointers down now. A third and further finger is not followed. */
  get count(): number {
    return this.down.size;
  }
  /** Whether what goes on is more than a press. */
  get dragging(): boolean {
    return this.moved;
  }

  press(id: number, at: Point): void {
    if (this.down.size >= 2) return;
    this.down.set(id, at);
    // A second finger makes it a pinch, and no longer a press, however still it is held.
    this.moved = this.down.size === 2;
    this.start = at;
  }

  /** @returns null while nothing has happened: nobody is down, or a press trembles */
  move(id: number, at: Point): Gesture | null {
    const last = this.down.get(id);
    if (!last) return null;
    const other = [...this.down].find(([one]) => one !== id)?.[1];
    if (!other) {
      if (!this.moved && this.start && Math.hypot(at.x - this.start.x, at.y - this.start.y) <= slop)
        return null;
      this.moved = true;
      this.down.set(id, at);
      return { is: 'drag', dx: at.x - last.x, dy: at.y - last.y };
    }
    this.down.set(id, at);
    return {
      is: 'pinch',
      factor: apart(at, other) / apart(last, other),
      from: middle(last, other),
      to: middle(at, other),
    };
  }

  /** @returns a press when that is what it was */
  lift(id: number, at: Point): Gesture | null {
    const pressed = this.down.delete(id) && !this.moved;
    if (this.down.size === 0) this.moved = false;
    return pressed ? { is: 'press', at } : null;
  }

  /** The system took the pointer away (the page scrolls). */
  cancel(id: number): void {
    this.down.delete(id);
    if (this.down.size === 0) this.moved = false;
  }
}
