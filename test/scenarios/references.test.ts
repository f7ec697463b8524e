import { describe, expect, test } from 'vitest';
import { broken, one, told, type Slip } from '../support/brokenPack.ts';

describe('a name that leads nowhere, with the nearest one that exists', () => {
  test.each<Slip>([
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
