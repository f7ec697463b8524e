import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAnnouncement, showMs } from '../../client/projector/announcements.ts';
import { fieldPath, parcelsBp, raceOf, type WallTeam } from '../../client/projector/race.ts';

const team = (name: string, points: number): WallTeam => ({
  id: name,
  name,
  seats: [],
  online: 0,
  headline: { parcelsDelivered: points * 10, parcelsDeliverable: 10_000, uptimeBp: points * 10, points },
});

describe('the race', () => {
  it('shows the leaders and the spread of the rest', () => {
    const teams = Array.from({ length: 25 }, (_, i) => team(`Team ${i + 1}`, 500 + i));
    const race = raceOf(teams, 10);
    expect(race.rows.map(({ name }) => name).slice(0, 2)).toEqual(['Team 25', 'Team 24']);
    expect(race.rows).toHaveLength(10);
    expect(race.spread).toEqual({ low: 500, high: 524, median: 512 });
    expect(race.deliverable).toBe(10_000);
  });

  it('needs no spread when everyone is on the wall', () => {
    expect(raceOf([team('b', 1), team('a', 1)], 10)).toMatchObject({
      spread: null,
      rows: [
        { name: 'a', place: 1 },
        { name: 'b', place: 1 },
      ],
    });
    const places = raceOf([team('c', 5), team('b', 9), team('a', 9)], 10).rows.map(({ place }) => place);
    expect(places).toEqual([1, 1, 3]);
    expect(raceOf([], 10)).toMatchObject({ total: 0, deliverable: 0 });
  });

  it('keeps bars within their track', () => {
    expect(parcelsBp(0, 0)).toBe(0);
    expect(parcelsBp(50, 200)).toBe(2500);
    expect(parcelsBp(300, 200)).toBe(10_000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 12_000 })), (values) => {
        for (const [, x] of fieldPath(values).matchAll(/M(\d+) 0/g)) {
          expect(Number(x)).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });

  it('draws a field of any size with a bounded number of strokes', () => {
    const values = Array.from({ length: 50_000 }, (_, i) => i % 10_001);
    expect(fieldPath(values).split('M').length).toBeLessThanOrEqual(1003);
  });
});

describe('announcements on the wall', () => {
  const said = (id: number, text: string, to: string | null = null) => ({
    id: String(id),
    record: { text, team: to },
  });

  it('does not say again what was said before the page opened', () => {
    expect(nextAnnouncement([said(0, 'old'), said(1, 'older')], null)).toEqual({ show: null, seen: 1 });
  });

  it('shows the newest word to all, and never a word to one team', () => {
    const entries = [said(0, 'old'), said(1, 'a'), said(2, 'b'), said(3, 'private', 't1')];
    expect(nextAnnouncement(entries, 0)).toEqual({ show: { id: 2, text: 'b' }, seen: 3 });
    expect(nextAnnouncement(entries, 3)).toEqual({ show: null, seen: 3 });
  });

  it('shows the very first one on a page that was open before', () => {
    const opened = nextAnnouncement([], null);
    expect(nextAnnouncement([said(0, 'first')], opened.seen)).toEqual({
      show: { id: 0, text: 'first' },
      seen: 0,
    });
  });

  it('leaves time to read, and goes', () => {
    expect(showMs('')).toBe(10_000);
    expect(showMs('x'.repeat(500))).toBe(45_000);
  });
});
