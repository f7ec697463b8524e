import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import type { Policy } from '#sim/run.ts';
import { SUM } from '#sim/state.ts';
import { bandOf, priceTeam, valueOf } from '../../server/report/prices.ts';
import { runScript, scriptOf, type Checkpoint } from '../../server/report/script.ts';
import { shapley } from '../../server/report/shares.ts';
import { accept, advance, facilitator, open, seat } from '../support/exercise.ts';
import { mini, ZERO, HOUR } from '../support/mini.ts';

const one = seat('seat-1');
const at = (hours: number): number => ZERO + hours * HOUR;

/** A play in which everything happens that a script holds. */
function played(): Exercise {
  const exercise = open();
  accept(exercise, one, { type: 'prepare', preparation: 'kits' });
  accept(exercise, facilitator, { type: 'start' });
  advance(exercise, at(0.5));
  accept(exercise, one, { type: 'decide', action: 'scrub' });
  accept(exercise, seat('seat-2'), { type: 'decide', action: 'paper' });
  accept(exercise, facilitator, { type: 'hold-inject', inject: 'journalist' });
  advance(exercise, at(1.5));
  accept(exercise, facilitator, { type: 'fire-inject', inject: 'journalist', team: 'team-1' });
  accept(exercise, one, { type: 'answer', inject: 'journalist', option: 'truth' });
  accept(exercise, one, { type: 'decide', action: 'rate-limit', target: 'website' });
  advance(exercise, at(3));
  accept(exercise, one, { type: 'decide', action: 'notice' });
  advance(exercise, at(6));
  accept(exercise, one, { type: 'decide', action: 'second-notice' });
  accept(exercise, one, { type: 'cancel', decision: 1 });
  advance(exercise, at(20));
  accept(exercise, facilitator, { type: 'end' });
  return exercise;
}
const exercise = played();
const { state, entries } = exercise;
const { world, policies } = state;
const script = scriptOf(state, entries, 'team-1');
const policy = (id: string): Policy => policies.find((two) => two.id === id)!;
const priced = priceTeam(world, script, {
  seeds: 3,
  pack: mini.scenario,
  reference: policy('textbook'),
  against: policy('textbook'),
});

describe('a team’s play taken out of the log', () => {
  it('comes out as it was, to the last bit, for every team', () => {
    expect(script.moves.map(({ kind }) => kind)).toEqual([
      'decide',
      'answer',
      'decide',
      'decide',
      'decide',
      'cancel',
    ]);
    expect(script.prepare).toEqual(['kits']);
    // It proves itself by the hash of the state, else it throws.
    expect(() => scriptOf(state, entries, 'team-2')).not.toThrow();
  });

  it('is refused where the log is of another play', () => {
    const others = entries.filter(({ command }) => command.type !== 'decide');
    expect(() => scriptOf(state, others, 'team-1')).toThrow(/does not come out of its log as it was/);
  });
});

describe('what a decision was worth', () => {
  it('is the difference to the exercise played again from the log without it, to the parcel', () => {
    for (const price of priced.prices.filter(({ kind, fell }) => kind !== 'missed' && fell.length === 0)) {
      const without = entries.filter(({ seq }) => seq !== price.seq);
      // Its marks are those of the play as it was; stopping another decision goes by its number.
      const kept = without.filter(({ command }) => command.type !== 'mark' && command.type !== 'cancel');
      const stopped = script.moves.some((two) => two.kind === 'cancel');
      expect(stopped).toBe(true);
      const again = replay(exercise.definition, mini, kept, exercise.tick).state.teams.get('team-1')!.state;
      const alone = runScript(world, script, {
        without: new Set([
          price.seq,
          ...script.moves.filter((two) => two.kind === 'cancel').map(({ seq }) => seq),
        ]),
      }).state;
      expect(valueOf(world, alone)).toEqual(valueOf(world, again));
    }
  });

  it('lies on the days on which the two plays differ, also late in the exercise', () => {
    const late = script.moves.find((two) => two.kind === 'decide' && two.action === 'second-notice')!;
    const checkpoints: Checkpoint[] = [];
    const whole = runScript(world, script, {}, { each: (from) => checkpoints.push(from) });
    const from = checkpoints.at(-1)!;
    expect(from.state.tick).toBeGreaterThan(late.tick);
    expect(from.byDay.length).toBeGreaterThan(0);
    expect(runScript(world, script, {}, { from }).byDay).toEqual(whole.byDay);
    expect(whole.byDay.at(-1)).toBe(whole.state.s[SUM.delivered]);
    for (const price of priced.prices) expect(price.where.days).toHaveLength(whole.byDay.length);
  });

  it('says what falls away with it', () => {
    const notice = script.moves.find((two) => two.kind === 'decide' && two.action === 'notice')!;
    const second = script.moves.find((two) => two.kind === 'decide' && two.action === 'second-notice')!;
    expect(priced.prices.find(({ seq }) => seq === notice.seq)!.fell).toEqual([second.seq]);
  });

  it('is told for every move but a stop, and for what the policy would have decided and the team never did', () => {
    const own = priced.prices.filter(({ kind }) => kind !== 'missed');
    expect(own).toHaveLength(5);
    expect(priced.unpriced).toBe(1);
    const taken = new Set(own.map(({ of }) => of));
    const missed = priced.prices.filter(({ kind }) => kind === 'missed');
    expect(missed.length).toBeGreaterThan(0);
    for (const { of } of missed) expect(taken.has(of)).toBe(false);
  });

  it('by three questions for a decision, one for an answer', () => {
    const decision = priced.prices.find(({ of }) => of === 'scrub')!;
    expect([decision.earlier, decision.later, decision.leftOpen].every((band) => band !== null)).toBe(true);
    const answer = priced.prices.find(({ kind }) => kind === 'answer')!;
    expect([answer.earlier, answer.later, answer.leftOpen]).toEqual([null, null, null]);
  });

  it('earlier is the same play with that one move an hour before', () => {
    const scrub = script.moves[0]!;
    const moved = runScript(world, script, { moved: new Map([[scrub.seq, scrub.tick - HOUR]]) }).state;
    const was = runScript(world, script).state;
    const own = priceTeam(world, script, {
      pack: mini.scenario,
      seeds: 1,
      reference: policy('idle'),
      against: policy('idle'),
    });
    expect(own.prices[0]!.earlier!.median.parcels).toBe(moved.s[SUM.delivered]! - was.s[SUM.delivered]!);
    // A policy that does nothing finds nothing that was never decided.
    expect(own.prices.some(({ kind }) => kind === 'missed')).toBe(false);
  });
});

describe('bands', () => {
  const value = (points: number) => ({ parcels: points * 2, bankMinutes: 0, points });
  it('hold the middle and nine in ten; too small to tell where they hold nothing', () => {
    const band = bandOf(Array.from({ length: 20 }, (_none, i) => value(i + 1)));
    expect([band.low.points, band.median.points, band.high.points]).toEqual([2, 11, 20]);
    expect(band.tooSmall).toBe(false);
    expect(bandOf([value(-3), value(5), value(7)]).tooSmall).toBe(true);
    expect(bandOf([value(0), value(0)]).tooSmall).toBe(true);
  });
});

describe('shares', () => {
  it('add up to what the team won over nobody deciding', () => {
    for (const key of ['points', 'parcels', 'bankMinutes'] as const) {
      const sum = priced.shares.reduce((all, { share }) => all + share[key], 0);
      // Each is rounded to a whole.
      expect(Math.abs(sum - (priced.asPlayed[key] - priced.idle[key]))).toBeLessThanOrEqual(
        priced.shares.length,
      );
    }
  });

  it.each([
    // Two who only win together; one who wins alone beside one who adds nothing; three by the textbook's glove game.
    [[0, 0, 0, 10], 2, [5, 5]],
    [[0, 8, 0, 8], 2, [8, 0]],
    [[0, 0, 0, 0, 0, 6, 6, 6], 3, [1, 1, 4]],
  ])('of a game worth %j', (worth, n, expected) => {
    expect(expected.map((_one, g) => shapley(worth, n, g))).toEqual(
      expected.map((x) => expect.closeTo(x, 9) as number),
    );
  });
});
