import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type Delta } from '#protocol/delta.ts';
import { newCode, newSeatId, normalCode, sameSecret } from '../../server/net/codes.ts';
import { Limit, LimitByAddress } from '../../server/net/limits.ts';
import { Outbox } from '../../server/net/outbox.ts';
import { stagger } from '../../server/net/stagger.ts';
import { Throttle } from '../../server/net/throttle.ts';
import { manualClock } from './manualClock.ts';

describe('a limit', () => {
  it('gives a burst, then so many a second, never more than the burst', () => {
    const clock = manualClock();
    const limit = new Limit(clock, { burst: 3, perSecond: 2 });
    const taken = () => [1, 2, 3, 4, 5].filter(() => limit.take()).length;
    expect(taken()).toBe(3);
    clock.advance(500);
    expect(taken()).toBe(1);
    clock.advance(1_000_000);
    expect(taken()).toBe(3);
  });

  it('is one per address, and quiet addresses are forgotten', () => {
    const clock = manualClock();
    const limits = new LimitByAddress(clock, { burst: 1, perSecond: 1 });
    expect([limits.take('a'), limits.take('a'), limits.take('b')]).toEqual([true, false, true]);
    expect([limits.waitSeconds('a'), limits.waitSeconds('c')]).toEqual([1, 0]);
    clock.advance(1_000);
    for (let i = 0; i < 10_001; i++) limits.take(`address ${i}`);
    expect(limits.take('a')).toBe(true);
  });
});

describe('codes', () => {
  it('have six unambiguous characters, and are new', () => {
    const codes = new Set<string>();
    for (let i = 0; i < 2_000; i++) codes.add(newCode((code) => codes.has(code)));
    expect(codes.size).toBe(2_000);
    for (const code of codes) expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY34679]{6}$/);
  });

  it('are read as people type them', () => {
    expect(['k7d-p4m', ' K7D P4M ', 'k7dp4m'].map(normalCode)).toEqual(['K7DP4M', 'K7DP4M', 'K7DP4M']);
  });

  it('seat ids are ids; secrets are the same or not', () => {
    expect(newSeatId()).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
    expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('', 'a')]).toEqual([true, false, false]);
  });
});

describe('a throttle', () => {
  it('runs at once after a quiet time, then once an interval, and never forgets the last request', () => {
    const clock = manualClock();
    const runs: number[] = [];
    const began = clock.now();
    const throttle = new Throttle(clock, 250, () => runs.push(clock.now() - began));
    for (let ms = 0; ms < 600; ms += 10) {
      throttle.request();
      clock.advance(10);
    }
    clock.advance(1_000);
    expect(runs).toEqual([0, 250, 500, 750]);
    throttle.request();
    throttle.request();
    throttle.stop();
    clock.advance(1_000);
    expect(runs).toHaveLength(5);
  });
});

describe('staggering', () => {
  it('does every job once, in order, and says when it is done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 500 }), (count, over) => {
        const clock = manualClock();
        const done: (number | 'done')[] = [];
        const jobs = Array.from({ length: count }, (_, i) => i);
        stagger({ clock, jobs, over, work: (job) => done.push(job), done: () => done.push('done') });
        clock.advance(over);
        expect(done).toEqual([...jobs, 'done']);
      }),
    );
  });

  it('ends a slot that takes long, and carries on in the next', () => {
    const clock = manualClock();
    let slow = 0;
    // Each reading of the time is 3 ms after the one before: work that takes its time.
    const lagging = { ...clock, now: () => (slow += 3) };
    const done: number[] = [];
    stagger({
      clock: lagging,
      jobs: [1, 2, 3, 4, 5, 6],
      over: 0,
      work: (job) => done.push(job),
      done: () => {},
    });
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(6);
    for (let i = 0; i < 10; i++) clock.advance(1);
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('drops what is left when it is cancelled', () => {
    const clock = manualClock();
    const done: number[] = [];
    const jobs = Array.from({ length: 40 }, (_, i) => i);
    const cancel = stagger({
      clock,
      jobs,
      over: 100,
      work: (job) => done.push(job),
      done: () => done.push(-1),
    });
    clock.advance(30);
    cancel();
    clock.advance(1_000);
    expect(done.at(-1)).not.toBe(-1);
    expect(done.length).toBeLessThan(40);
  });
});

describe('an outbox', () => {
  const table = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue());

  it('whoever came when, all who listen have its table', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(table, fc.boolean()), { minLength: 1, maxLength: 12 }), (steps) => {
        const outbox = new Outbox({ audience: 'team', team: 'team-1' });
        const listeners: { seq: number; table: Record<string, unknown> }[] = [];
        const listen = () => {
          outbox.listen(({ seq, table: first }) => listeners.push({ seq, table: first }));
        };
        listen();
        for (const [next, joins] of steps) {
          const delta = outbox.publish(structuredClone(next));
          for (const listener of delta ? listeners : []) {
            expect(delta?.seq).toBe(listener.seq + 1);
            listener.seq += 1;
            listener.table = apply(listener.table, delta as Delta);
          }
          if (joins) listen();
          for (const listener of listeners) expect(listener.table).toEqual(next);
        }
      }),
    );
  });

  it('forgets its table with its last listener, and whoever left is not welcomed', () => {
    const outbox = new Outbox({ audience: 'projector', team: null });
    const welcomed: string[] = [];
    const a = () => void welcomed.push('a');
    const b = () => void welcomed.push('b');
    expect(outbox.listen(a)).toBe(true);
    expect(outbox.listen(b)).toBe(true);
    outbox.leave(b);
    outbox.publish({ clock: { tick: 3 } });
    expect(welcomed).toEqual(['a']);
    expect(outbox.welcome()).toMatchObject({ tick: 3, seq: 0 });
    outbox.leave(a);
    expect(outbox.idle).toBe(true);
    expect(outbox.welcome()).toBeNull();
  });
});
