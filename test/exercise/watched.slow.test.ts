import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import { freeze, thaw, type Frozen } from '#exercise/freeze.ts';
import type { LogEntry } from '#exercise/types.ts';
import { leversOf } from '#sim/levers.ts';
import { cloneState } from '#sim/state.ts';
import { started } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';
import { live, session } from '../support/session.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

/** In a format with messages in reserve, and without ghosts, which take most of the time of creating an exercise. */
const pack = changed(({ scenario, policies }) => {
  policies.policies = [];
  scenario.formats = [{ id: 'short', name: { en: 'Short', fr: 'Courte' }, sends: 'should' }];
});
const definition = { format: 'short' };

/** What people at screens, and copies of the state, must not move: everything that is worked out and kept. */
const glances = fc.infiniteStream(
  fc.constantFrom('views', 'presence', 'clone', 'levers', 'restart', 'snapshot', 'nothing'),
);

function glance(exercise: Exercise, what: string): Exercise {
  if (what === 'views') {
    for (const id of exercise.teamIds) exercise.view('team', id);
    exercise.view('facilitator');
    exercise.view('projector');
  } else if (what === 'presence') {
    exercise.setOnline('seat-1', true);
    exercise.setPlace('seat-1', 'decision:scrub');
    exercise.setOnline('seat-2', exercise.tick % 2 === 0);
  } else if (what === 'clone') {
    for (const team of exercise.teams.values()) team.state = cloneState(exercise.state.world, team.state);
  } else if (what === 'levers') {
    for (const { state } of exercise.teams.values()) leversOf(exercise.state.world, state);
  } else if (what === 'restart') {
    exercise.finishTick();
    const entries = JSON.parse(JSON.stringify(exercise.entries)) as LogEntry[];
    return replay(exercise.definition, { scenario: pack }, entries, exercise.tick);
  } else if (what === 'snapshot') {
    exercise.finishTick();
    return thawed(exercise);
  }
  return exercise;
}

/** Written down and read again, whole. */
function thawed({ state, entries }: Exercise): Exercise {
  const { core, parts } = JSON.parse(JSON.stringify(freeze(state))) as Frozen;
  const steps = thaw(state, core, parts);
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) continue;
    expect(step.value.missing).toEqual([]);
    const again = new Exercise(step.value.state);
    for (const entry of entries) again.recall(entry);
    return again;
  }
}

const screens = (exercise: Exercise) => {
  for (const seat of exercise.allSeats.keys()) exercise.setOnline(seat, false);
  return [exercise.view('projector'), ...exercise.teamIds.map((id) => exercise.view('team', id))];
};

it('an exercise that is watched, copied and restarted all the time is the one that nobody looks at', () => {
  fc.assert(
    fc.property(session, glances, (events, looks) => {
      const alone = started(definition, pack);
      let watched = started(definition, pack);
      for (const one of events) {
        const what = looks.next().value as string;
        // A restart ends the tick that is under way, for all teams.
        if (what === 'restart' || what === 'snapshot') alone.finishTick();
        watched = glance(watched, what);
        live(alone, [one]);
        live(watched, [one]);
      }
      expect(watched.hash()).toBe(alone.hash());
      expect(watched.entries).toEqual(alone.entries);
      expect(screens(watched)).toEqual(screens(alone));
      for (const what of ['restart', 'snapshot'])
        expect(screens(glance(alone, what))).toEqual(screens(alone));
    }),
    { numRuns: 25 },
  );
});
