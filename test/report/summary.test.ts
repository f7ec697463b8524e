import { describe, expect, it, test } from 'vitest';
import { hashState } from '#sim/state.ts';
import { openTeam } from '#sim/run.ts';
import { dateOf, summarise } from '../../server/report/summary.ts';
import { make } from '../support/mini.ts';

const play = (policy: string, seed = 1, difficulty?: string) => {
  const { world, policies, pack } = make(() => undefined, { seed, ...(difficulty ? { difficulty } : {}) });
  return summarise(
    world,
    pack.scenario.clock.start,
    policies.find((one) => one.id === policy)!,
  );
};

describe('a run summed up', () => {
  it('the same seed twice gives the same JSON, to the letter', () => {
    expect(JSON.stringify(play('textbook', 7))).toBe(JSON.stringify(play('textbook', 7)));
  });

  it('another seed, another difficulty, another policy: another run', () => {
    const hashes = [play('textbook', 1), play('textbook', 2), play('textbook', 1, 'half'), play('idle')];
    expect(new Set(hashes.map((one) => one.hash)).size).toBe(4);
  });

  it('doing nothing is clearly worse than the late answer, and that than the book', () => {
    const [idle, late, book] = [play('idle'), play('as-happened'), play('textbook')];
    expect(book.score.points).toBeGreaterThan(idle.score.points + 150);
    expect(late.score.points).toBeGreaterThan(idle.score.points + 20);
    expect(book.score.points).toBeGreaterThan(late.score.points + 40);
    expect(book.trust.lowestBp).toBeGreaterThan(idle.trust.lowestBp);
    expect([idle.decisions, idle.obligations['notify'], book.obligations['notify']]).toEqual([
      0,
      'missed',
      'met',
    ]);
  });

  it('a weaker attack leaves more', () => {
    const [full, half, none] = [play('idle'), play('idle', 1, 'half'), play('idle', 1, 'none')];
    expect(half.score.points).toBeGreaterThan(full.score.points);
    expect(none.score.points).toBeGreaterThan(half.score.points);
  });

  it('without an attack every channel stands at 100 %, exactly', () => {
    const none = play('idle', 1, 'none');
    expect(none.bankUptimeBp).toBe(10_000);
    expect(none.uptimeByChannel).toEqual({ online: 10_000, card: 10_000, atm: 10_000, counter: 10_000 });
    expect(none.score.points).toBe(1_000);
  });

  it('nor does rounding take a hair off it where a bank is a hundred times as large', () => {
    const { world, policies, pack } = make(
      (pack) => pack.services.channels.forEach((one) => (one.asked = one.asked * 100 + 77)),
      { difficulty: 'none' },
    );
    const run = summarise(
      world,
      pack.scenario.clock.start,
      policies.find((one) => one.id === 'idle')!,
    );
    expect([run.bankUptimeBp, ...Object.values(run.uptimeByChannel)]).toEqual([
      10_000, 10_000, 10_000, 10_000, 10_000,
    ]);
  });

  it('the days add up to the whole, and are the days of the calendar', () => {
    const run = play('textbook');
    expect(Object.keys(run.parcelsByDay)).toEqual(['2025-12-22', '2025-12-23']);
    expect(Object.values(run.parcelsByDay).reduce((sum, one) => sum + one, 0)).toBe(run.parcelsDelivered);
  });

  it('samples every half-hour from tick 0, with T+0 at minute 0', () => {
    const { availability, trust } = play('textbook');
    expect(availability.minutes[0]).toBe(-90);
    expect(availability.minutes).toContain(0);
    expect(
      availability.minutes.every((minute, i) => i === 0 || minute === availability.minutes[i - 1]! + 30),
    ).toBe(true);
    for (const curve of [...Object.values(availability.services), trust.curve]) {
      expect(curve).toHaveLength(availability.minutes.length);
    }
    expect(Math.min(...trust.curve)).toBeGreaterThanOrEqual(trust.lowestBp);
  });

  it('leaves the world as it found it', () => {
    const { world, policies, pack } = make();
    const before = hashState(openTeam(world));
    for (const policy of policies) summarise(world, pack.scenario.clock.start, policy);
    expect(hashState(openTeam(world))).toBe(before);
  });
});

describe('dateOf', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-01', 1_439],
    ['1970-01-02', 1_440],
    ['2000-02-29', Date.UTC(2000, 1, 29) / 60_000],
    ['2000-03-01', Date.UTC(2000, 2, 1) / 60_000],
    ['2025-12-31', Date.UTC(2025, 11, 31, 23, 59) / 60_000],
    ['2026-01-01', Date.UTC(2026, 0, 1) / 60_000],
    ['2100-02-28', Date.UTC(2100, 1, 28) / 60_000],
    ['2100-03-01', Date.UTC(2100, 2, 1) / 60_000],
  ])('%s', (date, minute) => {
    expect(dateOf(minute)).toBe(date);
  });

  it('agrees with the calendar on every day of four hundred years', () => {
    for (let day = 0; day < 146_097; day += 13) {
      expect(dateOf(day * 1_440)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
  });
});
