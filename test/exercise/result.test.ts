import { describe, expect, it } from 'vitest';
import { ghostAt } from '#exercise/ghosts.ts';
import type { Exercise } from '#exercise/exercise.ts';
import type { Result, RunResult } from '#protocol/views.ts';
import { runPolicy } from '#sim/run.ts';
import { scoreOf } from '#sim/score.ts';
import { AT, SUM, type TeamState } from '#sim/state.ts';
import { cloneState } from '#sim/state.ts';
import { accept, advance, define, facilitator, seat, started } from '../support/exercise.ts';
import { make } from '../support/mini.ts';

function ended(tick: number): Exercise {
  const exercise = started();
  advance(exercise, 20);
  accept(exercise, seat('seat-2'), { type: 'decide', action: 'scrub' });
  advance(exercise, tick);
  accept(exercise, facilitator, { type: 'end' });
  return exercise;
}
const run = (result: Result, id: string): RunResult => result.runs.find((one) => one.id === id)!;

describe('the result', () => {
  const exercise = ended(200);
  const result = exercise.state.result!;

  it('is the facilitator’s alone until scores are shown, and again once they are hidden', () => {
    expect(started().state.result).toBeNull();
    const seen = () =>
      [exercise.view('facilitator'), exercise.view('projector'), exercise.view('team', 'team-1')].map(
        (view) => (view['result'] as Result | undefined)?.points,
      );
    expect(seen()).toEqual([result.points, undefined, undefined]);
    accept(exercise, facilitator, { type: 'show-scores', shown: true });
    expect(seen()).toEqual([result.points, result.points, result.points]);
    accept(exercise, facilitator, { type: 'show-scores', shown: false });
    expect(seen()).toEqual([result.points, undefined, undefined]);
    accept(exercise, facilitator, { type: 'debrief-step', step: 'results' });
    accept(exercise, facilitator, { type: 'debrief-step', step: 'change' });
    expect(seen()).toEqual([result.points, result.points, result.points]);
  });

  it('leaves out a team that nobody ever came to', () => {
    const some = started();
    accept(some, facilitator, { type: 'add-team', name: 'Ghost ship' });
    advance(some, 20);
    accept(some, facilitator, { type: 'end' });
    expect(some.state.result!.points.map((one) => one.name).toSorted()).toEqual(['Blue', 'Red']);
    expect(some.state.result!.runs.filter((one) => one.kind === 'team')).toHaveLength(2);
  });

  it('ranks teams by points, best first, beside the ghosts', () => {
    const points = result.points.map((one) => one.points);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    expect(result.points.map((one) => one.team)).toEqual(['team-2', 'team-1']);
    expect(result.runs.map((one) => one.id)).toEqual(['team-1', 'team-2', 'idle', 'as-happened', 'textbook']);
  });

  it('of a team that did nothing equals the ghost that does nothing, at the tick of the end', () => {
    const { id: _team, kind: _kind, name: _name, ...team } = run(result, 'team-1');
    const { id: _ghost, kind: _other, name: _others, ...ghost } = run(result, 'idle');
    expect(team).toEqual(ghost);
  });
});

it.each([0, 1, 77, 100, 431, 432])('a ghost stands at tick %i as its run stood there', (tick) => {
  const exercise = started();
  const { world, policies } = make(() => undefined, { seed: define().seed });
  const policy = policies.find((one) => one.id === 'as-happened')!;
  let then: TeamState | null = null;
  runPolicy(world, policy, (now) => {
    if (now.tick === tick) then = cloneState(world, now);
  });
  const state = then! as TeamState;
  const score = scoreOf(world, state);
  const ghost = ghostAt(exercise.state.ghosts.get('as-happened')!, world, tick);
  expect(ghost).toMatchObject({
    trustBp: state.v.scalar[AT.trust],
    spent: state.s[SUM.spent],
    headline: {
      parcelsDelivered: score.parcelsDelivered,
      parcelsDeliverable: score.parcelsDeliverable,
      uptimeBp: score.uptimeBp,
      points: score.points,
    },
    obligations: { missed: state.obligations.filter((one) => one.state === 'missed').length },
  });
  expect(ghost.curves.tick.at(-1)).toBe(tick - (tick % 6));
});
