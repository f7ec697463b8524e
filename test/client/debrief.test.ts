import { describe, expect, test } from 'vitest';
import type { Curves } from '#protocol/curves.ts';
import type { Result, RunResult } from '#protocol/views.ts';
import { chartSeries, commonTicks, onTicks } from '../../client/debrief/curves.ts';
import { foremost, ghostsOf, podium, rank } from '../../client/debrief/ranking.ts';
import { renewedMarkers, renewedNote } from '../../client/debrief/renewed.ts';
import { verdict } from '../../client/debrief/verdict.ts';
import { setLanguage } from '../../client/i18n/index.ts';

const curves = (tick: number[], value = 1): Curves => ({
  tick,
  parcelsDelivered: tick.map((t) => t * value),
  backlog: tick.map(() => value),
  uptimeBp: tick.map(() => 9000),
  trustBp: tick.map(() => 5000),
});

const run = (id: string, kind: RunResult['kind'], parcelsDelivered = 1000, uptimeBp = 9000): RunResult => ({
  id,
  kind,
  name: { en: `${id} en`, fr: `${id} fr` },
  headline: { parcelsDelivered, parcelsDeliverable: 2000, uptimeBp, points: 500 },
  trustBp: 5000,
  spent: 100,
  obligations: { met: 1, late: 0, missed: 0 },
  prepared: [],
  curves: curves([0, 6, 12]),
});

/** Teams by name and points; ghosts `textbook`, `idle`, `as-happened`. */
const resultOf = (...teams: [string, number][]): Result => ({
  points: teams.map(([name, points]) => ({ team: name, name, points, parcelsBp: 5000, uptimeBp: 9000 })),
  runs: [
    ...teams.map(([name]) => run(name, 'team')),
    ...['textbook', 'idle', 'as-happened'].map((id) => run(id, 'ghost')),
  ],
});

describe('ranking', () => {
  test('teams with equal points share a place, and the next place is skipped', () => {
    const ranked = rank(resultOf(['c', 700], ['b', 800], ['a', 800], ['d', 100]), 'd');
    expect(ranked.map((r) => [r.name, r.place, r.tied, r.own])).toEqual([
      ['a', 1, true, false],
      ['b', 1, true, false],
      ['c', 3, false, false],
      ['d', 4, false, true],
    ]);
  });

  test('ghosts are never ranked, even when one is called like a team', () => {
    const result = resultOf(['idle', 10]);
    expect(rank(result, null)).toHaveLength(1);
    expect(rank(result, null)[0]?.run?.kind).toBe('team');
    expect(ghostsOf(result).map((g) => g.id)).toEqual(['textbook', 'idle', 'as-happened']);
  });

  test('a team without a finished run keeps its row', () => {
    const result = resultOf(['a', 1]);
    result.runs = [];
    expect(rank(result, null)[0]).toMatchObject({ name: 'a', run: null });
  });

  test('of many teams the first and the own one are shown', () => {
    const many = resultOf(...Array.from({ length: 64 }, (_, i): [string, number] => [`t${i}`, 1000 - i]));
    expect(foremost(rank(many, 't40'), 10).map((r) => r.name)).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `t${i}`),
      't40',
    ]);
    expect(foremost(rank(many, 't3'), 10)).toHaveLength(10);
  });

  test.each([
    ['three clear places', [3, 2, 1, 0], 3],
    ['a tie for third', [3, 2, 1, 1, 0], 4],
    ['one team alone', [5], 0],
    ['a field of ties', [5, 5, 5, 5, 5, 5], 0],
  ])('podium: %s', (_, points, steps) => {
    const ranked = rank(resultOf(...points.map((p, i): [string, number] => [`t${i}`, p])), null);
    expect(podium(ranked)).toHaveLength(steps);
  });
});

describe('curves', () => {
  const en = (text: { en: string }) => text.en;

  test('runs of different length meet on common ticks; what is not known is a gap', () => {
    const runs = [
      { ...run('a', 'team'), curves: curves([0, 6]) },
      { ...run('b', 'team'), curves: curves([0, 3, 6, 12]) },
    ];
    expect(commonTicks(runs)).toEqual([0, 3, 6, 12]);
    expect(onTicks([0, 3, 6, 12], runs[0]!.curves, 'parcelsDelivered')).toEqual([0, null, 6, null]);
  });

  test('a handful of teams all have their names; the own one has our colour; baselines are broken lines', () => {
    const result = resultOf(['a', 3], ['b', 2], ['c', 1]);
    const series = chartSeries(rank(result, 'b'), ghostsOf(result), [0, 6, 12], 'trustBp', en);
    expect(series.map((s) => [s.id, s.thin ?? false, s.dash ?? 'solid'])).toEqual([
      ['a', false, 'solid'],
      ['b', false, 'solid'],
      ['c', false, 'solid'],
      ['ghost:as-happened', false, 'dashed'],
      ['ghost:idle', false, 'dotted'],
    ]);
    expect(series[1]?.colour).toBe('--yellow-ink');
    expect(new Set(series.slice(0, 3).map((s) => s.colour)).size).toBe(3);
    // A team has one colour on every page that is not its own.
    const wall = chartSeries(rank(result, null), [], [0], 'trustBp', en);
    for (const id of ['a', 'c'])
      expect(wall.find((s) => s.id === id)?.colour).toBe(series.find((s) => s.id === id)?.colour);
  });

  test('of many teams three and the own one are named, the rest are thin', () => {
    const result = resultOf(...Array.from({ length: 64 }, (_, i): [string, number] => [`t${i}`, 1000 - i]));
    const series = chartSeries(rank(result, 't40'), [], [0], 'backlog', en);
    expect(series.filter((s) => !s.thin).map((s) => s.id)).toEqual(['t0', 't1', 't2', 't40']);
    expect(series).toHaveLength(64);
  });
});

describe('verdict', () => {
  const ghost = run('as-happened', 'ghost', 1000, 6000);
  const teamOf = (parcels: number, uptimeBp: number) => {
    const result = resultOf(['Rouen', 500]);
    result.runs[0] = run('Rouen', 'team', parcels, uptimeBp);
    return rank(result, 'Rouen')[0]!;
  };

  test('compares with reality in one sentence', () => {
    setLanguageQuietly('en');
    expect(verdict(teamOf(2500, 6580), ghost)).toBe(
      'Rouen: 1,500 parcels more than in reality, the bank reachable 5.8 points more of the time.',
    );
    expect(verdict(teamOf(400, 6000), ghost)).toBe(
      'Rouen: 600 parcels fewer than in reality, the bank reachable as much of the time.',
    );
  });

  test('a name from right to left leaves the figure beside it where it is', () => {
    setLanguageQuietly('en');
    expect(verdict({ ...teamOf(2500, 6000), name: 'فريق البريد' }, ghost)).toMatch(
      /^\u2068فريق البريد\u2069: 1,500 parcels more/,
    );
  });

  test('says nothing without reality to compare with', () => {
    expect(verdict(teamOf(1, 1), undefined)).toBeNull();
  });
});

/** `setLanguage` marks the document, which a test without a browser lacks. */
function setLanguageQuietly(language: 'en' | 'fr'): void {
  const had = 'document' in globalThis;
  if (!had) Object.assign(globalThis, { document: { documentElement: {} } });
  setLanguage(language);
  if (!had) Reflect.deleteProperty(globalThis, 'document');
}

const at = (tick: number) => ({ tick, anew: false });

describe('rules that changed on the way', () => {
  const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 1236 };
  const ticks = [0, 300, 600];

  test('are said with the moment, and marked on the curves', () => {
    expect(renewedNote(at(300), ticks, clock)).toMatch(
      /^Until Tue 23 Dec 06:00 .* earlier rules .* From there on/,
    );
    expect(renewedMarkers(at(300), ticks)).toEqual([{ at: 300, label: 'newer rules' }]);
  });

  test('concern the runs to compare with alone where all was played before', () => {
    expect(renewedNote(at(600), ticks, clock)).toMatch(/^This was played under earlier rules/);
    expect(renewedMarkers(at(600), ticks)).toEqual([]);
  });

  test('are nothing to speak of where they did not', () => {
    // Played again from its log, nothing of it is as it was shown: no line parts the curves.
    const anew = { tick: 300, anew: true };
    expect(renewedNote(anew, ticks, clock)).toMatch(/played again from its log/);
    expect(renewedMarkers(anew, ticks)).toEqual([]);
    expect([renewedNote(null, ticks, clock), renewedMarkers(null, ticks)]).toEqual([null, []]);
  });
});
