import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { apply, diff, type Table } from '#protocol/delta.ts';
import { started } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';
import { live, session } from '../support/session.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const leaf = fc.oneof(fc.integer(), fc.string({ maxLength: 3 }), fc.boolean(), fc.constant(null));
const record = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })), {
    maxKeys: 3,
  }),
);
/** Few keys, so that tables share them. */
const table: fc.Arbitrary<Table> = fc.dictionary(fc.constantFrom('team', 'hub:a', 'hub:b', 'log:1'), record, {
  maxKeys: 5,
});
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('diff and apply', () => {
  it('apply(a, diff(a, b)) is b, also after the wire', () => {
    fc.assert(
      fc.property(table, table, (a, b) => {
        const delta = diff(a, b);
        expect(delta === null ? a : apply(a, json(delta))).toEqual(json(b));
      }),
      { numRuns: 500 },
    );
  });

  it('says nothing when nothing changed, though nothing is the same object', () => {
    fc.assert(
      fc.property(table, (a) => {
        expect(diff(a, json(a))).toBeNull();
      }),
    );
  });

  it('sends what changed and no more; what did not keeps its identity', () => {
    const before: Table = { a: { x: 1 }, b: [1, 2], c: 'gone', d: { deep: [{ y: 1 }] } };
    const after: Table = { a: { x: 1 }, b: [1, 3], d: { deep: [{ y: 1 }] }, e: null };
    const delta = diff(before, after)!;
    expect(delta).toEqual({ put: { b: [1, 3], e: null }, drop: ['c'] });
    const next = apply(before, delta);
    expect([next['a'] === before['a'], next['d'] === before['d'], before['c']]).toEqual([true, true, 'gone']);
  });

  it.each<[unknown, unknown]>([
    [{ x: undefined }, {}],
    [
      [1, 2],
      [1, 2, 3],
    ],
    [{ 0: 1 }, [1]],
    [null, {}],
    [0, null],
    [
      { a: 1, b: 2 },
      { a: 1, c: 2 },
    ],
  ])('tells %j from %j', (a, b) => {
    expect(diff({ k: a }, { k: b })).not.toBeNull();
  });
});

it('every screen can be kept by deltas alone, and a table once sent never changes', () => {
  const pack = changed((one) => (one.policies.policies = []));
  fc.assert(
    fc.property(session, (events) => {
      const exercise = started({}, pack);
      const look = (): Record<string, Table> => ({
        facilitator: exercise.view('facilitator'),
        projector: exercise.view('projector'),
        team: exercise.view('team', 'team-1'),
      });
      let sent = look();
      let kept = json(sent);
      for (const event of events) {
        const text = JSON.stringify(sent);
        live(exercise, [event]);
        expect(JSON.stringify(sent)).toBe(text);
        const next = look();
        for (const audience of Object.keys(next)) {
          const delta = diff(sent[audience]!, next[audience]!);
          if (delta) kept[audience] = apply(kept[audience]!, json(delta));
        }
        sent = next;
      }
      expect(kept).toEqual(json(sent));
      kept = {};
    }),
    { numRuns: 5 },
  );
});
