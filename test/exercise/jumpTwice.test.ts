import { expect, it } from 'vitest';
import { accept, facilitator, started } from '../support/exercise.ts';

it('two facilitators who ask for the next message from one screen go there once', () => {
  const exercise = started();
  const seen = exercise.tick;
  accept(exercise, facilitator, { type: 'jump', to: 'next-inject' });
  const there = exercise.tick;
  expect(there).toBeGreaterThan(seen);
  const jump = { type: 'jump', to: 'next-inject' } as const;
  const second = exercise.submit(facilitator, jump, { at: 0, commandId: null, seenTick: seen });
  expect(second).toMatchObject({ ok: false, refusal: { code: 'stale' } });
  expect(exercise.tick).toBe(there);
  // From where it stands now it is another matter.
  expect(exercise.submit(facilitator, jump, { at: 0, commandId: null, seenTick: there }).ok).toBe(true);
});
