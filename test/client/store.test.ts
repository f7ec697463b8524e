import { effect } from '@preact/signals';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { apply, diff, type Table } from '#protocol/delta.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { team } from '../../client/store.ts';
import { receive, type Stream } from '../../client/stream.ts';

afterEach(() => team.replace(null));

describe('store', () => {
  const clock = { tick: 1 };
  const table: Partial<TeamRecords> = {
    clock,
    team: { id: 'team-1', name: 'Lyon' },
    'channel:card': { availabilityBp: 10_000 },
    'channel:atm': { availabilityBp: 9000 },
  };

  it('tells a reader of a record only when that record is new', () => {
    team.replace(table);
    const seen: unknown[] = [];
    const stop = effect(() => void seen.push(team.record('clock')));
    team.replace(apply(table, { put: { 'channel:card': { availabilityBp: 1 } }, drop: [] }));
    expect(seen).toHaveLength(1);
    team.replace(apply(table, { put: { clock: { tick: 2 } }, drop: [] }));
    stop();
    expect(seen).toEqual([{ tick: 1 }, { tick: 2 }]);
  });

  it('keeps a list of records, and its entries, while they do not change', () => {
    team.replace(table);
    const before = team.all('channel');
    expect(before.map((entry) => entry.id)).toEqual(['card', 'atm']);
    team.replace({ ...table, clock: { tick: 2 } });
    expect(team.all('channel')).toBe(before);
    team.replace({ ...table, 'channel:atm': { availabilityBp: 1 } });
    const after = team.all('channel');
    expect(after).not.toBe(before);
    expect(after[0]).toBe(before[0]);
  });
});

describe('stream', () => {
  const fresh = (): Stream => ({ seq: 4, table: { a: 1 }, gap: false });

  it('applies the next delta once', () => {
    const stream = fresh();
    const delta = { seq: 5, tick: 1, put: { b: 2 }, drop: ['a'] };
    expect(receive(stream, delta)).toBe('applied');
    expect(receive(stream, delta)).toBe('old');
    expect(stream).toEqual({ seq: 5, table: { b: 2 }, gap: false });
  });

  it('applies nothing after a gap until a welcome replaces the stream', () => {
    const stream = fresh();
    expect(receive(stream, { seq: 6, tick: 1, put: {}, drop: [] })).toBe('gap');
    expect(receive(stream, { seq: 5, tick: 1, put: { b: 2 }, drop: [] })).toBe('gap');
    expect(stream.table).toEqual({ a: 1 });
  });

  it('follows any history of tables, whatever arrives twice', () => {
    const tables = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c:1', 'c:2'), fc.integer()), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(tables, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (history, twice) => {
        const stream: Stream = { seq: 0, table: {}, gap: false };
        let before: Table = {};
        history.forEach((after, i) => {
          const delta = { seq: i + 1, tick: i, put: {}, drop: [], ...diff(before, after) };
          receive(stream, delta);
          if (twice[i]) receive(stream, delta);
          expect(stream.table).toEqual(after);
          before = after;
        });
      }),
    );
  });
});
