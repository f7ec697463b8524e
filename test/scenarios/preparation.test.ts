import { expect, test } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import { broken, one, told, type Slip } from '../support/brokenPack.ts';
import { changed } from '../support/mini.ts';

const points = 'preparation: { points: 3, role: director }';

test.each<Slip>([
  [
    'an action in what a preparation makes',
    ['actions.yaml', '{ action: scrub, lead', '{ action: scrubb, lead'],
    one(
      'actions.yaml',
      'scrubb',
      'preparations.0.makes.0.action',
      /no action "scrubb"; did you mean "scrub"\?/,
    ),
  ],
  [
    'points left out',
    ['scenario.yaml', points, ''],
    one('actions.yaml', '  - id: contract', 'preparations', /no points to spend on them/),
  ],
  [
    'more points than there are',
    ['scenario.yaml', 'points: 3', 'points: 1'],
    one('actions.yaml', 'points: 2', 'preparations.0.points', /takes 2 points and a team has 1/),
  ],
  [
    'a role that does not exist',
    ['scenario.yaml', 'role: director }', 'role: directr }'],
    one(
      'scenario.yaml',
      points.replace('director', 'directr'),
      'preparation.role',
      /did you mean "director"\?/,
    ),
  ],
  [
    'a lead time that is not shorter',
    ['actions.yaml', 'lead: 15 min, cost: 50 k€', 'lead: 1 h, cost: 50 k€'],
    one('actions.yaml', 'lead: 1 h, cost: 50', 'preparations.0.makes.0.lead', /takes 60 min already/),
  ],
  [
    'a cost that is not lower',
    ['actions.yaml', 'lead: 15 min, cost: 50 k€', 'lead: 15 min, cost: 200 k€'],
    one('actions.yaml', 'lead: 15 min, cost: 200', 'preparations.0.makes.0.cost', /costs 200 k€ already/),
  ],
  [
    'neither a lead time nor a cost',
    ['actions.yaml', '{ action: scrub, lead: 15 min, cost: 50 k€ }', '{ action: scrub }'],
    one('actions.yaml', '{ action: scrub }', 'preparations.0.makes.0', /say what it makes of the action/),
  ],
  [
    'an id that stands twice',
    ['actions.yaml', '- id: drill', '- id: "kits"'],
    one('actions.yaml', '"kits"', 'preparations.2.id', /the id "kits" stands twice/),
  ],
  [
    'an effect with a name that leads nowhere',
    ['actions.yaml', 'process: rounds, keeps: 80 %', 'process: round, keeps: 80 %'],
    one('actions.yaml', 'process: round,', 'preparations.1.effects.0.process', /did you mean "rounds"\?/),
  ],
  [
    'a preparation in a policy',
    ['policies.yaml', 'silent: true\n', 'silent: true\n    prepare: [contrakt]\n'],
    one(
      'policies.yaml',
      'contrakt',
      'policies.0.prepare.0',
      /no preparation "contrakt"; did you mean "contract"\?/,
    ),
  ],
  [
    'a policy that spends too much',
    ['policies.yaml', 'silent: true\n', 'silent: true\n    prepare: [contract, kits, drill]\n'],
    one('policies.yaml', '[contract, kits, drill]', 'policies.0.prepare', /take 4 points and a team has 3/),
  ],
])('%s', async (_name, edit, mistake) => {
  const found = await broken(edit);
  expect(found.issues).toContainEqual(told(found, mistake));
});

test('a preparation that changes nothing', async () => {
  const found = await broken([
    'actions.yaml',
    '    makes:\n      - { action: paper, lead: 5 min }\n      - { action: shift, cost: 10 k€ }\n',
    '',
  ]);
  expect(found.issues).toEqual([
    {
      place: found.place('actions.yaml', '- id: drill'),
      path: 'preparations.2',
      message: expect.stringMatching(/a preparation that changes nothing/) as unknown,
    },
  ]);
});

test('points without preparations', () => {
  const pack = changed((one) => (one.actions.preparations = []));
  expect(compile(pack, { seed: 1 })).toMatchObject({
    ok: false,
    issues: [
      { file: 'scenario.yaml', path: ['preparation'], message: expect.stringMatching(/points to spend/) },
    ],
  });
});

test('a pack from before preparations still runs: an exercise keeps the pack it was made with', () => {
  const pack = changed((one) => {
    delete one.scenario.preparation;
    delete (one.actions as Partial<typeof one.actions>).preparations;
    for (const policy of one.policies.policies) delete (policy as Partial<typeof policy>).prepare;
    for (const dial of one.scenario.difficulties) delete (dial as Partial<typeof dial>).preparation;
  });
  expect(compile(pack, { seed: 1 })).toMatchObject({
    ok: true,
    world: { preparation: { points: 0, options: [] } },
  });
});
