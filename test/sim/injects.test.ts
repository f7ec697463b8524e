import { describe, expect, it, test } from 'vitest';
import { Refused } from '#protocol/text.ts';
import { answer, payable, planInject, send, stepInjects } from '#sim/injects.ts';
import { AT, createState, hashState, SUM, type InjectState, type TeamState } from '#sim/state.ts';
import { make, placeOf } from '../support/mini.ts';

const { world } = make();
const inject = (id: string) => placeOf(world.injects, id);
const bank = placeOf(world.services, 'online-banking');
const EARLY = inject('early-news');
const JOURNALIST = inject('journalist');
/** T+30 min and T+1 h. */
const EARLY_DUE = 24;
const JOURNALIST_DUE = 30;

/** Ticks at which an inject went out, between 1 and 300. */
function sentAt(
  id: string,
  prepare: (at: InjectState, state: TeamState) => void = () => undefined,
  each: (state: TeamState) => void = () => undefined,
): number[] {
  const state = createState(world);
  const place = inject(id);
  prepare(state.injects[place]!, state);
  const ticks: number[] = [];
  for (state.tick = 1; state.tick <= 300; state.tick++) {
    state.happenings.length = 0;
    each(state);
    stepInjects(world, state);
    if (state.happenings.some((one) => one.kind === 'inject' && one.inject === place)) ticks.push(state.tick);
  }
  return ticks;
}

describe('an inject is sent once', () => {
  test.each<[string, string, Partial<InjectState>, number[]]>([
    ['at its time', 'early-news', {}, [EARLY_DUE]],
    ['at its time as a date', 'ministry', {}, [120]],
    ['not while held', 'early-news', { held: true }, []],
    ['not when skipped', 'early-news', { skipped: true }, []],
    ['at the time it was moved to, later', 'early-news', { retimed: 100 }, [100]],
    ['at the time it was moved to, earlier', 'early-news', { retimed: 3 }, [3]],
    ['at once when moved to a time that has passed', 'early-news', { retimed: 0 }, [1]],
    ['not while its condition does not hold', 'rumour', {}, []],
    ['whatever its condition, at the time it was moved to', 'rumour', { retimed: 50 }, [50]],
  ])('%s', (_name, id, how, expected) => {
    expect(sentAt(id, (at) => Object.assign(at, how))).toEqual(expected);
  });

  it('within a quarter of an hour of its condition', () => {
    const [sent, ...more] = sentAt(
      'rumour',
      () => undefined,
      (state) => (state.v.downTicks[bank] = state.tick >= 100 ? 13 : 0),
    );
    expect(more).toEqual([]);
    expect(sent).toBeGreaterThanOrEqual(100);
    expect(sent).toBeLessThan(103);
  });

  it('with a time and a condition: not before either', () => {
    const down = (until: number) => (state: TeamState) => {
      state.v.availability[bank] = state.tick < until ? 0 : 10_000;
    };
    const due = 90;
    const first = (until: number) => sentAt('second-strike', () => undefined, down(until))[0]!;
    expect(first(0)).toBeGreaterThanOrEqual(due);
    expect(first(0)).toBeLessThan(due + 3);
    expect(first(200)).toBeGreaterThanOrEqual(200);
    expect(first(200)).toBeLessThan(203);
  });

  it('at once when released after its time', () => {
    expect(
      sentAt(
        'early-news',
        (at) => (at.held = true),
        (state) => planInject(state, EARLY, { held: state.tick < 70 }),
      ),
    ).toEqual([70]);
  });

  it('by hand before its time, and then not again; a second send does nothing', () => {
    const state = createState(world);
    const before = state.v.scalar[AT.trust]!;
    state.injects[EARLY]!.held = true;
    send(world, state, EARLY);
    send(world, state, EARLY);
    for (state.tick = 1; state.tick < 40; state.tick++) stepInjects(world, state);
    expect(state.v.scalar[AT.trust]).toBe(before - 100);
    expect(state.happenings.filter((one) => one.kind === 'inject' && one.inject === EARLY)).toHaveLength(1);
    expect(state.injects[EARLY]).toMatchObject({ sentTick: 0, held: false, skipped: false });
  });
});

describe('an inject that asks for an answer within an hour', () => {
  const sent = (age: number): TeamState => {
    const state = createState(world);
    state.tick = JOURNALIST_DUE;
    stepInjects(world, state);
    for (let i = 0; i < age; i++) {
      state.tick += 1;
      stepInjects(world, state);
    }
    return state;
  };
  const reason = (state: TeamState, option: string | undefined, id = 'journalist'): string => {
    const before = hashState(state);
    try {
      answer(world, state, id, option);
      return 'taken';
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return hashState(state) === before ? error.refusal.code : 'refused, but changed something';
    }
  };

  test.each<[string, number, string | undefined, string]>([
    ['takes it at once', 0, 'truth', 'taken'],
    ['takes it in its last tick', 12, 'truth', 'taken'],
    ['takes none a tick later', 13, 'truth', 'too-late'],
    ['takes none of its own making', 0, 'shrug', 'unknown-option'],
    ['takes no words in place of an option where none were asked for', 0, undefined, 'unknown-option'],
  ])('%s', (_name, age, option, expected) => {
    expect(reason(sent(age), option)).toBe(expected);
  });

  it('takes one answer, and lets its effects follow at once', () => {
    const state = sent(0);
    const before = state.v.scalar[AT.trust]!;
    expect(reason(state, 'truth')).toBe('taken');
    expect([state.v.scalar[AT.trust], state.v.claims[bank], state.v.scalar[AT.lastSaid]]).toEqual([
      before + 100,
      2,
      JOURNALIST_DUE,
    ]);
    expect(reason(state, 'all-well')).toBe('already-answered');
  });

  it('answered has no price of silence; unanswered pays it once', () => {
    const answered = sent(0);
    answer(world, answered, 'journalist', 'all-well');
    const silent = sent(0);
    for (const state of [answered, silent]) {
      const before = state.v.scalar[AT.trust]!;
      for (let i = 0; i < 60; i++) {
        state.tick += 1;
        stepInjects(world, state);
      }
      expect([state.injects[JOURNALIST]!.expired, before - state.v.scalar[AT.trust]!]).toEqual(
        state === silent ? [true, 200] : [false, 0],
      );
    }
  });

  it('that has not arrived cannot be answered, nor one that does not exist', () => {
    const state = createState(world);
    expect(reason(state, 'truth')).toBe('unknown-inject');
    expect(reason(state, 'truth', 'nothing')).toBe('unknown-inject');
  });

  it('free text is enough where it was asked for', () => {
    const state = createState(world);
    state.tick = 120;
    stepInjects(world, state);
    expect(reason(state, undefined, 'ministry')).toBe('taken');
    state.tick = 300;
    stepInjects(world, state);
    expect(state.s[SUM.spent]).toBe(0);
  });

  it('news that ask for nothing take no answer', () => {
    const state = sent(0);
    expect(reason(state, undefined, 'early-news')).toBe('unknown-option');
  });
});

describe('an answer that costs', () => {
  const dear = make((pack) => {
    pack.injects.injects[JOURNALIST]!.options[1]!.effects.push({ do: 'pay', amount: '40 k€' });
  }).world;
  const asked = (spent: number): TeamState => {
    const state = createState(dear);
    send(dear, state, JOURNALIST);
    state.s[SUM.spent] = spent;
    return state;
  };

  it('is told, paid, and refused where the money is not there, having changed nothing', () => {
    expect(dear.injects[JOURNALIST]!.options.map(({ cost }) => cost)).toEqual([0, 40]);
    const rich = asked(960);
    answer(dear, rich, 'journalist', 'all-well');
    expect(rich.s[SUM.spent]).toBe(1_000);
    const poor = asked(961);
    const before = hashState(poor);
    expect(() => answer(dear, poor, 'journalist', 'all-well')).toThrow('It costs 40 k€ and 39 k€ are left.');
    expect(hashState(poor)).toBe(before);
    expect(payable(dear, poor, dear.injects[JOURNALIST]!).map(({ id }) => id)).toEqual(['truth']);
    answer(dear, poor, 'journalist', 'truth');
    expect(poor.s[SUM.spent]).toBe(961);
  });
});
