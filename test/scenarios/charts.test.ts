import { describe, expect, test } from 'vitest';
import { broken, one, told, type Slip } from '../support/brokenPack.ts';

describe('a statechart', () => {
  test.each<Slip>([
    [
      'with an arrow to a state that is not there',
      ['story.yaml', 'target: storm, guard: zero', 'target: strom, guard: zero'],
      one(
        'story.yaml',
        'strom',
        'chart.states.calm.on.TICK.target',
        /no state "strom" to go to; did you mean "storm"\?/,
      ),
    ],
    [
      'with an arrow to a state of another family',
      ['attack.yaml', '- { target: parcels, guard: long }', '- { target: watching, guard: long }'],
      one(
        'attack.yaml',
        'target: watching, guard: long',
        'chart.states.shifting.states.bank.on.TICK.0.target',
        /no state "watching" to go to; known: bank, parcels/,
      ),
    ],
    [
      'that begins nowhere',
      ['story.yaml', 'initial: calm', 'initial: clam'],
      one(
        'story.yaml',
        'initial: clam',
        'chart.initial',
        /no state "clam" to begin in; did you mean "calm"\?/,
      ),
    ],
    [
      'whose inner states have no beginning',
      ['attack.yaml', '      initial: bank\n', ''],
      one(
        'attack.yaml',
        'on:\n        TICK: { target: tired, guard: late }\n      states',
        'chart.states.shifting',
        /needs "initial": one of bank, parcels/,
      ),
    ],
    [
      'with a guard that is not there',
      ['story.yaml', 'guard: over }', 'guard: ovr }'],
      one(
        'story.yaml',
        'guard: ovr',
        'chart.states.storm.on.TICK.guard',
        /no guard "ovr"; did you mean "over"\?/,
      ),
    ],
    [
      'with a move that is not there',
      ['story.yaml', 'entry: [open-fire]', 'entry: [opn-fire]'],
      one(
        'story.yaml',
        'opn-fire',
        'chart.states.storm.entry.0',
        /no move "opn-fire"; did you mean "open-fire"\?/,
      ),
    ],
    [
      'with a timer, which would not survive a restart',
      ['story.yaml', 'after:\n      entry: [cease-fire]', 'after:\n      after: { 1000: calm }'],
      one('story.yaml', 'after: { 1000', 'chart.states.after.after', /unknown key "after"/),
    ],
    [
      'of the story that asks what a team has',
      [
        'story.yaml',
        'over: { from: T+28 h }',
        'over: { any: [{ from: T+28 h }, { metric: trust, below: 10 % }] }',
      ],
      one(
        'story.yaml',
        'metric: trust',
        'guards.over.any.1',
        /shared by all teams: its guards ask the time alone \(from, until\)/,
      ),
    ],
    [
      'of the story with a state that is no phase',
      ['scenario.yaml', '- { id: after, name: { en: After', '- { id: afterwards, name: { en: After'],
      one(
        'story.yaml',
        'entry: [cease-fire]',
        'chart.states.after',
        /"after" is not a phase of scenario.yaml/,
      ),
    ],
    [
      "that never listens to a facilitator's event",
      ['story.yaml', '- { id: ease,', '- { id: eaze,'],
      one('story.yaml', 'eaze', 'events.1.id', /no state listens to "eaze"/),
    ],
  ])('%s', async (_name, edit, mistake) => {
    const found = await broken(edit);
    expect(found.issues).toEqual([told(found, mistake)]);
  });
});
