import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { Table } from '#protocol/delta.ts';
import type { HubRecord } from '#protocol/views.ts';
import { accept, advance, facilitator, seat, started } from '../support/exercise.ts';
import { mini, placeOf } from '../support/mini.ts';

const { attack, story, actions, injects, policies } = mini.scenario;

/** Two teams in the middle of it: each has its own words, decisions and answers. */
function busy(): Exercise {
  const exercise = started();
  advance(exercise, 20);
  accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub', why: 'RED-REASON', confidence: 2 });
  accept(exercise, seat('seat-1'), { type: 'log', text: 'RED-NOTE' });
  accept(exercise, seat('seat-2'), {
    type: 'decide',
    action: 'rate-limit',
    target: 'tracking',
    why: 'BLUE-REASON',
  });
  accept(exercise, seat('seat-2'), { type: 'log', text: 'BLUE-NOTE' });
  accept(exercise, facilitator, { type: 'announce', text: 'BLUE-WORD', team: 'team-2' });
  accept(exercise, facilitator, { type: 'announce', text: 'WORD-TO-ALL' });
  advance(exercise, 122);
  accept(exercise, seat('seat-2'), { type: 'answer', inject: 'ministry', text: 'BLUE-ANSWER' });
  return exercise;
}

/** Every text and every key anywhere inside. */
function wordsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) wordsOf(one, (found.push(key), found));
  }
  return found;
}
/** Which of these stand in it, as a word of their own or as the id in a key. */
const among = (forbidden: Iterable<string>, value: unknown): string[] => {
  const words = new Set(wordsOf(value).flatMap((word) => [word, ...word.split(':')]));
  return [...forbidden].filter((one) => words.has(one));
};
const including = (part: string, value: unknown): string[] =>
  wordsOf(value).filter((word) => word.includes(part));

/** Names that belong to the attack and to the inside of effects, and to nobody's screen. */
const secret = [
  ...attack.campaigns.map((one) => one.id),
  ...Object.keys(attack.guards),
  ...Object.keys(attack.moves),
  ...Object.keys(story.guards),
  ...Object.keys(story.moves),
  'campaign',
  'campaignSince',
  'campaignPower',
  'adversary',
  'effects',
  'standing',
  'silence',
  'expected',
  'power',
  'domestic',
  'cut',
  'honestLoss',
  'seed',
  'deliverable',
].filter((word) => word !== 'late' && word !== 'held');
const unsent = (exercise: Exercise, team: string) =>
  injects.injects
    .filter((_one, i) => exercise.teams.get(team)!.state.injects[i]!.sentTick < 0)
    .map((one) => one.id);

describe("a team's screen", () => {
  const exercise = busy();
  const red = exercise.view('team', 'team-1');
  const blue = exercise.view('team', 'team-2');

  it('holds nothing of another team', () => {
    expect(including('BLUE', red)).toEqual([]);
    expect(including('RED', blue).filter((word) => word !== 'Red')).toEqual([]);
    expect(among(['team-2', 'seat-2', 'Blue', 'Person 2'], red)).toEqual([]);
    expect(among(['team-1', 'seat-1', 'Red', 'Person 1'], blue)).toEqual([]);
  });

  it('holds its own', () => {
    expect(including('RED-', red)).toEqual(['RED-REASON', 'RED-REASON', 'RED-NOTE']);
    expect(including('BLUE-WORD', blue)).toHaveLength(2);
    expect(including('WORD-TO-ALL', red)).toHaveLength(2);
    expect(red['decision:0']).toMatchObject({ action: 'scrub', by: 'Person 1', state: 'in-force' });
    expect(blue['inject:ministry']).toMatchObject({ answer: { text: 'BLUE-ANSWER', by: 'Person 2' } });
  });

  it('holds no inject that has not been sent, by id or by text', () => {
    expect(unsent(exercise, 'team-1')).toContain('next-day');
    expect(among(unsent(exercise, 'team-1'), red)).toEqual([]);
    expect(including('SECRET-BODY feed', red)).toEqual([]);
    expect(including('SECRET-BODY journalist', red)).toEqual([
      'SECRET-BODY journalist',
      'SECRET-BODY journaliste',
    ]);
  });

  it('holds nothing of what an inject is for, nor of what its options do', () => {
    expect(including('SECRET-EXPECTED', red)).toEqual([]);
    expect(red['inject:journalist']).toMatchObject({
      options: [
        { id: 'truth', label: { en: 'The truth', fr: 'La vérité' } },
        { id: 'all-well', label: { en: 'All is well', fr: 'Tout va bien' } },
      ],
    });
  });

  it('holds no attack, no campaign, no effect', () => {
    expect(among(secret, red)).toEqual([]);
    expect(wordsOf(red).filter((word) => /^T1\d{3}/.test(word))).toEqual([]);
  });

  it('holds no run of a ghost beyond the present', () => {
    const { ghostCurves, curves } = red as {
      ghostCurves: { uptimeBp: number[] };
      curves: { tick: number[] };
    };
    expect(ghostCurves.uptimeBp).toHaveLength(curves.tick.length);
    expect(red['result']).toBeUndefined();
  });
});

describe('what a team sees through the fog', () => {
  it('keeps its old figures and their age while tracking is dark', () => {
    const exercise = started();
    advance(exercise, 10);
    const fresh = exercise.view('team', 'team-1')['hub:north'] as HubRecord;
    expect(fresh.asOfTick).toBe(10);
    advance(exercise, 60);
    const { state } = exercise.teams.get('team-1')!;
    const stale = exercise.view('team', 'team-1')['hub:north'] as HubRecord;
    expect(stale.asOfTick).toBeLessThan(50);
    state.v.hubOut[0] = 123_456;
    expect(exercise.view('team', 'team-1')['hub:north']).toEqual(stale);
    expect(including('123456', JSON.stringify(exercise.view('team', 'team-1')['links']))).toEqual([]);
  });

  it('dates the departments, and knows old figures of them', () => {
    const exercise = started();
    advance(exercise, 60);
    const seen = exercise.view('team', 'team-1')['departments'] as { asOfTick: number; latenessBp: number[] };
    expect(seen.asOfTick).toBeLessThan(50);
    exercise.teams.get('team-1')!.state.v.depot.fill(99_999);
    expect(exercise.view('team', 'team-1')['departments']).toEqual(seen);
  });

  it('shows on the roads what left a hub when it was last seen', () => {
    const exercise = started();
    advance(exercise, 60);
    const before = exercise.view('team', 'team-1')['links'];
    exercise.teams.get('team-1')!.state.v.departed.fill(5_000);
    expect(exercise.view('team', 'team-1')['links']).toEqual(before);
  });
});

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
    for (const { id } of exercise.seats) expect(console[`seat:${id}`]).toMatchObject({ id });
    for (const one of injects.injects) {
      expect(console[`msel:${one.id}`]).toMatchObject({ body: one.body, expected: one.expected, teams: 2 });
    }
  });

  it('can read every word that the wall has, and every word of a team by watching it', () => {
    const wall = exercise.view('projector');
    const teams = exercise.teamIds.map((id) => exercise.view('team', id));
    const reach = new Set(wordsOf([console, ...teams]));
    const missing = wordsOf(wall).filter(
      (word) => !reach.has(word) && !/^(news:|idle$|seats$)/.test(word) && Number.isNaN(Number(word)),
    );
    expect(missing).toEqual([]);
  });

  it('tells what waits for a team, and what it has missed', () => {
    const rows = () =>
      exercise.view('facilitator') as Record<string, { unanswered: number; overdue: number }>;
    expect(rows()['team:team-1']).toMatchObject({
      unanswered: 1,
      overdue: 1,
      lastAction: 'scrub',
      lastActTick: 20,
    });
    expect(rows()['team:team-2']).toMatchObject({ unanswered: 0, overdue: 1, lastActTick: 122 });
  });

  it('tells which turns the story can take now', () => {
    const events = (one: Exercise) =>
      (one.view('facilitator')['story'] as { events: { id: string; enabled: boolean }[] }).events.map(
        ({ enabled }) => enabled,
      );
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

describe('the catalogue, which anyone may read', () => {
  const catalogue: Catalogue = started().catalogue;

  it('holds no inject, no attack, no effect, no lesson', () => {
    expect(including('SECRET', catalogue)).toEqual([]);
    expect(
      among(
        injects.injects.map((one) => one.id),
        catalogue,
      ),
    ).toEqual([]);
    expect(
      among(
        injects.injects.flatMap((one) => [one.title.en, one.body.en, one.from.en]),
        catalogue,
      ),
    ).toEqual([]);
    expect(among(secret, catalogue)).toEqual([]);
    expect(
      among(
        actions.actions
          .flatMap((one) => [one.teaches.en, one.teaches.fr])
          .filter((one) => one !== 'Truth.' && one !== 'Vérité.'),
        catalogue,
      ),
    ).toEqual([]);
    expect(
      among(
        policies.policies.flatMap((one) => [one.name.en, one.about.en]),
        catalogue,
      ),
    ).toEqual([]);
  });

  it('holds what a player needs to choose: costs, crews, times, targets', () => {
    expect(catalogue.actions.find((one) => one.id === 'rate-limit')).toEqual({
      id: 'rate-limit',
      role: 'network',
      title: { en: 'Rate limit', fr: 'Limiter' },
      about: { en: 'Fewer.', fr: 'Moins.' },
      cost: 10,
      crew: { pool: 'technical', count: 1 },
      leadTicks: 4,
      lastsTicks: null,
      target: { kind: 'service', options: ['website', 'online-banking', 'tracking'] },
      times: null,
      cancellable: true,
    });
  });
});
