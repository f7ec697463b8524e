import { expect, it } from 'vitest';
import { createExercise } from '#exercise/restore.ts';
import { define } from '../support/exercise.ts';
import { realPack } from '../support/real.ts';

it('the facilitator finds what she may do in two lists, pressure and relief, and a way back for each strike', () => {
  const exercise = createExercise(define({ scenario: realPack.id }), { scenario: realPack.scenario });
  const { events } = exercise.view('facilitator').story;
  const of = (list: string) => events.filter((one) => one.list === list).map((one) => one.id);
  expect(of('pressure')).toEqual([
    'intensify',
    'strike-the-bank',
    'strike-the-parcels',
    'strike-one-address',
    'second-wave',
  ]);
  expect(of('relief')).toEqual(['ease', 'spare-the-bank', 'spare-the-parcels', 'spare-the-address']);
});
