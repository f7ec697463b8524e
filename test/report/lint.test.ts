import { describe, expect, it } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { lintOf } from '../../server/report/lint.ts';
import { realPack } from '../support/real.ts';

/** What is found when one message is changed; every policy plays. */
function found(change: (pack: Scenario) => void = () => undefined, only?: string) {
  const pack = structuredClone(realPack.scenario);
  change(pack);
  const compiled = compile(pack, { seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { world, policies } = compiled;
  return only
    ? lintOf(
        pack,
        world,
        policies.filter((one) => one.id === only),
        0,
      )
    : lintOf(pack, world, policies);
}
const inject = (pack: Scenario, id: string) => pack.injects.injects.find((one) => one.id === id)!;

describe('messages held against the model', { timeout: 60_000 }, () => {
  it('of the shipped pack say nothing that any play disproves: policies, halves of them, players at random', () => {
    expect(found()).toEqual([]);
  });

  it.each<[string, (pack: Scenario) => void, { inject: string; what: string; why: RegExp }]>([
    [
      'an answer that does nothing',
      (pack) => {
        inject(pack, 'telework').options.find((one) => one.id === 'each-manager')!.effects = [];
      },
      { inject: 'telework', what: 'each-manager', why: /changes nothing/ },
    ],
    [
      'an answer that only sets a flag nobody reads',
      (pack) => {
        inject(pack, 'telework').options.find((one) => one.id === 'each-manager')!.effects = [
          { do: 'flag', set: 'unread' },
        ];
      },
      { inject: 'telework', what: 'each-manager', why: /changes nothing/ },
    ],
    [
      'an answer to what is decided already',
      (pack) => {
        inject(pack, 'logs').when = undefined;
      },
      { inject: 'logs', what: 'review-now', why: /"read-logs"/ },
    ],
    [
      'a number that the world should count',
      (pack) => {
        inject(pack, 'christmas-duty').title.en = 'Three clocks strike at Christmas';
      },
      { inject: 'christmas-duty', what: 'Three clocks', why: /counts/ },
    ],
    [
      'rounds that left before they leave',
      (pack) => {
        inject(pack, 'official-line').at = { local: '2025-12-23T07:15' };
      },
      { inject: 'official-line', what: 'Rounds left', why: /no round has left/ },
    ],
    [
      'a yesterday on the first day',
      (pack) => {
        inject(pack, 'depots-ask').body.en = 'Since yesterday nothing loads.';
      },
      { inject: 'depots-ask', what: 'yesterday', why: /began today/ },
    ],
    [
      'a service that is down, and stands',
      (pack) => {
        inject(pack, 'depots-ask').body.en = 'The card network does not answer.';
      },
      { inject: 'depots-ask', what: 'The card network does not answer.', why: /^card-network stands at/ },
    ],
    [
      'a service by the name that screens give it',
      (pack) => {
        inject(pack, 'depots-ask').body.en = 'Card payments in shops are down.';
      },
      { inject: 'depots-ask', what: 'Card payments in shops are down.', why: /^card-network stands at/ },
    ],
    [
      'a quiet that is none',
      (pack) => {
        inject(pack, 'noname-claim').body.en = 'Traffic is almost ordinary.';
      },
      { inject: 'noname-claim', what: 'Traffic is almost ordinary.', why: /\d+ services are impaired/ },
    ],
    [
      'all services, when some limp',
      (pack) => {
        inject(pack, 'noname-claim').body.en = 'All services answer.';
      },
      { inject: 'noname-claim', what: 'All services answer.', why: /\d+ services are impaired/ },
    ],
    [
      'room on a link that has none',
      (pack) => {
        inject(pack, 'depots-ask').body.en = 'The link has room.';
      },
      { inject: 'depots-ask', what: 'The link has room.', why: /a link lets \d+ % through/ },
    ],
  ])('name %s', (_what, change, { why, ...rest }) => {
    expect(found(change, 'idle')).toContainEqual({ ...rest, why: expect.stringMatching(why) as string });
  });
});

it('a policy alone may bear out what half of it does not', () => {
  const quiet = (pack: Scenario) => {
    inject(pack, 'lights-off').when = { inForce: 'emergency-scrubbing' };
  };
  const pack = structuredClone(realPack.scenario);
  quiet(pack);
  const compiled = compile(pack, { seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { world, policies } = compiled;
  const textbook = policies.filter(({ id }) => id === 'textbook');
  const of = (others: number) =>
    lintOf(pack, world, textbook, others).filter((one) => one.inject === 'lights-off');
  expect(of(0)).toEqual([]);
  expect(of(6).map(({ what }) => what)).toContain('Traffic is almost ordinary.');
});
