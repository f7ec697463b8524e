import { describe, expect, it, test } from 'vitest';
import { Refused } from '#protocol/text.ts';
import { decide, refusalOf } from '#sim/decisions.ts';
import { applyPreparations, pointsLeft, prepare, preparedIds, termsOf, unprepare } from '#sim/preparation.ts';
import { openPrepared, openTeam, runPolicy } from '#sim/run.ts';
import { cloneState, hashState, SUM, type TeamState } from '#sim/state.ts';
import { leversOf } from '#sim/levers.ts';
import { processIndex } from '#sim/world.ts';
import { make, placeOf, ZERO } from '../support/mini.ts';

// Three points for: a contract (2), kits (1), a drill (1).
const { world, policies } = make();
const action = (id: string) => placeOf(world.actions, id);

function reason(state: TeamState, act: () => void): string {
  const before = hashState(state);
  try {
    act();
    return 'taken';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return hashState(state) === before ? error.refusal.code : 'refused, but changed something';
  }
}

describe('points', () => {
  it('are spent on what is chosen, and free again when it is taken back', () => {
    const state = openTeam(world);
    expect(pointsLeft(world, state)).toBe(3);
    prepare(world, state, 'contract');
    prepare(world, state, 'drill');
    expect([pointsLeft(world, state), preparedIds(world, state)]).toEqual([0, ['contract', 'drill']]);
    unprepare(world, state, 'contract');
    expect([pointsLeft(world, state), preparedIds(world, state)]).toEqual([2, ['drill']]);
  });

  test.each([
    ['unknown-preparation', (state: TeamState) => prepare(world, state, 'wishes')],
    ['unknown-preparation', (state: TeamState) => unprepare(world, state, 'wishes')],
    ['no-points', (state: TeamState) => prepare(world, state, 'kits')],
    ['already-prepared', (state: TeamState) => prepare(world, state, 'contract')],
    ['not-prepared', (state: TeamState) => unprepare(world, state, 'kits')],
  ])('%s', (code, act) => {
    const state = openTeam(world);
    prepare(world, state, 'contract');
    prepare(world, state, 'drill');
    expect(reason(state, () => act(state))).toBe(code);
  });

  it('a refusal for want of points says how many there are', () => {
    const state = openTeam(world);
    prepare(world, state, 'kits');
    prepare(world, state, 'drill');
    expect(() => prepare(world, state, 'contract')).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ params: { needed: 2, left: 1 } }) }),
    );
  });
});

describe('the state', () => {
  it('is another with a preparation, and the same again without', () => {
    const state = openTeam(world);
    const before = hashState(state);
    prepare(world, state, 'kits');
    expect(hashState(state)).not.toBe(before);
    unprepare(world, state, 'kits');
    expect(hashState(state)).toBe(before);
  });

  it('does not remember in what order choices were made', () => {
    const [one, other] = [openTeam(world), openTeam(world)];
    for (const id of ['kits', 'drill']) prepare(world, one, id);
    for (const id of ['drill', 'kits']) prepare(world, other, id);
    expect(hashState(one)).toBe(hashState(other));
  });

  it('keeps a copy’s choices apart', () => {
    const state = openTeam(world);
    prepare(world, state, 'kits');
    const copy = cloneState(world, state);
    expect(hashState(copy)).toBe(hashState(state));
    prepare(world, copy, 'drill');
    unprepare(world, copy, 'kits');
    expect([preparedIds(world, state), preparedIds(world, copy)]).toEqual([['kits'], ['drill']]);
  });
});

describe('what a decision takes', () => {
  it('is what the pack says of a team that prepared nothing', () => {
    const state = openTeam(world);
    world.actions.forEach(({ leadTicks, cost }, a) =>
      expect(termsOf(world, state, a)).toEqual({ leadTicks, cost }),
    );
  });

  it('is the lead time and cost that were prepared; other decisions stay as they are', () => {
    const state = openPrepared(world, ['contract']);
    expect(termsOf(world, state, action('scrub'))).toEqual({ leadTicks: 3, cost: 50 });
    expect(termsOf(world, state, action('paper'))).toEqual({ leadTicks: 6, cost: 20 });
    const decision = decide(world, state, 'scrub', undefined, 'me');
    expect([decision.inForceTick, state.s[SUM.spent]]).toEqual([3, 50]);
  });

  it('is the best of two preparations, and only what they name', () => {
    const state = openPrepared(world, ['kits', 'drill']);
    expect(termsOf(world, state, action('paper'))).toEqual({ leadTicks: 1, cost: 20 });
    expect(termsOf(world, state, action('shift'))).toEqual({ leadTicks: 12, cost: 10 });
  });

  it('decides whether there is money enough', () => {
    const [poor, ready] = [openTeam(world), openPrepared(world, ['contract'])];
    for (const state of [poor, ready]) state.s[SUM.spent] = world.budget - 60;
    expect(refusalOf(world, poor, action('scrub'))).toMatchObject({
      code: 'no-money',
      params: { cost: 200 },
    });
    expect(refusalOf(world, ready, action('scrub'))).toBeNull();
  });
});

describe('effects', () => {
  const rounds = processIndex['rounds']!;

  it('are not there before play begins', () => {
    const state = openTeam(world);
    prepare(world, state, 'kits');
    expect([
      state.standing.length,
      leversOf(world, state).fallback[rounds],
      'kits-printed' in state.flags,
    ]).toEqual([0, 0, false]);
  });

  it('stand from tick 0 on, belong to no decision, and have no end', () => {
    const state = openTeam(world);
    prepare(world, state, 'kits');
    applyPreparations(world, state);
    expect(state.standing).toEqual([expect.objectContaining({ from: 0, until: -1, decision: -1 })]);
    expect([leversOf(world, state).fallback[rounds], state.flags['kits-printed']]).toEqual([8000, 0]);
  });

  it('do not move those of decisions: a team that prepares nothing plays the world without preparation', () => {
    const bare = make((pack) => {
      delete pack.scenario.preparation;
      pack.actions.preparations = [];
    });
    const end = (of: typeof bare) => hashState(runPolicy(of.world, of.policies[2]!, () => undefined));
    expect(end(make())).toBe(end(bare));
  });
});

describe('a scripted player', () => {
  const textbook = (prepared: string[]) =>
    make((pack) => {
      pack.policies.policies.find((one) => one.id === 'textbook')!.prepare = prepared;
    });

  it('comes prepared, and its filter is in force sooner', () => {
    const inForce = (made: ReturnType<typeof make>) => {
      const policy = made.policies.find((one) => one.id === 'textbook')!;
      const end = runPolicy(made.world, policy, () => undefined);
      return end.decisions.find((one) => one.action === action('scrub'))!.inForceTick;
    };
    expect([inForce(textbook([])), inForce(textbook(['contract']))]).toEqual([ZERO + 12, ZERO + 3]);
  });

  it('has nothing where the difficulty allows no preparation', () => {
    const made = make((pack) => (pack.policies.policies[2]!.prepare = ['contract']), { difficulty: 'bare' });
    expect([made.world.preparation.options, made.policies[2]!.prepare]).toEqual([[], []]);
    expect(() => prepare(made.world, openTeam(made.world), 'contract')).toThrow(/no preparation "contract"/);
  });

  it('of history prepares nothing', () => {
    expect(policies.map((policy) => policy.prepare)).toEqual(policies.map(() => []));
  });
});
