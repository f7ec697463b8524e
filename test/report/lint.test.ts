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
  return lintOf(pack, world, only ? policies.filter((one) => one.id === only) : policies);
}
const inject = (pack: Scenario, id: string) => pack.injects.injects.find((one) => one.id === id)!;

describe('messages held against the model', { timeout: 60_000 }, () => {
  it('of the shipped pack say nothing that any policy disproves', () => {
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
  ])('name %s', (_what, change, { why, ...rest }) => {
    expect(found(change, 'idle')).toContainEqual({ ...rest, why: expect.stringMatching(why) as string });
  });
});
