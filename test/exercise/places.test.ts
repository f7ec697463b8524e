import { describe, expect, it, test } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import type { Command } from '#protocol/commands.ts';
import { plainName } from '#protocol/text.ts';
import { accept, facilitator, open, refuse, seat, started, system } from '../support/exercise.ts';
import { mini } from '../support/mini.ts';

const take = (exercise: Exercise, id: string, name: string, roles: string[] = [], team = 'team-1') =>
  accept(exercise, system, { type: 'seat-taken', seat: id, team, name, roles });
const scrub = { type: 'decide', action: 'scrub' } as const;
const again = (exercise: Exercise) =>
  replay(exercise.definition, mini, exercise.entries, exercise.tick).hash();

describe('who leaves a seat', () => {
  it('frees place, name and roles at once, and is in the live log; a replay agrees', () => {
    const exercise = started({ seatsPerTeam: 2 });
    take(exercise, 'ann', 'Ann', ['network']);
    refuse(exercise, seat('seat-1'), scrub, 'not-your-role');
    accept(exercise, seat('ann'), { type: 'leave-seat' });
    expect(exercise.allSeats.get('ann')).toMatchObject({ removed: true, left: true });
    take(exercise, 'ann-2', 'ann');
    accept(exercise, seat('seat-1'), scrub);
    const lines = Object.values(exercise.view('facilitator')).filter(
      (one) => (one as { log?: { ref?: string } } | null)?.log?.ref === 'leave-seat',
    );
    expect(lines).toMatchObject([{ log: { words: { en: 'Ann has left Red. The seat is free.' } } }]);
    expect(again(exercise)).toBe(exercise.hash());
  });
});

describe('who is away', () => {
  it('holds nobody up, and has the roles again when back; a replay agrees', () => {
    const exercise = started();
    take(exercise, 'ann', 'Ann', ['network']);
    accept(exercise, system, { type: 'seat-away', seat: 'ann' });
    expect(exercise.view('team', 'team-1')).toMatchObject({ 'seat:ann': { roles: ['network'], away: true } });
    expect(exercise.view('facilitator')).toMatchObject({ 'seat:ann': { away: true } });
    accept(exercise, seat('seat-1'), scrub);
    accept(exercise, system, { type: 'seat-back', seat: 'ann' });
    expect(exercise.view('team', 'team-1')['seat:ann']).not.toHaveProperty('away');
    refuse(
      exercise,
      seat('seat-1'),
      { type: 'decide', action: 'rate-limit', target: 'website' },
      'not-your-role',
    );
    expect(again(exercise)).toBe(exercise.hash());
  });
});

describe('one check for every way into a team', () => {
  it('a name is taken, whoever comes, is moved or is renamed', () => {
    const exercise = open();
    take(exercise, 'ann', 'Ann');
    take(exercise, 'other', 'ANN', [], 'team-2');
    const taken = {
      type: 'seat-taken' as const,
      seat: 'x',
      team: 'team-1',
      name: 'ann',
      roles: [],
    } satisfies Command;
    refuse(exercise, system, taken, 'name-taken');
    refuse(exercise, facilitator, { type: 'move-seat', seat: 'other', team: 'team-1' }, 'name-taken');
    refuse(exercise, facilitator, { type: 'rename-seat', seat: 'seat-1', name: 'ann' }, 'name-taken');
    // Its own name is nobody else's.
    accept(exercise, facilitator, { type: 'rename-seat', seat: 'ann', name: 'ANN' });
    expect(exercise.allSeats.get('ann')!.name).toBe('ANN');
  });

  it('a full team is full, whoever comes or is moved; whoever sits there may be renamed', () => {
    const exercise = open({ seatsPerTeam: 1 });
    const taken = {
      type: 'seat-taken' as const,
      seat: 'x',
      team: 'team-1',
      name: 'Ann',
      roles: [],
    } satisfies Command;
    refuse(exercise, system, taken, 'team-full');
    refuse(exercise, facilitator, { type: 'move-seat', seat: 'seat-2', team: 'team-1' }, 'team-full');
    accept(exercise, facilitator, { type: 'rename-seat', seat: 'seat-1', name: 'Ann' });
    accept(exercise, facilitator, { type: 'move-seat', seat: 'seat-1', team: 'team-1' });
    expect(exercise.allSeats.get('seat-1')).toMatchObject({ name: 'Ann', team: 'team-1' });
  });
});

test('flags of two countries are two names; what shows nothing makes no name another', () => {
  const flag = (letters: string) =>
    `🏴${[...letters].map((one) => String.fromCodePoint(0xe0000 + one.codePointAt(0)!)).join('')}\u{e007f}`;
  expect(plainName(flag('gbsct'))).not.toBe(plainName(flag('gbeng')));
  expect(plainName('An\u200dn\u{e0061}')).toBe(plainName('ann'));
});
