import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAnnouncement, showMs } from '../../client/projector/announcements.ts';
import { countdownEnd, promptSize, timeLeft } from '../../client/projector/countdown.ts';
import { commonState, countryTable, withoutTimes } from '../../client/projector/countryTable.ts';
import { arrivals, codeWidth, groupsOf, pageOf, shownTeams } from '../../client/projector/crowd.ts';
import {
  fieldPath,
  heldStanding,
  parcelsBp,
  raceOf,
  standingOf,
  type WallTeam,
} from '../../client/projector/race.ts';
import { readMap } from '../../client/map/mapModel.ts';
import { planMap } from '../../client/map/plan.ts';

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

describe('places in the race', () => {
  const ids = (standing: { rows: readonly { id: string }[] }) => standing.rows.map(({ id }) => id);
  const first = heldStanding(null, [team('a', 10), team('b', 9)], 1000, false);

  it('hold for a few seconds, so that rows do not dance, while figures go on', () => {
    const overtaken = [team('a', 10), team('b', 11)];
    const held = heldStanding(first, overtaken, 8_999, false);
    expect(held).toBe(first);
    expect(raceOf(overtaken, 10, held).rows.map(({ id, headline }) => [id, headline.points])).toEqual([
      ['a', 10],
      ['b', 11],
    ]);
    expect(ids(heldStanding(first, overtaken, 9_000, false))).toEqual(['b', 'a']);
  });

  it('are exact at once when the clock stands or the teams are others', () => {
    expect(ids(heldStanding(first, [team('a', 10), team('b', 11)], 1_001, true))).toEqual(['b', 'a']);
    expect(ids(heldStanding(first, [team('a', 10), team('c', 11)], 1_001, false))).toEqual(['c', 'a']);
    expect(ids(heldStanding(first, [team('a', 10)], 1_001, false))).toEqual(['a']);
  });

  it('are put right at once where a team is clearly ahead, as after a jump', () => {
    expect(ids(heldStanding(first, [team('a', 10), team('b', 15)], 1_001, false))).toEqual(['a', 'b']);
    expect(ids(heldStanding(first, [team('a', 10), team('b', 16)], 1_001, false))).toEqual(['b', 'a']);
  });

  it('are given for 2,000 teams without a search for each', () => {
    const many = Array.from({ length: 2000 }, (_, i) => team(`t${i}`, i % 7));
    expect(standingOf(many).rows.at(-1)).toMatchObject({ place: 1715 });
    expect(raceOf(many, 10).rows).toHaveLength(10);
  });
});

describe('the lobby’s crowd', () => {
  const seats = (id: string, ...names: string[]) => ({ id, name: id.toUpperCase(), seats: names });
  const look = (...teams: ReturnType<typeof seats>[]) => new Map(teams.map((one) => [one.id, one.seats]));

  it('tells who has come since the last look, newest first, whatever their names', () => {
    expect(arrivals([], null, [seats('a', 'Ann')])).toEqual([]);
    const one = arrivals([], look(seats('a', 'Ann')), [seats('a', 'Ann', 'Ann', 'Bo')]);
    expect(one.map(({ name, team: of }) => `${name} ${of}`)).toEqual(['Bo A', 'Ann A']);
    const two = arrivals(one, look(seats('a', 'Ann', 'Ann', 'Bo')), [
      seats('a', 'Ann', 'Bo'),
      seats('b', 'Ann'),
    ]);
    expect(two.map(({ id, name }) => [id, name])).toEqual([
      [3, 'Ann'],
      [2, 'Bo'],
      [1, 'Ann'],
    ]);
    expect(arrivals(two, look(seats('b', 'Ann')), [seats('b', 'Ann')])).toBe(two);
  });

  it('keeps the last few alone', () => {
    const crowd = Array.from({ length: 50 }, (_, i) => String(i));
    expect(arrivals([], look(), [seats('a', ...crowd)]).map(({ name }) => name)).toEqual([
      '49',
      '48',
      '47',
      '46',
    ]);
  });

  it('leaves out empty teams where there are more pages than anybody waits for', () => {
    const teams = [seats('a'), seats('b', 'Bo'), seats('c')];
    expect(shownTeams(teams, 1)).toEqual(teams);
    expect(shownTeams([...teams, seats('d'), seats('e')], 1).map(({ id }) => id)).toEqual(['b']);
  });

  it('turns its pages for ever, and has one when it is empty', () => {
    const items = [1, 2, 3, 4, 5];
    expect([0, 1, 2, 3].map((turn) => pageOf(items, 2, turn))).toEqual([
      { items: [1, 2], at: 1, of: 3 },
      { items: [3, 4], at: 2, of: 3 },
      { items: [5], at: 3, of: 3 },
      { items: [1, 2], at: 1, of: 3 },
    ]);
    expect(pageOf([], 10, 7)).toEqual({ items: [], at: 1, of: 1 });
  });

  it('shows names as long as there is room, and sets any code within the wall', () => {
    expect([1, 8, 9].map((count) => groupsOf(count).named)).toEqual([true, true, false]);
    expect(codeWidth('WWWWWW')).toBeGreaterThan(codeWidth('VXW464'));
    expect(codeWidth('NFJTJF')).toBeLessThan(4);
  });
});

describe('a prompt on the wall', () => {
  const prompt = { text: 'Why?', minutes: 5, at: 1_000_000 };

  it('counts down from when it was seen coming, or from the server’s time on a wall opened later', () => {
    // Whenever a wall was opened, and whatever its own clock says.
    expect(countdownEnd(prompt)).toBe(1_300_000);
    expect(countdownEnd({ ...prompt, minutes: null })).toBeNull();
  });

  it('says what is left in minutes and seconds, never less than nothing', () => {
    expect([300_000, 299_999, 61_000, 9_001, 1, 0, -5].map((left) => timeLeft(left, 0))).toEqual([
      '5:00',
      '5:00',
      '1:01',
      '0:10',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });

  it('is as large as its length lets it be', () => {
    expect(promptSize('Why?')).toBe('huge');
    expect(promptSize('x'.repeat(100))).toBe('large');
    expect(promptSize('x'.repeat(240))).toBe('medium');
    expect(promptSize('a\nb\nc\nd\ne')).toBe('medium');
  });
});

describe('the country on the wall', () => {
  const places = {
    hubs: [{ id: 'north', name: 'North', at: [0, 0] as [number, number], department: '59' }],
    links: [],
    departments: [{ id: '59', name: 'Nord', hub: 'north' }],
  };
  const flat = {
    size: { width: 9, height: 9 },
    project: () => ({ x: 0, y: 0 }),
    department: () => null,
    credit: { text: '', url: '' },
  };
  const country = (loadBp: number, behindBp: number, asOfTick: number) => ({
    teams: 3,
    departments: { asOfTick, behindBp: [900] },
    hubs: [{ asOfTick, loadBp, behindBp, capacityBp: 9000 }],
    services: [],
    channels: [],
  });
  const read = (of: ReturnType<typeof country>) => {
    const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 900 };
    return readMap(planMap(places, flat, 0), clock, countryTable(of, 100, places.hubs));
  };

  it('is read by the map as a team’s own view is', () => {
    const state = read(country(3500, 2500, 99));
    expect(state.hubs[0]).toMatchObject({ state: 'overloaded', figure: '35', working: 'slowed' });
    expect(read(country(2000, 0, 99)).hubs[0]).toMatchObject({ state: 'calm' });
    expect(state.departments[0]).toMatchObject({ shade: 2, behindBp: 900 });
    expect(state.stale).toBeNull();
  });

  it('says how old its figures are once for all hubs', () => {
    const state = read(country(2000, 0, 40));
    expect(state.stale).toMatchObject({ minutes: 300 });
    expect(state.hubs[0]?.asOf).not.toBeNull();
    expect(withoutTimes(state).hubs[0]).toMatchObject({ asOf: null, staleMinutes: 300 });
  });

  it('calls a service by the state most teams are in, of equals the worse', () => {
    const state = (up: number, degraded: number, down: number) =>
      commonState({ id: 'x', up, degraded, down });
    expect([state(3, 0, 0), state(2, 1, 1), state(1, 1, 0), state(1, 0, 1), state(0, 1, 1)]).toEqual([
      'up',
      'up',
      'degraded',
      'down',
      'down',
    ]);
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
