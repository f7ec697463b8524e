import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { started } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';
import { live, session, type Event } from '../support/session.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const pack = changed((one) => (one.policies.policies = []));
/** What a seat of the other team does: its commands, and where it looks. */
const ofOthers = (one: Event): boolean =>
  one.kind === 'command' && one.actor.kind === 'seat' && one.actor.seat !== 'seat-1';
/** Facilitators act on what they see of all teams, and seats are moved from one to the other: not asked about here. */
const ofPlay = (one: Event): boolean => one.kind !== 'command' || one.actor.kind === 'seat';

it('nothing the other team does, reads or looks at ever changes what a team is told', () => {
  fc.assert(
    fc.property(session, (events) => {
      const exercises = [started({}, pack), started({}, pack)] as const;
      const [together, alone] = exercises;
      const view = (exercise: Exercise) => exercise.view('team', 'team-1');
      for (const one of events.filter(ofPlay)) {
        live(together, [one]);
        if (ofOthers(one)) {
          together.setOnline('seat-2', true);
          together.setPlace('seat-2', 'decision:scrub');
        } else live(alone, [one]);
        expect(view(together)).toEqual(view(alone));
      }
    }),
    { numRuns: 20 },
  );
});
