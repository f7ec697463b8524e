import { describe, expect, it, test } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import type { ConditionSource } from '#sim/conditions.ts';
import { runPolicy } from '#sim/run.ts';
import { AT } from '#sim/state.ts';
import { realPack } from '../support/real.ts';

const { scenario, injects, policies } = realPack.scenario;
const msel = injects.injects;
type Inject = (typeof msel)[number];
const roles = scenario.roles.map((one) => one.id);
const priorities = ['must', 'should', 'may'] as const;
const channels = ['mail', 'phone', 'tv', 'social', 'authority', 'colleague', 'rumour'];
const isFor = (role: string) => (one: Inject) => one.roles.length === 0 || one.roles.includes(role);

/** Plays a policy. @returns what reached the team, and its trust at the end */
function play(id: string, format: string, answers: Record<string, string> = {}) {
  const compiled = compile(realPack.scenario, { seed: 1, format });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const policy = compiled.policies.find((one) => one.id === id)!;
  const played = { ...policy, answers: { ...policy.answers, ...answers } };
  const state = runPolicy(compiled.world, played, () => undefined);
  return {
    sent: msel.filter((_one, i) => state.injects[i]!.sentTick >= 0),
    trust: state.v.scalar[AT.trust]!,
  };
}

/** Names of which there are fewer than `least`. */
const fewer = (least: number, names: readonly string[], count: (name: string) => number): string[] =>
  names.filter((name) => count(name) < least);
const howMany = (list: readonly Inject[], is: (one: Inject) => unknown) => list.filter(is).length;

/** Asks the team itself, not the clock alone. */
const asksTheTeam = (when: ConditionSource): boolean => {
  if ('from' in when || 'until' in when) return false;
  if ('not' in when) return asksTheTeam(when.not);
  if ('all' in when) return when.all.some(asksTheTeam);
  if ('any' in when) return when.any.some(asksTheTeam);
  return true;
};

describe('the MSEL', () => {
  it('has forty messages and more, for every role must, should and may, over every channel', () => {
    expect(msel.length).toBeGreaterThanOrEqual(40);
    for (const priority of priorities) {
      const those = msel.filter((one) => one.priority === priority);
      expect(fewer(2, roles, (role) => howMany(those, isFor(role)))).toEqual([]);
    }
    expect([...new Set(msel.map((one) => one.channel))].toSorted()).toEqual(channels.toSorted());
  });

  test.each(msel.map((one) => [one.id, one] as const))('%s says what is expected, and why', (_id, one) => {
    expect(one.expected.en.length).toBeGreaterThan(20);
    expect(one.expected.fr.length).toBeGreaterThan(20);
    expect(one.objectives).not.toEqual([]);
    // Where the team's state decides, the facilitator reads in words on what.
    expect(one.waitsFor === undefined).toBe(one.when === undefined);
    // It asks, with a time to answer, ways that differ and something that happens; or it is news.
    const asks = one.options.length > 0;
    expect((one.answerWithin ?? 0) > 0).toBe(asks);
    expect(one.options.length).not.toBe(1);
    const done = one.options.map((option) => JSON.stringify(option.effects));
    expect(new Set(done).size).toBe(one.options.length);
  });

  it('serves every objective, takes words for an answer, and asks the state of the team', () => {
    const objectives = scenario.objectives.map((one) => one.id);
    expect(fewer(5, objectives, (id) => howMany(msel, (one) => one.objectives.includes(id)))).toEqual([]);
    const inWords = msel.filter((one) => one.freeText);
    expect(fewer(3, roles, (role) => howMany(inWords, isFor(role)))).toEqual([]);
    expect(inWords.length).toBeGreaterThanOrEqual(18);
    expect(msel.filter((one) => one.when && asksTheTeam(one.when)).length).toBeGreaterThanOrEqual(35);
    expect(msel.filter((one) => one.at === undefined).length).toBeGreaterThanOrEqual(5);
  });
});

describe('ninety minutes', () => {
  const played = policies.policies.map(({ id }) => play(id, 'ninety-minutes').sent);

  it('is the format unless somebody chooses, and fits into ninety minutes', () => {
    expect(scenario.formats?.[0]?.id).toBe('ninety-minutes');
    const compiled = compile(realPack.scenario, { seed: 1 });
    const { world } = compiled as Extract<typeof compiled, { ok: true }>;
    expect(world.endTick / (scenario.formats![0]!.pace ?? scenario.clock.pace)).toBeLessThan(85);
    expect(world.injects.filter((one) => one.dueTick >= world.endTick)).toEqual([]);
  });

  it('brings some thirty messages: fewer to those who do well', () => {
    for (const sent of played) {
      expect(sent.length).toBeGreaterThanOrEqual(16);
      expect(sent.length).toBeLessThanOrEqual(40);
      expect(sent.map((one) => one.priority)).not.toContain('may');
    }
    const [idle, happened, textbook] = played.map((sent) => sent.length) as [number, number, number];
    expect(textbook).toBeLessThan(Math.min(idle, happened));
  });

  it('leaves no role without: something it must do, and more than one thing that is its own', () => {
    for (const sent of played) {
      const musts = sent.filter((one) => one.priority === 'must');
      expect(fewer(1, roles, (role) => howMany(musts, isFor(role)))).toEqual([]);
      expect(fewer(2, roles, (role) => howMany(sent, (one) => one.roles[0] === role))).toEqual([]);
    }
  });

  it('is heard over every channel, and answered in words by every role', () => {
    const heard = played.flat();
    expect([...new Set(heard.map((one) => one.channel))].toSorted()).toEqual(channels.toSorted());
    const inWords = heard.filter((one) => one.freeText);
    expect(fewer(1, roles, (role) => howMany(inWords, isFor(role)))).toEqual([]);
  });
});

test.each(policies.policies)('half a day brings every message that $id calls for', ({ id }) => {
  const { sent } = play(id, 'half-day');
  expect(sent.map((one) => one.priority)).toContain('may');
  expect(sent.length).toBeGreaterThan(play(id, 'ninety-minutes').sent.length + 5);
});

describe('a red herring is fair', () => {
  /** The message, the answer that bites, the one that asks first, and what then comes of it. */
  test.each([
    ['other-banks', 'confirm-coordinated', 'call-them', 'quoted-back', 'take-it-back', 'stand-by-it'],
    ['noname-claim', 'confirm-group', 'no-attribution', 'named-too-soon', 'withdraw', 'everybody-says-so'],
  ])('%s: who bites is told, and may take it back', (inject, bite, ask, told, takeBack, insist) => {
    const ids = ({ sent }: ReturnType<typeof play>) => sent.map((one) => one.id);
    const wary = play('textbook', 'ninety-minutes', { [inject]: ask });
    const sorry = play('textbook', 'ninety-minutes', { [inject]: bite, [told]: takeBack });
    const stubborn = play('textbook', 'ninety-minutes', { [inject]: bite, [told]: insist });
    expect(ids(wary)).not.toContain(told);
    expect(ids(sorry)).toContain(told);
    expect(ids(stubborn)).toContain(told);
    expect(sorry.trust).toBeGreaterThan(stubborn.trust);
    expect(wary.trust).toBeGreaterThanOrEqual(sorry.trust - 50);
  });

  it('the other bank tells everybody the same day that it was alone', () => {
    for (const { id } of policies.policies)
      expect(play(id, 'ninety-minutes').sent.map((one) => one.id)).toContain('other-banks-end');
  });
});
