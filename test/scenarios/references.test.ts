import { describe, expect, it, test } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import { broken, told, type Edit, type Mistake } from '../support/brokenPack.ts';
import { changed } from '../support/mini.ts';

/** Files that are each well-formed, and do not fit together. */
type Case = [name: string, edit: Edit, mistake: Mistake];
const one = (file: string, mark: string | undefined, path: string, message: RegExp): Mistake => ({
  file,
  mark,
  path,
  message,
});

describe('a name that leads nowhere, with the nearest one that exists', () => {
  test.each<Case>([
    [
      'a service in a need',
      ['services.yaml', 'service: database, loss: 30 %', 'service: databse, loss: 30 %'],
      one(
        'services.yaml',
        'databse',
        'services.0.needs.0.service',
        /no service "databse"; did you mean "database"\?/,
      ),
    ],
    [
      'a hub of a department',
      ['network.yaml', 'hub: south, share', 'hub: suoth, share'],
      one('network.yaml', 'suoth', 'departments.3.hub', /no hub "suoth"; did you mean "south"\?/),
    ],
    [
      'a department of a hub',
      ['network.yaml', "department: '03'", "department: '3'"],
      one('network.yaml', "department: '3'", 'hubs.2.department', /no department "3"; did you mean "03"\?/),
    ],
    [
      'an entry in an effect',
      ['actions.yaml', 'on: main-link,', 'on: main-lnk,'],
      one(
        'actions.yaml',
        'main-lnk',
        'actions.0.effects.0.on',
        /no entry or service "main-lnk"; did you mean "main-link"\?/,
      ),
    ],
    [
      'a channel in an effect',
      ['actions.yaml', 'do: demand, on: atm', 'do: demand, on: atn'],
      one(
        'actions.yaml',
        'on: atn',
        'actions.14.effects.2.on',
        /no service or channel "atn"; did you mean "atm"\?/,
      ),
    ],
    [
      'an action in a policy',
      ['policies.yaml', 'decide: scrub, at: T+5 h', 'decide: scrubb, at: T+5 h'],
      one(
        'policies.yaml',
        'scrubb,',
        'policies.1.decisions.1.decide',
        /no action "scrubb"; did you mean "scrub"\?/,
      ),
    ],
    [
      'a target in a policy',
      ['policies.yaml', 'target: online-banking', 'target: online-bank'],
      one(
        'policies.yaml',
        'online-bank,',
        'policies.2.decisions.5.target',
        /no target "online-bank" of "rate-limit"; did you mean "online-banking"\?/,
      ),
    ],
    [
      'an option in a policy',
      ['policies.yaml', 'journalist: all-well', 'journalist: all-will'],
      one(
        'policies.yaml',
        'all-will',
        'policies.1.answers.journalist',
        /inject "journalist" has no option "all-will"; known: truth, all-well/,
      ),
    ],
    [
      'an option in a condition',
      ['attack.yaml', 'limited: { inForce: rate-limit }', 'limited: { answered: journalist, with: trth }'],
      one(
        'attack.yaml',
        'trth',
        'guards.limited.with',
        /inject "journalist" has no option "trth"; known: truth, all-well/,
      ),
    ],
    [
      'a pool',
      ['actions.yaml', 'pool: technical, count: 1', 'pool: techncal, count: 1'],
      one(
        'actions.yaml',
        'techncal',
        'actions.0.crew.pool',
        /no pool "techncal"; did you mean "technical"\?/,
      ),
    ],
    [
      'a role',
      ['injects.yaml', 'roles: [director]', 'roles: [directr]'],
      one('injects.yaml', 'directr', 'injects.1.roles.0', /no role "directr"; did you mean "director"\?/),
    ],
    [
      'a curve',
      ['services.yaml', 'curve: flat', 'curve: flatt'],
      one('services.yaml', 'curve: flatt', 'services.3.curve', /no curve "flatt"; known: flat, daily/),
    ],
    [
      'a target list',
      ['actions.yaml', 'of: [online-banking, hub-control]', 'of: [online-banking, hub-contrl]'],
      one(
        'actions.yaml',
        'hub-contrl',
        'actions.3.target.of.1',
        /no service "hub-contrl"; did you mean "hub-control"\?/,
      ),
    ],
  ])('%s', async (_name, edit, mistake) => {
    const found = await broken(edit);
    expect(found.issues).toEqual([told(found, mistake)]);
  });
});

describe('what does not fit together', () => {
  test.each<Case>([
    [
      'services that need each other in a circle, named in order',
      [
        'services.yaml',
        'asked: 1000/s\n    curve: flat',
        'asked: 1000/s\n    curve: flat\n    needs: [{ service: website, loss: 1 % }]',
      ],
      one(
        'services.yaml',
        'needs: [{ service: database, loss: 30 %',
        'services.0.needs',
        /circle: website -> database -> website; remove one of these needs/,
      ),
    ],
    [
      'shares that do not add up',
      ['network.yaml', 'share: 30 %', 'share: 29 %'],
      one(
        'network.yaml',
        "- { id: '01'",
        'departments',
        /the shares of the departments add up to 99 %, not to 100 %/,
      ),
    ],
    [
      'origin shares that do not add up',
      ['network.yaml', 'north: 50 %', 'north: 51.5 %'],
      one(
        'network.yaml',
        'north: 51.5',
        'demand.originShare',
        /the origin shares add up to 101.5 %, not to 100 %/,
      ),
    ],
    [
      'a hub that no road reaches',
      ['network.yaml', '\n  - { from: middle, to: south, takes: 3 h }', ''],
      one('network.yaml', '- { from: north', 'links', /no road leads from "north" to "south"; add a link/),
    ],
    [
      'the same id twice',
      ['services.yaml', '- id: codes', '- id: tracking'],
      one(
        'services.yaml',
        'tracking\n    name: { en: Codes',
        'services.5.id',
        /the id "tracking" stands twice/,
      ),
    ],
    [
      'the same option twice in an inject',
      ['injects.yaml', '- id: all-well', '- id: truth'],
      one(
        'injects.yaml',
        'truth\n        label: { en: All is well',
        'injects.1.options.1.id',
        /the id "truth" stands twice/,
      ),
    ],
    [
      'the same phase twice',
      ['scenario.yaml', '- { id: after, name: { en: After', '- { id: storm, name: { en: After'],
      one('scenario.yaml', 'storm, name: { en: After', 'phases.2.id', /the id "storm" stands twice/),
    ],
    [
      'a metric measured in another unit',
      ['injects.yaml', 'above: 1 h }', 'above: 20 % }'],
      one(
        'injects.yaml',
        'above: 20 %',
        'injects.2.when.above',
        /metric "service-down" is measured in time, such as "2 h"; "20 %" is not/,
      ),
    ],
    [
      'a metric that needs to know of what',
      ['injects.yaml', 'of: online-banking, above: 1 h }', 'above: 1 h }'],
      one(
        'injects.yaml',
        'metric: service-down',
        'injects.2.when',
        /metric "service-down" needs "of": the id of a service/,
      ),
    ],
    [
      'a metric of the whole team, asked of one thing',
      [
        'injects.yaml',
        'metric: service-down, of: online-banking, above: 1 h',
        'metric: trust, of: website, above: 1 %',
      ],
      one(
        'injects.yaml',
        'of: website',
        'injects.2.when.of',
        /metric "trust" is about the whole team and takes no "of"/,
      ),
    ],
    [
      'an effect that happens at once and is told to last',
      ['actions.yaml', '{ do: observe }', '{ do: observe, lasts: 1 h }'],
      one(
        'actions.yaml',
        'do: observe',
        'actions.8.effects.0',
        /"observe" happens at once and takes no ramp, lasts, fades or fadesTo/,
      ),
    ],
    [
      'an effect that lasts no time',
      ['actions.yaml', 'by: 50 %, lasts: 8 h', 'by: 50 %, lasts: 0 min'],
      one(
        'actions.yaml',
        'lasts: 0 min',
        'actions.13.effects.1.lasts',
        /"lasts" must be longer than nothing; leave it out/,
      ),
    ],
    [
      'a key that an effect does not take, in an action with many targets, once',
      [
        'actions.yaml',
        '{ do: divert, from: $target, part: 50 % }',
        '{ do: divert, from: $target, part: 50 %, to: middle }',
      ],
      one('actions.yaml', 'to: middle', 'actions.6.effects.0', /Unrecognized key: "to"/),
    ],
    [
      'a tick that does not divide the half-hour',
      ['scenario.yaml', 'tick: 5 min', 'tick: 20 min'],
      one(
        'scenario.yaml',
        'tick: 20 min',
        'clock.tick',
        /a tick must divide the half-hour: 1, 2, 3, 5, 6, 10, 15 or 30 min/,
      ),
    ],
    [
      'a clock that runs backwards',
      ['scenario.yaml', "end: '2025-12-23T17:00'", "end: '2025-11-23T17:00'"],
      one('scenario.yaml', "start: '2025", 'clock', /the clock must run start, then zero, then end/),
    ],
    [
      'a clock that runs for ever',
      ['scenario.yaml', "end: '2025-12-23T17:00'", "end: '9999-12-23T17:00'"],
      one('scenario.yaml', "end: '9999", 'clock.end', /at most 31 days/),
    ],
  ])('%s', async (_name, edit, mistake) => {
    const found = await broken(edit);
    expect(found.issues).toEqual([told(found, mistake)]);
  });
});

describe('a statechart', () => {
  test.each<Case>([
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

it('an unknown difficulty is told, not ignored', () => {
  const compiled = compile(
    changed(() => undefined),
    { seed: 1, difficulty: 'hard' },
  );
  expect(compiled).toMatchObject({ ok: false, issues: [{ message: 'no difficulty "hard"' }] });
});
