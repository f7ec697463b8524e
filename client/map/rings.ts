/** How long a ring takes to its new fill, milliseconds. */
export const ringMs = 220;

/** The fill of one ring on its way from what was shown to what is true. Pure: time is handed in. */
export class RingFill {
  shown: number;
  private from: number;
  private to: number;
  /** When the movement began; null: at the next `step`. */
  private since: number | null = null;

  constructor(fillBp: number) {
    this.shown = this.from = this.to = fillBp;
  }

  /** @param atOnce without movement: reduced motion, or a pause */
  aim(fillBp: number, atOnce: boolean): void {
    if (atOnce) this.shown = fillBp;
    if (fillBp === this.to && !atOnce) return;
    this.from = this.shown;
    this.to = fillBp;
    this.since = null;
  }

  /** Moves on to `now`, milliseconds. @returns whether the picture changed */
  step(now: number): boolean {
    if (this.shown === this.to) return false;
    this.since ??= now;
    const t = Math.min(1, (now - this.since) / ringMs);
    // Fast first, then settling, so that a change is noticed at once.
    const eased = 1 - (1 - t) ** 3;
    this.shown = t >= 1 ? this.to : this.from + (this.to - this.from) * eased;
    return true;
  }

  get still(): boolean {
    return this.shown === this.to;
  }
}
