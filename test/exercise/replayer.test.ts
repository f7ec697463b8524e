import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { Replayer } from '#exercise/replayer.ts';
import { accept, advance, facilitator, open, seat, started } from '../support/exercise.ts';
import { mini, ZERO, HOUR } from '../support/mini.ts';
import { live, session } from '../support/session.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const replayed = (exercise: Exercise): Replayer =>
  new Replayer(exercise.definition, mini.scenario, exercise.entries, exercise.tick);

it('shows each team at each moment what it saw then', () => {
  const exercise = started();
  const seen: [tick: number, team: string, table: unknown][] = [];
  const look = () => {
    for (const team of exercise.teamIds) seen.push([exercise.tick, team, exercise.view('team', team)]);
  };
  for (const hours of [0, 0.5, 1, 7, 7.25, 13, 20]) {
    advance(exercise, ZERO + Math.round(hours * HOUR));
    if (hours === 0.5) accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
    if (hours === 7) accept(exercise, seat('seat-2'), { type: 'decide', action: 'paper' });
    if (hours === 7.25) accept(exercise, facilitator, { type: 'fire-inject', inject: 'next-day' });
    look();
  }
  advance(exercise, ZERO + 21 * HOUR);
  accept(exercise, facilitator, { type: 'end' });
  const replayer = replayed(exercise);
  // Back and forth: what is kept is kept whole.
  for (const [tick, team, table] of [...seen, ...seen.toReversed()])
    expect(replayer.view(team, tick)).toEqual(table);
});

it('comes out the same for any exercise that people can play', () => {
  fc.assert(
    fc.property(session, (events) => {
      const exercise = open();
      live(exercise, events);
      exercise.finishTick();
      const replayer = replayed(exercise);
      for (const team of exercise.teamIds)
        expect(replayer.view(team, exercise.tick).situation).toEqual(exercise.view('team', team).situation);
    }),
    { numRuns: 15 },
  );
});

it('proves itself by the marks of the log, and says where it differs', () => {
  const exercise = started();
  advance(exercise, 50);
  accept(exercise, { kind: 'system' }, exercise.mark());
  advance(exercise, 120);
  accept(exercise, facilitator, { type: 'end' });
  expect(replayed(exercise).proofs).toBe(1);
  const changed = exercise.entries.map((entry) =>
    entry.command.type === 'mark' ? { ...entry, command: { ...entry.command, hash: '00000000' } } : entry,
  );
  expect(() => new Replayer(exercise.definition, mini.scenario, changed, exercise.tick)).toThrow(/tick 50/);
});
