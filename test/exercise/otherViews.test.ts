import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import type { Table } from '#protocol/delta.ts';
import { accept, facilitator, seat, started } from '../support/exercise.ts';
import { mini, placeOf } from '../support/mini.ts';
import { among, busy, including, secret, wordsOf } from '../support/views.ts';

const { injects } = mini.scenario;

describe('the wall', () => {
  const exercise = busy();
  const wall = exercise.view('projector');

  it("holds nothing of any team's inside", () => {
    expect(including('RED-', wall)).toEqual([]);
    expect(including('BLUE-', wall)).toEqual([]);
    expect(among(secret, wall)).toEqual([]);
    expect(Object.keys(wall).map((key) => key.split(':')[0]!)).not.toEqual(
      expect.arrayContaining([
        'inject',
        'decision',
        'action',
        'service',
        'entry',
        'hub',
        'log',
        'seat',
        'situation',
      ]),
    );
    // What anybody could see over all teams, in steps; no key of it names a team.
    expect(among(exercise.teamIds, wall['country'])).toEqual([]);
    expect(Object.keys(wall['team:team-1'] as object).toSorted()).toEqual([
      'headline',
      'id',
      'name',
      'online',
      'seats',
    ]);
  });

  it('shows public news once every team has them, by their headline alone', () => {
    const early = placeOf(injects.injects, 'early-news');
    expect(wall[`news:${early}`]).toEqual({
      tick: 24,
      channel: 'tv',
      from: { en: 'Television', fr: 'Télévision' },
      title: { en: 'Post office dark', fr: 'La poste dans le noir' },
    });
    expect(including('SECRET', wall)).toEqual([]);
    expect(Object.keys(wall).filter((key) => key.startsWith('news:'))).toEqual([`news:${early}`]);
  });

  it('keeps back what one team alone has', () => {
    const one = started();
    accept(one, facilitator, { type: 'fire-inject', inject: 'early-news', team: 'team-1' });
    expect(Object.keys(one.view('projector')).filter((key) => key.startsWith('news:'))).toEqual([]);
  });
});

describe("the facilitator's console", () => {
  const exercise = busy();
  const console = exercise.view('facilitator');

  it('has every team and seat, and the whole MSEL with what is expected', () => {
    for (const id of exercise.teamIds) expect(console[`team:${id}`]).toMatchObject({ id, seats: 1 });
    for (const { id } of exercise.allSeats.values()) expect(console[`seat:${id}`]).toMatchObject({ id });
    for (const one of injects.injects) {
      expect(console[`msel:${one.id}`]).toMatchObject({ body: one.body, expected: one.expected, teams: 2 });
    }
  });

  it('can read every word that the wall has, and every word of a team by watching it', () => {
    // The country is counted over what each team's own screen shows; test/exercise/country.test.ts has its rules.
    const { country: _, ...wall } = exercise.view('projector');
    const teams = exercise.teamIds.map((id) => exercise.view('team', id));
    const reach = new Set(wordsOf([console, ...teams]));
    const missing = wordsOf(wall).filter(
      (word) => !reach.has(word) && !/^(news:|idle$|seats$)/.test(word) && Number.isNaN(Number(word)),
    );
    expect(missing).toEqual([]);
  });

  it('tells what waits for a team, and what it has missed', () => {
    const rows = () => exercise.view('facilitator');
    expect(rows()['team:team-1']).toMatchObject({
      unanswered: 1,
      overdue: 1,
      lastAction: 'scrub',
      lastActTick: 20,
    });
    expect(rows()['team:team-2']).toMatchObject({ unanswered: 0, overdue: 1, lastActTick: 122 });
  });

  it('tells which turns the story can take now', () => {
    const events = (one: Exercise) => one.view('facilitator').story.events.map(({ enabled }) => enabled);
    expect([events(started()), events(exercise)]).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('lists what happened last, by a number that only grows', () => {
    const keys = (table: Table) => Object.keys(table).filter((key) => key.startsWith('line:'));
    const before = keys(console);
    expect(before.length).toBeLessThanOrEqual(60);
    accept(exercise, seat('seat-1'), { type: 'log', text: 'one more' });
    const after = keys(exercise.view('facilitator'));
    expect(after.filter((key) => !before.includes(key))).toHaveLength(1);
    expect(including('one more', exercise.view('facilitator'))).toHaveLength(1);
  });
});
