import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { noCurves, whole } from '#protocol/curves.ts';
import { entriesOf } from '#protocol/delta.ts';
import type { DecisionRecord, InjectRecord } from '#protocol/views.ts';
import { air, endLabels, heightOf } from '../../client/graphs/labels.ts';
import { clustersOf, marksOf, type Mark } from '../../client/graphs/marks.ts';
import { axisEnd, keyTo, nearest } from '../../client/graphs/moment.ts';
import { graphPanels, type GraphPanel } from '../../client/graphs/panels.ts';
import { evenScale, roundTop, tenfoldScale } from '../../client/graphs/scale.ts';
import { language } from '../../client/i18n/index.ts';
import { crisisCurves } from './fixtures/curves.ts';

const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 864 };
const names = ['Online', 'Cards', 'Cash', 'Counter', 'Transfers'];
const records = crisisCurves({
  channels: names.map((name) => ({
    id: name,
    name: { en: name, fr: name },
    about: { en: '', fr: '' },
    needs: [],
    process: null,
  })),
});
const curves = whole(entriesOf(records, 'curves').map(({ record }) => record))!;
const past = whole(entriesOf(records, 'ghostCurves').map(({ record }) => record));
const panelsOf = (...given: Partial<Parameters<typeof graphPanels>>) =>
  graphPanels(given[0] ?? curves, given[1] === undefined ? past : given[1], given[2] ?? names, 11);
const find = (panels: readonly GraphPanel[], id: string) => panels.find((one) => one.id === id)!;

afterEach(() => {
  language.value = 'en';
});

describe('curves out of their stretches', () => {
  test('are columns of one length, channel by channel', () => {
    expect(curves.tick).toEqual(Array.from({ length: 58 }, (_, i) => i * 6));
    const { channelsBp, ...columns } = curves;
    for (const column of [...Object.values(columns), ...channelsBp]) expect(column).toHaveLength(58);
    expect(channelsBp).toHaveLength(5);
    expect(past?.trustBp).toHaveLength(58);
  });

  test('are empty before the first, and there is no past where the pack has none', () => {
    expect(Object.values(noCurves)).toEqual(Object.values(curves).map(() => []));
    expect(whole([])).toBeNull();
  });
});

describe('graphs', () => {
  test('parcels stand beside what happened and what was deliverable', () => {
    const parcels = find(panelsOf(), 'parcels');
    expect(parcels.lines.map((line) => [line.id, line.values.at(-1)])).toEqual([
      ['calm', 2_790_000],
      ['past', Math.floor(2_412_300 * 0.93)],
      ['own', 2_412_300],
    ]);
    expect(parcels.lines.filter((line) => line.dash).map((line) => line.id)).toEqual(['calm', 'past']);
  });

  test('without a past run there is no dashed line of it', () => {
    const lines = panelsOf(curves, null).flatMap((panel) => panel.lines.map((line) => line.id));
    expect(lines).not.toContain('past');
    expect(lines).toContain('calm');
  });

  test('every line has the samples of the axis, and no two of a graph look alike without colour', () => {
    for (const { lines } of panelsOf()) {
      for (const line of lines) expect(line.values).toHaveLength(curves.tick.length);
      const looks = lines.map(({ dash, filled, main }) => JSON.stringify([dash, filled, main]));
      expect(new Set(looks).size).toBe(lines.length);
    }
  });

  test('every value stands between floor and top', () => {
    for (const { lines, place, splits } of panelsOf()) {
      for (const value of lines.flatMap((line) => line.values)) {
        expect(place(value)).toBeGreaterThanOrEqual(0);
        expect(place(value)).toBeLessThanOrEqual(1);
      }
      for (const split of splits) expect(place(split)).toBeLessThanOrEqual(1);
    }
  });

  test('the attack is told in times what is carried', () => {
    const { format, axis, lines } = find(panelsOf(), 'attack');
    expect([38.44, 7.02, 0.94, 9.96, 1, 0].map(format)).toEqual(['×38', '×7', '×0.9', '×10', '×1', '0']);
    expect(axis(0)).toBe('');
    expect(lines[0]!.values[4]).toBeCloseTo(curves.attackBp[4]! / 10_000);
    language.value = 'fr';
    expect(format(5.7)).toBe('×5,7');
  });

  test('the axis of parcels has short words', () => {
    const { axis } = find(panelsOf(), 'parcels');
    expect([0, 1_800_000, 3_000_000, 250_000].map(axis)).toEqual(['0', '1.8 M', '3 M', '250 k']);
  });

  test('before anything was delivered the axis stands already', () => {
    const { splits } = find(panelsOf(noCurves, null), 'parcels');
    expect(splits).toEqual([0, 500, 1000]);
  });
});

describe('scales', () => {
  test.each([
    [0, 1],
    [0.7, 0.8],
    [1, 1],
    [23, 24],
    [2_412_300, 3_000_000],
    [3_317_315, 3_600_000],
    [9_999, 10_000],
  ])('the round figure above %d is %d', (highest, top) => expect(roundTop(highest)).toBeCloseTo(top));

  test('the top is never below the value, nor more than two thirds above it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (value) => {
        expect(roundTop(value)).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(roundTop(value)).toBeLessThan(value * 1.67);
      }),
    );
  });

  test('even: floor, middle, top', () => {
    const { place, splits } = evenScale(200);
    expect(splits.map(place)).toEqual([0, 0.5, 1]);
  });

  test('tenfold: what is carried can be seen beside forty times as much', () => {
    const { place, splits } = tenfoldScale(42);
    expect(splits).toEqual([0, 1, 10]);
    expect(place(1)).toBeGreaterThan(0.15);
    expect(place(50)).toBeCloseTo(1);
    expect(place(0)).toBe(0);
  });
});

describe('names at the ends of the lines', () => {
  test('stand at their lines, apart, within the row', () => {
    const bank = find(panelsOf(), 'bank');
    const labels = endLabels(bank, 16, 60, 14);
    const ys = labels.map((label) => label.y);
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    ys.slice(1).forEach((y, i) => expect(y - ys[i]!).toBeGreaterThanOrEqual(14 - 1e-6));
    expect(ys.at(-1)).toBeLessThanOrEqual(76);
    expect(new Set(labels.map((label) => label.id)).size).toBe(5);
  });

  test('floor and top leave air for half a line', () => {
    expect(heightOf(1, 60)).toBe(air);
    expect(heightOf(0, 60)).toBe(60 - air);
  });
});

describe('the moment shown', () => {
  test.each([
    [0, 72],
    [72, 72],
    [73, 144],
    [300, 432],
    [863, 864],
  ])('at tick %i the axis ends at %i', (now, end) => expect(axisEnd(now, clock)).toBe(end));

  test('the axis never ends before now, nor beyond the scenario', () => {
    expect(axisEnd(80, { ...clock, endTick: 100 })).toBe(100);
    expect(axisEnd(5000, { ...clock, endTick: 4000 })).toBe(5000);
  });

  test('the nearest sample', () => {
    const ticks = [0, 6, 12, 18];
    expect([-5, 0, 2, 3, 3.1, 9, 17, 400].map((moment) => nearest(ticks, moment))).toEqual([
      0, 0, 0, 1, 1, 2, 3, 3,
    ]);
    expect(nearest([], 5)).toBe(-1);
  });

  test('arrows move it by a sample, pages by a quarter of a day, Escape lets go, other keys pass', () => {
    expect(keyTo('ArrowLeft', 10, 58)).toBe(9);
    expect(keyTo('ArrowRight', 57, 58)).toBe(57);
    expect(keyTo('PageUp', 10, 58)).toBe(22);
    expect(keyTo('PageDown', 10, 58)).toBe(0);
    expect([keyTo('Home', 10, 58), keyTo('End', 10, 58)]).toEqual([0, 57]);
    expect(keyTo('Escape', 10, 58)).toBeNull();
    expect(keyTo('Tab', 10, 58)).toBeUndefined();
  });
});

describe('marks', () => {
  const decision = (id: number, state: DecisionRecord['state'], inForceTick: number): DecisionRecord => ({
    id,
    action: `act-${id}`,
    target: null,
    by: 'Nadia',
    why: null,
    state,
    decidedTick: inForceTick - 6,
    inForceTick,
    endTick: null,
    strengthBp: 0,
    cancellable: false,
    confidence: null,
    stage: null,
    acts: [],
  });
  const say = { decision: (one: DecisionRecord) => one.action, message: (one: InjectRecord) => one.id };

  test('are what came into force and what was received, in the order of time', () => {
    const messages = [{ id: 'press', sentTick: 40 } as InjectRecord];
    const decisions = [
      decision(1, 'in-force', 60),
      decision(2, 'preparing', 70),
      decision(3, 'ended', 30),
      decision(4, 'cancelled', 50),
    ];
    expect(marksOf(decisions, messages, say).map(({ kind, tick, title }) => [kind, tick, title])).toEqual([
      ['decision', 30, 'act-3'],
      ['message', 40, 'press'],
      ['decision', 60, 'act-1'],
    ]);
  });

  test('come together where a finger could not part them; none is lost', () => {
    const mark = (tick: number): Mark => ({ id: `m${tick}`, kind: 'message', tick, title: '' });
    const clusters = clustersOf([10, 12, 19, 40].map(mark), 10);
    expect(clusters.map(({ at, marks }) => [at, marks.length])).toEqual([
      [10, 3],
      [40, 1],
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 })),
        fc.integer({ min: 1, max: 50 }),
        (ticks, apart) => {
          const rising = ticks.toSorted((a, b) => a - b).map(mark);
          const found = clustersOf(rising, apart);
          expect(found.flatMap((one) => one.marks)).toEqual(rising);
          for (const one of found) expect(one.marks.at(-1)!.tick - one.marks[0]!.tick).toBeLessThan(apart);
        },
      ),
    );
  });
});
