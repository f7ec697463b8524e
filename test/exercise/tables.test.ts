import { expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import type { Kind } from '#protocol/delta.ts';
import type { Audience, Tables } from '#protocol/views.ts';
import { accept, advance, facilitator, open, seat } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';

/** Said by the network, over what was shown last (see room.test.ts). */
type Views<A extends Audience> = Exclude<Kind<Tables[A]>, 'halted'>;

/** Every kind that is described; one that is not, or one too many, does not compile. */
const described: { [A in Audience]: Record<Views<A>, true> } = {
  team: {
    exercise: true,
    clock: true,
    announcement: true,
    ghost: true,
    result: true,
    team: true,
    seat: true,
    preparation: true,
    headline: true,
    situation: true,
    curves: true,
    ghostCurves: true,
    entry: true,
    service: true,
    process: true,
    channel: true,
    hub: true,
    links: true,
    departments: true,
    ordinary: true,
    action: true,
    decision: true,
    inject: true,
    read: true,
    obligation: true,
    log: true,
    debrief: true,
    reflection: true,
    commitment: true,
    atWork: true,
  },
  facilitator: {
    exercise: true,
    clock: true,
    announcement: true,
    ghost: true,
    result: true,
    team: true,
    seat: true,
    msel: true,
    story: true,
    prompt: true,
    slide: true,
    prompts: true,
    line: true,
    debrief: true,
    reflection: true,
    commitment: true,
  },
  projector: {
    exercise: true,
    clock: true,
    announcement: true,
    ghost: true,
    result: true,
    team: true,
    idle: true,
    prompt: true,
    slide: true,
    country: true,
    news: true,
    debrief: true,
    reflected: true,
    commitment: true,
  },
};

/** An exercise in which everything happens that a screen can show. */
function* everything(): Generator<Exercise> {
  const pack = changed((one) => (one.scenario.prompts = [{ en: 'Why?', fr: 'Pourquoi ?' }]));
  const exercise = open({}, pack);
  accept(exercise, facilitator, { type: 'start' });
  advance(exercise, 30);
  accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
  accept(exercise, facilitator, { type: 'announce', text: 'Ten minutes left.' });
  accept(exercise, facilitator, { type: 'show-prompt', text: 'And now?' });
  advance(exercise, 142);
  accept(exercise, seat('seat-1'), { type: 'read', injects: ['early-news'] });
  yield exercise;
  accept(exercise, facilitator, { type: 'end' });
  accept(exercise, facilitator, { type: 'show-slide', slide: 'podium' });
  accept(exercise, seat('seat-1'), { type: 'reflect', knew: 'Nothing.', expected: '', did: 'All.' });
  accept(exercise, seat('seat-1'), { type: 'commit', text: 'Print kits.', owner: 'Ana', due: '2026-03-31' });
  yield exercise;
  accept(exercise, facilitator, { type: 'debrief-step', step: 'results' });
  yield exercise;
  accept(exercise, facilitator, { type: 'debrief-step', step: 'change' });
  yield exercise;
}

const look: { [A in Audience]: (exercise: Exercise) => Tables[A] } = {
  team: (exercise) => exercise.view('team', 'team-1'),
  facilitator: (exercise) => exercise.view('facilitator'),
  projector: (exercise) => exercise.view('projector'),
};

it.each(Object.keys(described) as Audience[])('what is described is made: %s', (audience) => {
  const made = new Set<string>();
  for (const exercise of everything()) {
    for (const key of Object.keys(look[audience](exercise))) made.add(key.split(':')[0]!);
  }
  expect([...made].toSorted()).toEqual(Object.keys(described[audience]).toSorted());
});
