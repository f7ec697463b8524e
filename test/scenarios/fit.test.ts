import { describe, expect, it, test } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import { broken, one, told, type Slip } from '../support/brokenPack.ts';
import { changed } from '../support/mini.ts';

describe('what does not fit together', () => {
  test.each<Slip>([
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

it('an unknown difficulty is told, not ignored', () => {
  const compiled = compile(
    changed(() => undefined),
    { seed: 1, difficulty: 'hard' },
  );
  expect(compiled).toMatchObject({ ok: false, issues: [{ message: 'no difficulty "hard"' }] });
});
