import { describe, expect, it, test } from 'vitest';
import { Refused } from '#protocol/text.ts';
import { cancel, cancellable, decide, refusalOf } from '#sim/decisions.ts';
import { openTeam } from '#sim/run.ts';
import { AT, hashState, SUM, type TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import { make, placeOf } from '../support/mini.ts';

const { world } = make();
const TECHNICAL = 0;
const OPERATIONS = 1;
const take = (state: TeamState, action: string, target?: string) =>
  decide(world, state, action, target, 'me');
const stepFor = (state: TeamState, ticks: number) => {
  for (let i = 0; i < ticks; i++) stepTeam(world, state, []);
};

/** Why something is refused; also that it changed nothing. */
function reason(state: TeamState, act: () => unknown): string {
  const before = hashState(state);
  try {
    act();
    return 'taken';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return hashState(state) === before ? error.refusal.code : 'refused, but changed something';
  }
}

describe('a decision taken', () => {
  it('pays at once, holds its crew while it is prepared, then lets it go and comes into force', () => {
    const state = openTeam(world);
    const decision = take(state, 'scrub');
    expect(decision).toMatchObject({
      id: 0,
      state: 'preparing',
      decidedTick: 0,
      inForceTick: 12,
      endTick: -1,
      by: 'me',
    });
    expect([state.s[SUM.spent], state.v.crewsBusy[TECHNICAL]]).toEqual([200, 1]);
    stepFor(state, 11);
    expect([decision.state, state.v.crewsBusy[TECHNICAL], state.standing.length]).toEqual([
      'preparing',
      1,
      0,
    ]);
    stepFor(state, 1);
    expect([decision.state, state.v.crewsBusy[TECHNICAL], state.standing.length]).toEqual(['in-force', 0, 2]);
    expect(state.happenings).toContainEqual({ kind: 'in-force', decision: 0 });
  });

  it('without lead time is in force at once', () => {
    const state = openTeam(world);
    expect(take(state, 'pause-deposits')).toMatchObject({ state: 'in-force', inForceTick: 0, endTick: 24 });
    expect(state.standing).toHaveLength(2);
  });

  it('that only happens once is over as soon as it has happened', () => {
    const state = openTeam(world);
    const said = take(state, 'say-works');
    expect([said.state, said.endTick, state.v.scalar[AT.lastSaid]]).toEqual(['ended', 0, 0]);
    expect(take(state, 'say-works').id).toBe(1);
  });

  it('ends after its time, with all its effects', () => {
    const state = openTeam(world);
    const decision = take(state, 'pause-deposits');
    stepFor(state, 23);
    expect([decision.state, state.standing.length]).toEqual(['in-force', 2]);
    stepFor(state, 1);
    expect([decision.state, state.standing.length]).toEqual(['ended', 0]);
  });

  it('takes longer when its crew is tired', () => {
    const state = openTeam(world);
    state.v.fatigue[TECHNICAL] = 5_000;
    expect(take(state, 'scrub').inForceTick).toBe(18);
  });
});

describe('a decision refused changes nothing and says why', () => {
  test.each<[string, string, string | undefined, (state: TeamState) => void]>([
    ['unknown-action', 'nothing', undefined, () => undefined],
    ['unknown-target', 'scrub', 'website', () => undefined],
    ['unknown-target', 'rate-limit', 'database', () => undefined],
    ['target-missing', 'rate-limit', undefined, () => undefined],
    ['prerequisite', 'second-notice', undefined, () => undefined],
    ['no-crew', 'own-entry', 'hub-control', (state) => void take(state, 'scrub')],
    ['no-money', 'scrub', undefined, (state) => (state.s[SUM.spent] = 801)],
    ['already-under-way', 'paper', undefined, (state) => void take(state, 'paper')],
    ['already-under-way', 'rate-limit', 'website', (state) => void take(state, 'rate-limit', 'website')],
    [
      'used-up',
      'scrub',
      undefined,
      (state) => {
        take(state, 'scrub');
        stepFor(state, 12);
        cancel(world, state, 0);
      },
    ],
  ])('%s: %s %s', (code, action, target, prepare) => {
    const state = openTeam(world);
    prepare(state);
    expect(reason(state, () => take(state, action, target))).toBe(code);
  });

  it.each([
    ['scrub', 800, 'taken'],
    ['scrub', 801, 'no-money'],
    ['notice', 1_000, 'taken'],
    ['notice', 1_200, 'taken'],
  ])('%s with %i k€ of 1000 spent: %s (what costs nothing is never too dear)', (action, spent, expected) => {
    const state = openTeam(world);
    state.s[SUM.spent] = spent;
    expect(reason(state, () => take(state, action))).toBe(expected);
  });

  it.each([
    [10, 990, 'taken'],
    [10, 1_500, 'taken'],
    [9, 1_500, 'no-money'],
    [9, 990, 'taken'],
  ])('rate-limit at 10 k€, %i k€ petty cash, %i of 1000 spent: %s', (pettyCash, spent, expected) => {
    const poor = { ...world, pettyCash };
    const state = openTeam(poor);
    state.s[SUM.spent] = spent;
    expect(reason(state, () => decide(poor, state, 'rate-limit', 'website', 'me'))).toBe(expected);
  });

  it('tells how many crews are free, and which', () => {
    const state = openTeam(world);
    take(state, 'notice');
    const refusal = refusalOf(world, state, placeOf(world.actions, 'shift'));
    expect(refusal?.params).toEqual({ needed: 2, free: 1, pool: 'operations' });
  });

  it('the same action goes to another target', () => {
    const state = openTeam(world);
    take(state, 'rate-limit', 'website');
    expect(reason(state, () => take(state, 'rate-limit', 'tracking'))).toBe('taken');
    expect(reason(state, () => take(state, 'rate-limit', 'online-banking'))).toBe('no-crew');
  });
});

describe('a decision cancelled', () => {
  it('in preparation gives its crew back and counts as not taken; the money is gone', () => {
    const state = openTeam(world);
    const decision = take(state, 'scrub');
    stepFor(state, 3);
    cancel(world, state, decision.id);
    expect([decision.state, decision.endTick, state.v.crewsBusy[TECHNICAL], state.s[SUM.spent]]).toEqual([
      'cancelled',
      3,
      0,
      200,
    ]);
    stepFor(state, 20);
    expect([decision.state, state.standing.length]).toEqual(['cancelled', 0]);
    expect(reason(state, () => take(state, 'scrub'))).toBe('taken');
  });

  it('in force ends with its effects, and no crew is given back twice', () => {
    const state = openTeam(world);
    const decision = take(state, 'paper');
    stepFor(state, 6);
    expect(decision.state).toBe('in-force');
    cancel(world, state, decision.id);
    expect([decision.state, state.standing.length, state.v.crewsBusy[OPERATIONS]]).toEqual(['ended', 0, 0]);
  });

  it.each<[string, (state: TeamState) => number, string]>([
    ['that nobody took', () => 7, 'unknown-decision'],
    [
      'that is over',
      (state) => {
        take(state, 'say-down');
        return take(state, 'say-works').id;
      },
      'cannot-cancel',
    ],
    [
      'in force, where the pack says it stays',
      (state) => {
        const { id } = take(state, 'own-entry', 'hub-control');
        stepFor(state, 24);
        return id;
      },
      'cannot-cancel',
    ],
    [
      'twice',
      (state) => {
        const { id } = take(state, 'scrub');
        cancel(world, state, id);
        return id;
      },
      'cannot-cancel',
    ],
  ])('cannot be: one %s', (_name, prepare, code) => {
    const state = openTeam(world);
    const id = prepare(state);
    expect(reason(state, () => cancel(world, state, id))).toBe(code);
  });

  it('can be, while it is prepared, whatever the pack says', () => {
    const state = openTeam(world);
    expect(cancellable(world, take(state, 'own-entry', 'hub-control'))).toBe(true);
  });
});
