import type { Exercise } from '#exercise/exercise.ts';
import { accept, advance, facilitator, open, seat } from '../support/exercise.ts';
import { HOUR, ZERO } from '../support/mini.ts';

/** What a spreadsheet or a page would run, typed into the log. */
export const evil = '=HYPERLINK("http://evil.example";"click")';

/** A short exercise, over: a decision with its reason, an answer, a reflection, a commitment. */
export function played(): Exercise {
  const exercise = open();
  accept(exercise, facilitator, { type: 'start' });
  advance(exercise, ZERO + HOUR);
  accept(exercise, seat('seat-1'), {
    type: 'decide',
    action: 'scrub',
    why: 'The link, "full",\nis full.',
    confidence: 4,
  });
  accept(exercise, seat('seat-2'), { type: 'log', text: evil });
  accept(exercise, seat('seat-1'), { type: 'answer', inject: 'journalist', option: 'truth' });
  advance(exercise, ZERO + 5 * HOUR);
  accept(exercise, facilitator, { type: 'end' });
  accept(exercise, seat('seat-1'), { type: 'reflect', knew: 'Little.', expected: '', did: 'Much.' });
  accept(exercise, seat('seat-1'), {
    type: 'commit',
    text: 'Print kits.',
    owner: 'Person 1',
    due: '2026-03-31',
  });
  return exercise;
}
