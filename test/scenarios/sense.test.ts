import { describe, expect, it, test } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import { loadPack } from '#scenarios/load.ts';
import { broken, one, told, withEdits, type Slip } from '../support/brokenPack.ts';
import { changed } from '../support/mini.ts';

describe('what would run and never do anything is refused', () => {
  test.each<Slip>([
    [
      'a flag that nothing sets',
      ['attack.yaml', 'limited: { inForce: rate-limit }', 'limited: { flag: owned-upp }'],
      one(
        'attack.yaml',
        'owned-upp',
        'guards.limited.flag',
        /nothing sets the flag "owned-upp"; did you mean "owned-up"\?/,
      ),
    ],
    [
      'a flag that nothing sets, deep in the condition of an inject',
      [
        'injects.yaml',
        'when: { metric: service-down, of: online-banking, above: 1 h }',
        'when: { all: [{ from: T+1 h }, { not: { any: [{ flag: blackout }] } }] }',
      ],
      one(
        'injects.yaml',
        'blackout',
        'injects.2.when.all.1.not.any.0.flag',
        /nothing sets the flag "blackout"; known: owned-up, kits-printed/,
      ),
    ],
    [
      'a flag that nothing sets, in a policy',
      [
        'policies.yaml',
        '{ decide: scrub, at: T+5 h, source',
        '{ decide: scrub, at: T+5 h, when: { flag: owned }, source',
      ],
      one(
        'policies.yaml',
        'flag: owned',
        'policies.1.decisions.1.when.flag',
        /nothing sets the flag "owned"; known/,
      ),
    ],
    [
      'a link from a hub to itself',
      [
        'network.yaml',
        '- { from: middle, to: south, takes: 3 h }',
        '- { from: middle, to: south, takes: 3 h }\n  - { from: south, to: south, takes: 1 h }',
      ],
      one(
        'network.yaml',
        '- { from: south',
        'links.2',
        /a link leads to another hub, and this one from "south" to itself; remove it/,
      ),
    ],
    [
      'a second link between two hubs, written the other way round',
      [
        'network.yaml',
        '- { from: middle, to: south, takes: 3 h }',
        '- { from: middle, to: south, takes: 3 h }\n  - { from: south, to: middle, takes: 2 h }',
      ],
      one(
        'network.yaml',
        '- { from: south',
        'links.2',
        /"south" and "middle" are linked already, and links run both ways; keep one/,
      ),
    ],
    [
      'an inject due before the clock begins',
      ['injects.yaml', 'at: T+30 min', 'at: T-2 h'],
      one(
        'injects.yaml',
        'at: T-2 h',
        'injects.0.at',
        /due before the exercise begins at 2025-12-22T05:00; give it a later moment/,
      ),
    ],
    [
      'an inject due when all is over',
      ['injects.yaml', 'at: T+26 h', "at: '2025-12-23T17:00'"],
      one(
        'injects.yaml',
        "at: '2025-12-23T17:00'",
        'injects.5.at',
        /due when the exercise has ended at 2025-12-23T17:00; give it an earlier moment/,
      ),
    ],
    [
      'demand on a channel that cannot run out',
      ['injects.yaml', 'do: demand, on: atm, by: 80 %', 'do: demand, on: card, by: 80 %'],
      one(
        'injects.yaml',
        'on: card',
        'injects.2.effects.0.on',
        /"demand" changes nothing at the channel "card", which has no "stock" that could run out; those with one: atm/,
      ),
    ],
    [
      'cash for a channel without machines',
      ['actions.yaml', 'do: cash, channel: atm', 'do: cash, channel: counter'],
      one(
        'actions.yaml',
        'channel: counter',
        'actions.14.effects.1.channel',
        /"cash" changes nothing at the channel "counter", which has no "stock" that could run out; those with one: atm/,
      ),
    ],
    [
      'fraud on a channel that has none to lose',
      [
        'actions.yaml',
        '{ do: cash, channel: atm, by: 40 % }',
        '{ do: fraud, channel: card, exposure: 10 % }',
      ],
      one(
        'actions.yaml',
        'do: fraud',
        'actions.14.effects.1.channel',
        /"fraud" changes nothing at the channel "card", which has no "fraud" to lose; those with it: none/,
      ),
    ],
    [
      'a stand-in for what the channel does not need',
      ['actions.yaml', 'channel: card, instead: online-banking', 'channel: card, instead: website'],
      one(
        'actions.yaml',
        'instead: website',
        'actions.14.effects.0.instead',
        /"card", which does not need "website", so nothing can stand in for it; it needs: card-network, online-banking/,
      ),
    ],
    [
      'a message that a team without money could not answer',
      [
        'injects.yaml',
        `          - { do: trust, by: 1 % }
      - id: all-well
        label: { en: All is well, fr: Tout va bien }
        effects:`,
        `          - { do: pay, amount: 20 k€ }
      - id: all-well
        label: { en: All is well, fr: Tout va bien }
        effects:
          - { do: pay, amount: 30 k€ }`,
      ],
      one(
        'injects.yaml',
        '- id: truth',
        'injects.1.options',
        /every answer costs 20 k€ or more.*let one cost at most 0 k€ \(pettyCash in scenario.yaml\)/,
      ),
    ],
  ])('%s', async (_name, edit, mistake) => {
    const found = await broken(edit);
    expect(found.issues).toEqual([told(found, mistake)]);
  });
});

it('an effect on a target is asked of every target it may have', async () => {
  const found = await broken([
    'actions.yaml',
    `    target: { kind: service, of: [online-banking, hub-control] }
    effects:
      - { do: reroute, service: $target, to: outside, ramp: 30 min }
      - { do: capacity, of: $target, by: -20 % }`,
    `    target: { kind: channel, of: [atm, online] }
    effects:
      - { do: demand, on: $target, by: -5 % }`,
  ]);
  expect(found.issues.map(({ message }) => message)).toEqual([
    expect.stringContaining('"demand" changes nothing at the channel "online"') as unknown,
  ]);
});

it('what comes after the end is right where a difficulty lasts longer', async () => {
  const edits = [
    ['injects.yaml', 'at: T+26 h', "at: '2025-12-24T09:00'"],
    ['scenario.yaml', 'attack: 50 % }', "attack: 50 %, end: '2025-12-24T17:00' }"],
  ] as const;
  await expect(withEdits(edits, loadPack)).resolves.toMatchObject({ id: 'mini' });
});

it('such a mistake stops no exercise that was made from the pack before anyone looked for it', () => {
  const pack = changed((one) => one.network.links.push({ from: 'north', to: 'north', takes: 60 }));
  expect(compile(pack, { seed: 1 }).ok).toBe(true);
});
