import { describe, expect, it, test } from 'vitest';
import { applyEffects, decisionStrength, endEffects, strengthOf } from '#sim/apply.ts';
import { createState } from '#sim/state.ts';
import { make } from '../support/mini.ts';

/** Place of the first effect of `paper` after it was written in this way. */
function standing(timing: string) {
  const made = make((pack) => {
    const action = pack.actions.actions.find((one) => one.id === 'paper')!;
    const parts = Object.fromEntries(timing.split(', ').map((one) => one.split(': ')));
    action.effects = [{ do: 'waive-codes', ...(timing === '' ? {} : parts) }];
  });
  const action = made.world.actions.find((one) => one.id === 'paper')!;
  return { world: made.world, effect: action.effects[0]![0]! };
}

/** A quarter of an hour begins at this tick. */
const FROM = 99;

describe('how strong a standing effect is, by its age in hours', () => {
  test.each<[string, [hours: number, bp: number][]]>([
    [
      '',
      [
        [0, 10_000],
        [5, 10_000],
        [100, 10_000],
      ],
    ],
    [
      'ramp: 1 h',
      [
        [0, 769],
        [0.5, 5_384],
        // It moves by the quarter of an hour.
        [8 / 12, 5_384],
        [9 / 12, 7_692],
        [11 / 12, 7_692],
        [1, 10_000],
        [50, 10_000],
      ],
    ],
    [
      'fades: 10 %',
      [
        [0, 10_000],
        [1, 9_000],
        [5, 5_000],
        [10, 0],
        [20, 0],
      ],
    ],
    [
      'fades: 10 %, fadesTo: 60 %',
      [
        [0, 10_000],
        [3, 7_000],
        [4, 6_000],
        [50, 6_000],
      ],
    ],
    [
      'ramp: 2 h, fades: 5 %, fadesTo: 50 %',
      [
        [0, 400],
        [1, 5_200],
        [2, 10_000],
        [4, 9_000],
        [30, 5_000],
      ],
    ],
  ])('%s', (timing, points) => {
    const { world, effect } = standing(timing);
    const one = { effect, from: FROM, until: -1, decision: -1 };
    const seen = points.map(([hours]) => [
      hours,
      strengthOf(world, one, FROM + Math.round(hours * world.hour)),
    ]);
    expect(seen).toEqual(points);
  });
});

describe('how long it stands', () => {
  test.each<[string, string, number, number | null]>([
    ['until cancelled', '', -1, null],
    ['its own time', 'lasts: 2 h', -1, 24],
    ['its decision', '', 30, 30],
    ['the shorter of both: its own', 'lasts: 2 h', 30, 24],
    ['the shorter of both: its decision', 'lasts: 2 h', 12, 12],
  ])('%s', (_name, timing, until, expected) => {
    const { world, effect } = standing(timing);
    const state = createState(world);
    applyEffects(world, state, [effect], { decision: 0, until });
    const ends = [];
    for (state.tick = 1; state.tick <= 60; state.tick++) {
      const before = state.standing.length;
      endEffects(state);
      if (state.standing.length < before) ends.push(state.tick);
    }
    expect(ends).toEqual(expected === null ? [] : [expected]);
  });

  it("shows a decision's strongest effect, and a whole when it has none", () => {
    const { world, effect } = standing('ramp: 1 h');
    const state = createState(world);
    expect(decisionStrength(world, state, 0)).toEqual({ strengthBp: 10_000, stage: 'full' });
    applyEffects(world, state, [effect], { decision: 0, until: -1 });
    state.tick = 6;
    applyEffects(world, state, [effect], { decision: 0, until: -1 });
    expect(decisionStrength(world, state, 0)).toEqual({ strengthBp: 5_384, stage: 'building' });
  });

  it('says whether it builds up, is at its best, or is worn down', () => {
    const { world, effect } = standing('ramp: 1 h, fades: 10 %, fadesTo: 50 %');
    const state = createState(world);
    applyEffects(world, state, [effect], { decision: 0, until: -1 });
    const at = (tick: number) => decisionStrength(world, Object.assign(state, { tick }), 0);
    expect(at(3)).toEqual({ strengthBp: 3_076, stage: 'building' });
    expect(at(12)).toEqual({ strengthBp: 10_000, stage: 'full' });
    expect(at(36)).toEqual({ strengthBp: 8_000, stage: 'fading' });
    expect(at(240)).toEqual({ strengthBp: 5_000, stage: 'fading' });
  });
});
