import { describe, expect, it, test } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import type { ActionRecord, PreparationRecord, Result, TeamRow } from '#protocol/views.ts';
import type { Command } from '#protocol/commands.ts';
import {
  accept,
  advance,
  define,
  facilitator,
  open,
  refuse,
  seat,
  started,
  system,
} from '../support/exercise.ts';
import { mini } from '../support/mini.ts';

const choose = (preparation: string): Command => ({ type: 'prepare', preparation });
const record = (exercise: Exercise, team = 'team-1') =>
  exercise.view('team', team)['preparation'] as PreparationRecord | undefined;
const card = (exercise: Exercise, id: string, team = 'team-1') =>
  exercise.view('team', team)[`action:${id}`] as ActionRecord;
const standing = (exercise: Exercise, team = 'team-1') => exercise.teams.get(team)!.state.standing.length;

describe('when', () => {
  it('in the lobby and in the briefing, and taken back there too', () => {
    const exercise = open();
    accept(exercise, seat('seat-1'), choose('contract'));
    accept(exercise, facilitator, { type: 'brief' });
    accept(exercise, seat('seat-1'), choose('kits'));
    accept(exercise, seat('seat-1'), { type: 'unprepare', preparation: 'contract' });
    expect(record(exercise)).toEqual({ points: 3, left: 2, chosen: ['kits'], role: 'director' });
    expect(record(exercise, 'team-2')).toEqual({ points: 3, left: 3, chosen: [], role: 'director' });
  });

  test.each(['prepare', 'unprepare'] as const)('not any more once the clock runs: %s', (type) => {
    const exercise = open();
    accept(exercise, seat('seat-1'), choose('kits'));
    accept(exercise, facilitator, { type: 'start' });
    const command = { type, preparation: 'kits' } as Command;
    refuse(exercise, seat('seat-1'), command, 'wrong-phase');
    accept(exercise, facilitator, { type: 'pause' });
    refuse(exercise, seat('seat-1'), command, 'wrong-phase');
    accept(exercise, facilitator, { type: 'end' });
    refuse(exercise, seat('seat-1'), command, 'wrong-phase');
    expect(record(exercise)).toMatchObject({ chosen: ['kits'] });
  });

  it('a team that is added to a running exercise has nothing; one in the lobby may still choose', () => {
    const exercise = open();
    accept(exercise, facilitator, { type: 'add-team', name: 'Early' });
    const sits: Command = { type: 'seat-taken', seat: 'seat-9', team: 'team-3', name: 'Nine', roles: [] };
    accept(exercise, system, sits);
    accept(exercise, seat('seat-9'), choose('kits'));
    accept(exercise, facilitator, { type: 'start' });
    advance(exercise, 5);
    accept(exercise, facilitator, { type: 'add-team', name: 'Late' });
    expect([standing(exercise, 'team-3'), standing(exercise, 'team-4')]).toEqual([1, 0]);
    expect(record(exercise, 'team-4')).toMatchObject({ left: 3, chosen: [] });
  });
});

describe('who', () => {
  it('anybody, as long as nobody directs; then the director alone', () => {
    const exercise = open();
    const other: Command = {
      type: 'seat-taken',
      seat: 'seat-9',
      team: 'team-1',
      name: 'Nine',
      roles: ['director'],
    };
    accept(exercise, seat('seat-1'), choose('kits'));
    accept(exercise, system, other);
    refuse(exercise, seat('seat-1'), choose('drill'), 'not-your-role');
    refuse(exercise, seat('seat-1'), { type: 'unprepare', preparation: 'kits' }, 'not-your-role');
    accept(exercise, seat('seat-9'), choose('drill'));
    refuse(exercise, facilitator, choose('contract'), 'not-allowed');
    expect(record(exercise)).toMatchObject({ left: 1, chosen: ['kits', 'drill'] });
  });

  test('what cannot be chosen is refused and changes nothing', () => {
    const exercise = open();
    accept(exercise, seat('seat-1'), choose('contract'));
    refuse(exercise, seat('seat-1'), choose('wishes'), 'unknown-preparation');
    refuse(exercise, seat('seat-1'), choose('contract'), 'already-prepared');
    accept(exercise, seat('seat-1'), choose('kits'));
    refuse(exercise, seat('seat-1'), choose('drill'), 'no-points');
    expect(record(exercise)).toMatchObject({ left: 0, chosen: ['contract', 'kits'] });
  });
});

describe('what it changes', () => {
  it('the terms of a decision, on the team’s own screen alone and from the choice on', () => {
    const exercise = open();
    expect(card(exercise, 'scrub')).toEqual({ ready: true });
    accept(exercise, seat('seat-1'), choose('contract'));
    expect(card(exercise, 'scrub')).toEqual({ ready: true, leadTicks: 3, cost: 50 });
    expect(card(exercise, 'paper')).toEqual({ ready: true });
    expect(card(exercise, 'scrub', 'team-2')).toEqual({ ready: true });
    expect(exercise.catalogue.preparations[0]).toMatchObject({
      id: 'contract',
      points: 2,
      makes: [{ action: 'scrub', leadTicks: 3, cost: 50 }],
    });
  });

  it('its effects are at work from the start, once, and not before', () => {
    const exercise = open();
    accept(exercise, seat('seat-1'), choose('kits'));
    expect(standing(exercise)).toBe(0);
    accept(exercise, facilitator, { type: 'start' });
    expect([standing(exercise), standing(exercise, 'team-2')]).toEqual([1, 0]);
    accept(exercise, facilitator, { type: 'pause' });
    accept(exercise, facilitator, { type: 'resume' });
    advance(exercise, 3);
    expect(standing(exercise)).toBe(1);
  });

  it('the facilitator sees what each team prepared, and the result says it', () => {
    const exercise = open();
    accept(exercise, seat('seat-2'), choose('drill'));
    const rows = () =>
      ['team-1', 'team-2'].map((id) => (exercise.view('facilitator')[`team:${id}`] as TeamRow).prepared);
    expect(rows()).toEqual([[], ['drill']]);
    accept(exercise, facilitator, { type: 'start' });
    advance(exercise, 2);
    accept(exercise, facilitator, { type: 'end' });
    const { runs } = exercise.view('facilitator')['result'] as Result;
    expect(runs.map(({ id, prepared }) => [id, prepared])).toEqual([
      ['team-1', []],
      ['team-2', ['drill']],
      ['idle', []],
      ['as-happened', []],
      ['textbook', []],
    ]);
  });

  it('nothing, under a difficulty without preparation: there is no record, and no card', () => {
    const exercise = open({ difficulty: 'bare' });
    expect([record(exercise), exercise.catalogue.preparations]).toEqual([undefined, []]);
    refuse(exercise, seat('seat-1'), choose('kits'), 'unknown-preparation');
  });
});

it('is in the log: a replay ends in the same state', () => {
  const exercise = open();
  accept(exercise, seat('seat-1'), choose('contract'));
  accept(exercise, seat('seat-1'), choose('drill'));
  accept(exercise, seat('seat-1'), { type: 'unprepare', preparation: 'drill' });
  accept(exercise, seat('seat-1'), choose('kits'));
  accept(exercise, facilitator, { type: 'start' });
  accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
  advance(exercise, 40);
  const again = replay(define(), { scenario: mini.scenario }, exercise.entries, exercise.tick);
  expect(again.hash()).toBe(exercise.hash());
  expect(record(again)).toEqual(record(exercise));
  const plain = started();
  accept(plain, seat('seat-1'), { type: 'decide', action: 'scrub' });
  advance(plain, 40);
  expect(plain.hash()).not.toBe(exercise.hash());
});
