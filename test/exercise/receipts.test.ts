import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import type { Command } from '#protocol/commands.ts';
import type { DecisionRecord, LogRecord, TeamRow } from '#protocol/views.ts';
import { accept, advance, facilitator, refuse, seat, started, submit, system } from '../support/exercise.ts';
import { AT, hashState } from '#sim/state.ts';
import { changed, mini } from '../support/mini.ts';

const decision = (exercise: Exercise, id = 0) =>
  exercise.view('team', 'team-1')[`decision:${id}`] as DecisionRecord;

describe('why, and how sure', () => {
  it('stand with the decision, in the crisis log and in the live log of the facilitator', () => {
    const exercise = started();
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub', why: 'early', confidence: 5 });
    const line = { kind: 'decision', text: 'early', confidence: 5 };
    expect(decision(exercise)).toMatchObject({ why: 'early', confidence: 5 });
    expect(exercise.teams.get('team-1')!.log.at(-1)).toMatchObject(line);
    const lines = Object.entries(exercise.view('facilitator')).filter(([key]) => key.startsWith('line:'));
    expect((lines.at(-1)![1] as { log: LogRecord }).log).toMatchObject(line);
  });

  it('may be left out, as older logs do', () => {
    const exercise = started();
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
    expect(decision(exercise)).toMatchObject({ why: null, confidence: null });
    expect(exercise.teams.get('team-1')!.log.at(-1)).not.toHaveProperty('confidence');
  });
});

describe('what a decision acts on', () => {
  it('is nothing while it is prepared, and the figures as they stood just before, once in force', () => {
    const exercise = started();
    advance(exercise, 40);
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'rate-limit', target: 'website' });
    expect(decision(exercise).acts).toEqual([]);
    const { inForceTick } = decision(exercise);
    advance(exercise, inForceTick - 1);
    const before = exercise.view('team', 'team-1')['service:website'] as { availabilityBp: number };
    expect(decision(exercise).acts).toEqual([]);
    advance(exercise, inForceTick);
    expect(decision(exercise)).toMatchObject({
      state: 'in-force',
      stage: 'full',
      acts: [{ kind: 'service', id: 'website', beforeBp: before.availabilityBp }],
    });
    advance(exercise, inForceTick + 30);
    expect(decision(exercise).acts[0]!.beforeBp).toBe(before.availabilityBp);
  });

  it('is known at once where there is no lead time', () => {
    const exercise = started();
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'pause-deposits' });
    expect(decision(exercise).acts).toEqual([{ kind: 'trust', id: '', beforeBp: 8000 }]);
  });

  it('is the figure before, also of what a decision does at once', () => {
    const pack = changed(({ actions }) => {
      const said = actions.actions.find((one) => one.id === 'say-works')!;
      said.effects.push({ do: 'trust', by: '5 %' } as never);
    });
    const exercise = started({}, pack);
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'say-works' });
    expect(exercise.teams.get('team-1')!.state.v.scalar[AT.trust]).toBe(8500);
    expect(decision(exercise).acts).toEqual([{ kind: 'trust', id: '', beforeBp: 8000 }]);
  });

  it('names each figure once, and comes back the same from the log', () => {
    const exercise = started();
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'paper' });
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'own-entry', target: 'hub-control' });
    advance(exercise, 80);
    expect(decision(exercise, 0).acts.map(({ id }) => id)).toEqual(['rounds', 'sort']);
    expect(decision(exercise, 1).acts.map(({ id }) => id)).toEqual(['hub-control']);
    const again = replay(exercise.definition, mini, exercise.entries, 80);
    expect(again.view('team', 'team-1')).toEqual({
      ...exercise.view('team', 'team-1'),
      'seat:seat-1': expect.anything(),
    });
  });
});

describe('a read receipt', () => {
  const read: Command = { type: 'read', injects: ['early-news'] };
  const told = () => {
    const exercise = started();
    advance(exercise, 30);
    accept(exercise, system, {
      type: 'seat-taken',
      seat: 'seat-9',
      team: 'team-1',
      name: 'Leo',
      roles: [],
    });
    return exercise;
  };
  const record = (exercise: Exercise, team = 'team-1') => exercise.view('team', team)['read:early-news'];
  const rows = (exercise: Exercise) => exercise.view('facilitator');

  it('says who opened it and when, the first time, in order', () => {
    const exercise = told();
    expect(record(exercise)).toBeUndefined();
    accept(exercise, seat('seat-9'), read);
    advance(exercise, 33);
    accept(exercise, seat('seat-1'), read);
    accept(exercise, seat('seat-9'), read);
    const by = [
      { seat: 'seat-9', name: 'Leo', tick: 30 },
      { seat: 'seat-1', name: 'Person 1', tick: 33 },
    ];
    expect(record(exercise)).toEqual({ by });
    expect(record(exercise, 'team-2')).toBeUndefined();
    expect(rows(exercise)['msel:early-news']!.read).toBe(1);
    accept(exercise, seat('seat-2'), read);
    expect(rows(exercise)['msel:early-news']!.read).toBe(2);
    expect(
      replay(exercise.definition, mini, exercise.entries, 33).view('team', 'team-1')['read:early-news'],
    ).toEqual({ by });
  });

  it('is no act of the team and no line of its log, and leaves its world alone', () => {
    const exercise = told();
    const before = [hashState(exercise.teams.get('team-1')!.state), exercise.teams.get('team-1')!.log.length];
    accept(exercise, seat('seat-1'), read);
    expect([
      hashState(exercise.teams.get('team-1')!.state),
      exercise.teams.get('team-1')!.log.length,
    ]).toEqual(before);
    expect(rows(exercise)['team:team-1']!.lastActTick).toBeNull();
  });

  it('said again leaves no line in the log, however often', () => {
    const exercise = told();
    const lines = accept(exercise, seat('seat-1'), read).seq;
    for (let i = 0; i < 5; i++) expect(accept(exercise, seat('seat-1'), read).seq).toBe(lines);
    expect(exercise.entries).toHaveLength(lines);
    expect(accept(exercise, seat('seat-9'), read).seq).toBe(lines + 1);
  });

  it('is refused for what has not reached the team, however it is mixed', () => {
    const exercise = told();
    refuse(exercise, seat('seat-1'), { type: 'read', injects: ['early-news', 'next-day'] }, 'unknown-inject');
    refuse(exercise, seat('seat-1'), { type: 'read', injects: ['nonsense'] }, 'unknown-inject');
    expect(record(exercise)).toBeUndefined();
  });
});

describe('where a seat looks', () => {
  it('is told to its own team alone, is no part of the log, and goes with its connection', () => {
    const exercise = started();
    const at = (team: string) => exercise.view('team', team)['seat:seat-1'] as { at?: string } | undefined;
    expect(exercise.setPlace('seat-1', 'inbox')).toBeNull();
    exercise.setOnline('seat-1', true);
    expect(exercise.setPlace('seat-1', 'inbox')).toBe('team-1');
    expect(exercise.setPlace('seat-1', 'inbox')).toBeNull();
    expect(exercise.setPlace('nobody', 'inbox')).toBeNull();
    expect(at('team-1')?.at).toBe('inbox');
    expect(
      JSON.stringify([
        exercise.view('facilitator'),
        exercise.view('projector'),
        exercise.view('team', 'team-2'),
      ]),
    ).not.toContain('"at"');
    expect(exercise.entries.map(({ command }) => command.type)).toEqual([
      'seat-taken',
      'seat-taken',
      'start',
    ]);
    exercise.setOnline('seat-1', false);
    exercise.setOnline('seat-1', true);
    expect(at('team-1')).not.toHaveProperty('at');
  });
});

describe('names of teams', () => {
  it('are each given once, however they are written', () => {
    const exercise = started();
    refuse(exercise, facilitator, { type: 'add-team', name: 'RED' }, 'team-name-taken');
    refuse(exercise, facilitator, { type: 'rename-team', team: 'team-1', name: 'blue' }, 'team-name-taken');
    expect(submit(exercise, facilitator, { type: 'rename-team', team: 'team-1', name: 'red' }).ok).toBe(true);
    accept(exercise, facilitator, { type: 'add-team', name: 'Green' });
  });

  it('of older logs come back as they are', () => {
    const exercise = started();
    const old = accept(exercise, facilitator, { type: 'rename-team', team: 'team-1', name: 'Green' });
    const entries = exercise.entries.map((entry) =>
      entry === old
        ? { ...entry, command: { type: 'rename-team', team: 'team-1', name: 'Blue' } as const }
        : entry,
    );
    expect([...replay(exercise.definition, mini, entries, 0).teams.values()].map(({ name }) => name)).toEqual(
      ['Blue', 'Blue'],
    );
  });
});

describe('answers that did not come', () => {
  it('call the facilitator for an hour of play, and no longer', () => {
    const exercise = started({ ticksPerMinute: 1 });
    accept(exercise, facilitator, { type: 'fire-inject', inject: 'journalist' });
    const overdue = () => (exercise.view('facilitator')['team:team-1'] as TeamRow).overdue;
    const last = mini.scenario.injects.injects.find(({ id }) => id === 'journalist')!;
    expect(last.answerWithin).toBeTruthy();
    let seen: number[] = [];
    for (let tick = 1; tick <= 60; tick++) {
      advance(exercise, tick);
      if (overdue() > 0) seen = [...seen, tick];
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThanOrEqual(exercise.state.world.hour);
    expect(overdue()).toBe(0);
  });
});
