import { describe, expect, it } from 'vitest';
import { mostCommitments } from '#protocol/debrief.ts';
import { accept, advance, facilitator, refuse, seat, started } from '../support/exercise.ts';

function ended() {
  const exercise = started();
  advance(exercise, 30);
  accept(exercise, facilitator, { type: 'end' });
  return exercise;
}
const one = seat('seat-1');
const answers = { knew: 'The link was full.', expected: '', did: 'Scrubbing.' };
const promise = { text: 'Print kits.', owner: 'Ana', due: '2026-03-31' };

describe('what each player is asked first', () => {
  it('is told to the facilitator at once, to the team once the debrief goes on, to others never', () => {
    const exercise = ended();
    accept(exercise, one, { type: 'reflect', ...answers });
    const record = () => exercise.view('team', 'team-1')['reflection:seat-1'];
    expect(record()).toEqual({ name: 'Person 1', answers: null });
    expect(exercise.view('facilitator')['reflection:seat-1']).toEqual({
      team: 'team-1',
      name: 'Person 1',
      answers,
    });
    expect(exercise.view('projector')['reflected']).toEqual({ count: 1, of: 2 });
    expect(JSON.stringify(exercise.view('projector'))).not.toContain(answers.knew);
    accept(exercise, facilitator, { type: 'debrief-step', step: 'results' });
    expect(record()).toEqual({ name: 'Person 1', answers });
    expect(JSON.stringify(exercise.view('team', 'team-2'))).not.toContain(answers.knew);
  });

  it('can be said again, and takes the former’s place; nothing at all is refused', () => {
    const exercise = ended();
    accept(exercise, one, { type: 'reflect', ...answers });
    accept(exercise, one, { type: 'reflect', ...answers, did: 'Too late.' });
    refuse(exercise, one, { type: 'reflect', knew: '', expected: '', did: '' }, 'malformed');
    expect(exercise.view('facilitator')['reflection:seat-1']).toMatchObject({
      answers: { did: 'Too late.' },
    });
  });

  it('is not asked during play', () => {
    const exercise = started();
    refuse(exercise, one, { type: 'reflect', ...answers }, 'wrong-phase');
    expect(exercise.view('facilitator')['reflection:seat-1']).toBeUndefined();
  });
});

describe('what a team will do about it', () => {
  it('is written down, put differently and dropped; numbers are not used twice', () => {
    const exercise = ended();
    const list = () =>
      Object.entries(exercise.view('team', 'team-1')).filter(([key]) => key.startsWith('commitment:'));
    accept(exercise, one, { type: 'commit', ...promise });
    accept(exercise, one, { type: 'commit', ...promise, text: 'Call the carrier.' });
    accept(exercise, one, { type: 'commit', ...promise, id: 1, owner: 'Bo' });
    expect(list()).toEqual([
      ['commitment:1', { ...promise, owner: 'Bo', by: 'Person 1' }],
      ['commitment:2', { ...promise, text: 'Call the carrier.', by: 'Person 1' }],
    ]);
    accept(exercise, one, { type: 'drop-commitment', id: 2 });
    accept(exercise, one, { type: 'commit', ...promise });
    expect(list().map(([key]) => key)).toEqual(['commitment:1', 'commitment:3']);
    refuse(exercise, one, { type: 'drop-commitment', id: 2 }, 'unknown-commitment');
    refuse(exercise, seat('seat-2'), { type: 'commit', ...promise, id: 1 }, 'unknown-commitment');
  });

  it('is on the wall at its step alone, by team', () => {
    const exercise = ended();
    accept(exercise, one, { type: 'commit', ...promise });
    const wall = () => exercise.view('projector')['commitment:team-1-1'];
    expect(wall()).toBeUndefined();
    accept(exercise, facilitator, { type: 'debrief-step', step: 'change' });
    expect(wall()).toEqual({ ...promise, by: 'Person 1', team: 'team-1' });
  });

  it('is a list that somebody can keep', () => {
    const exercise = ended();
    for (let i = 0; i < mostCommitments; i++) accept(exercise, one, { type: 'commit', ...promise });
    refuse(exercise, one, { type: 'commit', ...promise }, 'used-up');
    accept(exercise, one, { type: 'commit', ...promise, id: 7, text: 'Differently.' });
    expect(exercise.view('team', 'team-1')['commitment:7']).toMatchObject({ text: 'Differently.' });
  });
});
