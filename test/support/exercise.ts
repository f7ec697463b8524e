import { expect } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { createExercise } from '#exercise/restore.ts';
import type { Actor, Definition, LogEntry, Submitted } from '#exercise/types.ts';
import type { Command } from '#protocol/commands.ts';
import type { RefusalCode } from '#protocol/text.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { mini } from './mini.ts';

export const facilitator: Actor = { kind: 'facilitator' };
export const system: Actor = { kind: 'system' };
export const seat = (id: string): Actor => ({ kind: 'seat', seat: id });

export const define = (part: Partial<Definition> = {}): Definition => ({
  id: 'exercise-1',
  code: 'ABC234',
  title: 'A test',
  scenario: 'mini',
  packHash: 'hash',
  seed: 7,
  difficulty: null,
  teams: [
    { id: 'team-1', name: 'Red' },
    { id: 'team-2', name: 'Blue' },
  ],
  seatsPerTeam: 8,
  ticksPerMinute: 60,
  projectorKey: 'projector',
  createdAt: 0,
  ...part,
});

/** An exercise over the mini pack with one seat in each team: `seat-1` in team-1, and so on. */
export function open(part: Partial<Definition> = {}, pack: Scenario = mini.scenario): Exercise {
  const exercise = createExercise(define(part), { scenario: pack });
  exercise.definition.teams.forEach((team, i) => {
    accept(exercise, system, {
      type: 'seat-taken',
      seat: `seat-${i + 1}`,
      team: team.id,
      name: `Person ${i + 1}`,
      roles: [],
    });
  });
  return exercise;
}

/** The same, started. */
export function started(part: Partial<Definition> = {}, pack: Scenario = mini.scenario): Exercise {
  const exercise = open(part, pack);
  accept(exercise, facilitator, { type: 'start' });
  return exercise;
}

/** A jump is run to its end at once: here nobody else waits for a turn. */
export function submit(exercise: Exercise, actor: Actor, command: Command): Submitted {
  const submitted = exercise.submit(actor, command, { at: 0, commandId: null });
  for (const _step of exercise.runAhead());
  return submitted;
}

/** Submits what must be taken. @returns its line in the log */
export function accept(exercise: Exercise, actor: Actor, command: Command): LogEntry {
  const submitted = submit(exercise, actor, command);
  if (!submitted.ok) throw new Error(`refused: ${submitted.refusal.code} ${submitted.refusal.message}`);
  return submitted.entry;
}

/** Submits what must be refused, for this reason, and must change nothing. */
export function refuse(exercise: Exercise, actor: Actor, command: Command, code: RefusalCode): void {
  const before = [exercise.hash(), exercise.entries.length, exercise.lifecycle];
  const submitted = submit(exercise, actor, command);
  expect(submitted.ok ? 'accepted' : submitted.refusal.code).toBe(code);
  expect([exercise.hash(), exercise.entries.length, exercise.lifecycle]).toEqual(before);
}

/** Runs a started exercise to a tick, all teams in step. */
export function advance(exercise: Exercise, tick: number): void {
  while (exercise.tick < tick) {
    if (!exercise.beginTick()) throw new Error(`the exercise stands at tick ${exercise.tick}`);
    exercise.finishTick();
  }
}
