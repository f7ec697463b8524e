import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changePace,
  newPacing,
  nextTickDue,
  pausePacing,
  resumePacing,
  takeTick,
  type Pacing,
} from '#exercise/pacing.ts';

/** What a facilitator does, after `wait` ms. */
type Act = { wait: number; do: 'pause' | 'resume' | 'look' } | { wait: number; do: 'pace'; pace: number };

const pace = fc.integer({ min: 1, max: 600 });
const wait = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 120_000 }));
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ wait, do: fc.constantFrom('pause' as const, 'resume' as const, 'look' as const) }),
  fc.record({ wait, do: fc.constant('pace' as const), pace }),
);
const acts = fc.array(act, { maxLength: 40 });

/** A host that wakes at each due time, late by `late()`, as a timer does. */
function play(first: number, script: readonly Act[], late: () => number = () => 0) {
  let pacing = newPacing(first);
  let now = 1_000;
  let activeUnits = 0;
  const ticks: { at: number; paused: boolean }[] = [];
  const wakeUntil = (end: number) => {
    for (;;) {
      const due = nextTickDue(pacing);
      if (due === null) break;
      // A timer is late once; what is due when it is set again goes at once.
      const wake = due <= now ? now : due + late();
      if (wake > end) break;
      pass(wake);
      const next = takeTick(pacing, now);
      if (!next) continue;
      ticks.push({ at: now, paused: pacing.since === null });
      pacing = next;
    }
    pass(end);
  };
  const pass = (to: number) => {
    if (pacing.since !== null) activeUnits += (to - now) * pacing.ticksPerMinute;
    now = to;
  };
  for (const step of script) {
    wakeUntil(now + step.wait);
    pacing = apply(pacing, step, now);
  }
  return { ticks, activeTicks: activeUnits / 60_000, pacing };
}

function apply(pacing: Pacing, step: Act, now: number): Pacing {
  if (step.do === 'pause') return pausePacing(pacing, now);
  if (step.do === 'resume') return resumePacing(pacing, now);
  if (step.do === 'pace') return changePace(pacing, now, step.pace);
  return pacing;
}

describe('pacing', () => {
  it('runs active time x pace ticks over any sequence of pause, resume and pace', () => {
    fc.assert(
      fc.property(pace, acts, (first, script) => {
        const { ticks, activeTicks } = play(first, script);
        // One tick may stand due at the very moment of the last act.
        expect(activeTicks - ticks.length).toBeGreaterThanOrEqual(0);
        expect(activeTicks - ticks.length).toBeLessThan(1 + 1e-9);
      }),
    );
  });

  it('a host that is late by less than a tick loses none and repeats none', () => {
    fc.assert(
      fc.property(pace, acts, fc.infiniteStream(fc.integer({ min: 0, max: 99 })), (first, script, delays) => {
        const { ticks, activeTicks } = play(first, script, () => delays.next().value as number);
        expect(ticks.length).toBeLessThanOrEqual(activeTicks + 1e-9);
        expect(activeTicks - ticks.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('none fires while paused', () => {
    fc.assert(
      fc.property(pace, acts, wait, (first, script, later) => {
        const { pacing, ticks } = play(first, script);
        expect(ticks.some((tick) => tick.paused)).toBe(false);
        const paused = pausePacing(pacing, 10_000_000);
        expect(nextTickDue(paused)).toBeNull();
        expect(takeTick(paused, 10_000_000 + later)).toBeNull();
      }),
    );
  });

  it('a pause of any length delays the next tick by exactly its length', () => {
    fc.assert(
      fc.property(pace, fc.integer({ min: 0, max: 99 }), wait, (ticksPerMinute, before, pause) => {
        const running = resumePacing(newPacing(ticksPerMinute), 0);
        const plain = nextTickDue(running) as number;
        const resumed = resumePacing(pausePacing(running, before), before + pause);
        expect(nextTickDue(resumed)).toBe(plain + pause);
      }),
    );
  });

  it('a tick is due when nextTickDue says so, and not a millisecond before', () => {
    fc.assert(
      fc.property(pace, acts, (first, script) => {
        const { pacing } = play(first, script);
        const due = nextTickDue(pacing);
        fc.pre(due !== null && due > (pacing.since as number));
        expect(takeTick(pacing, (due as number) - 1)).toBeNull();
        expect(takeTick(pacing, due as number)).not.toBeNull();
      }),
    );
  });

  it('a stall of any length gives the tick that was due, one to catch up, and no burst', () => {
    fc.assert(
      fc.property(pace, fc.integer({ min: 120_001, max: 100_000_000 }), (ticksPerMinute, stall) => {
        let pacing: Pacing | null = resumePacing(newPacing(ticksPerMinute), 0);
        let ran = 0;
        for (let next = takeTick(pacing, stall); next; next = takeTick(next, stall)) {
          ran += 1;
          pacing = next;
        }
        expect(ran).toBe(2);
        expect(nextTickDue(pacing)).toBe(stall + Math.ceil(60_000 / ticksPerMinute));
      }),
    );
  });

  it('asking a tick twice at one moment gives it once', () => {
    const running = resumePacing(newPacing(60), 0);
    const once = takeTick(running, 1_000) as Pacing;
    expect(takeTick(once, 1_000)).toBeNull();
    expect(nextTickDue(once)).toBe(2_000);
  });
});
