import { describe, expect, it, test } from 'vitest';
import { compileEffect } from '#sim/effects/index.ts';
import { stepObligations } from '#sim/obligations.ts';
import { AT, createState, SUM, type TeamState } from '#sim/state.ts';
import { make, placeOf } from '../support/mini.ts';

const { world } = make();
const bank = placeOf(world.services, 'online-banking');
const NOTIFY = 0;
const FOLLOW_UP = 1;
const HOUR = 12;
/** A tick at which the first obligation's condition is asked. */
const FROM = 102;

/** Steps the clocks of the law from FROM, when the bank has just been down for 30 minutes. */
function run(ticks: number, meetAt: number | null): TeamState {
  const state = createState(world);
  state.v.downTicks[bank] = 6;
  for (let i = 0; i < ticks; i++) {
    state.tick = FROM + i;
    if (i === meetAt) state.obligations[NOTIFY]!.metTick = state.tick;
    stepObligations(world, state);
  }
  return state;
}

describe('an obligation of 2 hours with 3 hours of grace', () => {
  test.each<[string, number, number | null, string, number]>([
    ['runs from its condition', 1, null, 'running', 0],
    ['runs to the last tick of its time', 2 * HOUR + 1, null, 'running', 0],
    ['is late a tick later, and pays for it', 2 * HOUR + 2, null, 'late', 20],
    ['is late to the last tick of its grace', 5 * HOUR + 1, null, 'late', 20],
    ['is missed a tick later, and pays again', 5 * HOUR + 2, null, 'missed', 120],
    ['pays once for each, however long it goes on', 20 * HOUR, null, 'missed', 120],
    ['is met in time', 20 * HOUR, HOUR, 'met', 0],
    ['is met at the last tick', 20 * HOUR, 2 * HOUR, 'met', 0],
    ['stays late in the record though met, and is not missed', 20 * HOUR, 3 * HOUR, 'late', 20],
    ['stays missed once missed', 20 * HOUR, 6 * HOUR, 'missed', 120],
  ])('%s', (_name, ticks, meetAt, expected, spent) => {
    const state = run(ticks, meetAt);
    expect(state.obligations[NOTIFY]!.state).toBe(expected);
    expect(state.s[SUM.spent]).toBe(spent);
  });

  it('met before anything called for it, costs what the pack says, once, and is met when its clock starts', () => {
    const made = make((pack) => {
      pack.scenario.obligations[NOTIFY]!.early = [{ do: 'pay', amount: '15 k€' }];
    });
    const meet = compileEffect({ do: 'meet', obligation: 'notify' }, { index: () => NOTIFY } as never)!;
    const file = (state: TeamState) => !meet.standing && meet.fire(made.world, state);
    const state = createState(made.world);
    state.tick = FROM;
    file(state);
    file(state);
    expect(state.s[SUM.spent]).toBe(15);
    state.v.downTicks[bank] = 6;
    stepObligations(made.world, state);
    expect(state.obligations[NOTIFY]!.state).toBe('met');
    const asked = createState(made.world);
    asked.v.downTicks[bank] = 6;
    stepObligations(made.world, asked);
    file(asked);
    expect(asked.s[SUM.spent]).toBe(0);
  });

  it('waits while its condition does not hold', () => {
    const state = createState(world);
    state.v.downTicks[bank] = 5;
    for (state.tick = 1; state.tick < 200; state.tick++) stepObligations(world, state);
    expect(state.obligations[NOTIFY]).toEqual({ startedTick: -1, metTick: -1, state: 'waiting' });
  });

  it('keeps running once started, though its condition has passed', () => {
    const state = run(1, null);
    state.v.downTicks[bank] = 0;
    state.tick = FROM + 2 * HOUR + 1;
    stepObligations(world, state);
    expect(state.obligations[NOTIFY]!.state).toBe('late');
  });

  it('met before it began is met as it begins', () => {
    const state = createState(world);
    state.obligations[NOTIFY]!.metTick = 50;
    state.tick = 60;
    stepObligations(world, state);
    expect(state.obligations[NOTIFY]!.state).toBe('waiting');
    state.v.downTicks[bank] = 6;
    state.tick = 63;
    stepObligations(world, state);
    expect(state.obligations[NOTIFY]!.state).toBe('met');
    expect(state.happenings.filter((one) => 'obligation' in one && one.obligation === NOTIFY)).toHaveLength(
      1,
    );
  });

  it('meeting one starts the next', () => {
    const state = run(3 * HOUR, HOUR);
    const { startedTick } = state.obligations[FOLLOW_UP]!;
    // Within a quarter of an hour, when it is next asked.
    expect(startedTick).toBeGreaterThanOrEqual(FROM + HOUR);
    expect(startedTick).toBeLessThan(FROM + HOUR + 3);
  });

  it('counts the first notice; a second changes nothing', () => {
    const state = createState(world);
    const issues: string[] = [];
    const resolver = { index: () => NOTIFY, issue: (message: string) => issues.push(message) };
    const meet = compileEffect({ do: 'meet', obligation: 'notify' }, resolver as never);
    for (state.tick of [5, 9]) if (meet && !meet.standing) meet.fire(world, state);
    expect([issues, state.obligations[NOTIFY]!.metTick]).toEqual([[], 5]);
  });

  it('costs trust when missed', () => {
    expect(run(20 * HOUR, null).v.scalar[AT.trust]).toBe(world.trust.start - 200);
  });
});
