/** Upper bound on dots of one map: with more, dots run together into lines and a software renderer drops frames. */
export const maxDots = 2400;

/**
 * How fast a dot travels, map units a second: the same at every pace, because at the pace's own speed dots could be too slow or
 * too fast to follow.
 */
export const dotSpeed = 26;

/**
 * Parcels on the way along one road, as dots. Dots are sent off at the rate that keeps `dots` of them on the road; when
 * the rate falls, those under way still arrive, so that a hub which stopped shows as a gap that travels down the road.
 */
export class RoadFlow {
  /** Share of the way covered by each dot, the foremost first. */
  private readonly places: number[] = [];
  /** Part of the next dot that has gathered so far, 0..1. */
  private due: number;
  private readonly length: number;

  /** @param phase 0..1, so that roads do not send off in step */
  constructor(length: number, phase: number) {
    this.length = Math.max(1, length);
    this.due = phase;
  }

  get count(): number {
    return this.places.length;
  }
  /** Share of the way of dot `i`. */
  place(i: number): number {
    return this.places[i] ?? 0;
  }

  /** Sets the road to its steady state at once: at the start, after a jump in time, and where nothing may move. */
  fill(dots: number): void {
    this.places.length = 0;
    const whole = Math.floor(dots + this.due);
    for (let i = 0; i < whole; i++) this.places.push(1 - (i + 0.5) / whole);
  }

  /** Moves everything on. @param dots wanted on the road in the long run; @param seconds since the last call */
  advance(dots: number, seconds: number): void {
    const step = (dotSpeed / this.length) * seconds;
    for (let i = 0; i < this.places.length; i++) this.places[i] = (this.places[i] ?? 0) + step;
    while (this.places.length > 0 && (this.places[0] ?? 0) >= 1) this.places.shift();
    this.due += dots * step;
    while (this.due >= 1) {
      this.due -= 1;
      // The part that is left over says how long ago this dot should have started.
      this.places.push(dots > 0 ? Math.min(0.999, this.due / dots) : 0);
    }
  }
}
