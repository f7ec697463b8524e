import { describe, expect, it } from 'vitest';
import { entriesOf } from '#protocol/delta.ts';
import type { EntryRecord, HubRecord } from '#protocol/views.ts';
import { accept, advance, seat, started } from '../support/exercise.ts';
import { among, busy, including, secret, unsent, wordsOf } from '../support/views.ts';

describe("a team's screen", () => {
  const exercise = busy();
  const red = exercise.view('team', 'team-1');
  const blue = exercise.view('team', 'team-2');

  it('holds nothing of another team', () => {
    expect(including('BLUE', red)).toEqual([]);
    expect(including('RED', blue).filter((word) => word !== 'Red')).toEqual([]);
    expect(among(['team-2', 'seat-2', 'Blue', 'Person 2'], red)).toEqual([]);
    expect(among(['team-1', 'seat-1', 'Red', 'Person 1'], blue)).toEqual([]);
  });

  it('holds its own', () => {
    expect(including('RED-', red)).toEqual(['RED-REASON', 'RED-REASON', 'RED-NOTE']);
    expect(including('BLUE-WORD', blue)).toHaveLength(2);
    expect(including('WORD-TO-ALL', red)).toHaveLength(2);
    expect(red['decision:0']).toMatchObject({ action: 'scrub', by: 'Person 1', state: 'in-force' });
    expect(blue['inject:ministry']).toMatchObject({ answer: { text: 'BLUE-ANSWER', by: 'Person 2' } });
  });

  it('holds no inject that has not been sent, by id or by text', () => {
    expect(unsent(exercise, 'team-1')).toContain('next-day');
    expect(among(unsent(exercise, 'team-1'), red)).toEqual([]);
    expect(including('SECRET-BODY feed', red)).toEqual([]);
    expect(including('SECRET-BODY journalist', red)).toEqual([
      'SECRET-BODY journalist',
      'SECRET-BODY journaliste',
    ]);
  });

  it('holds nothing of what an inject is for, nor of what its options do', () => {
    expect(including('SECRET-EXPECTED', red)).toEqual([]);
    expect(red['inject:journalist']).toMatchObject({
      options: [
        { id: 'truth', label: { en: 'The truth', fr: 'La vérité' } },
        { id: 'all-well', label: { en: 'All is well', fr: 'Tout va bien' } },
      ],
    });
  });

  it('holds no attack, no campaign, no effect', () => {
    expect(among(secret, red)).toEqual([]);
    expect(wordsOf(red).filter((word) => /^T1\d{3}/.test(word))).toEqual([]);
  });

  it('tells honest traffic on its own entries from the attack, before and after filters', () => {
    const exercise = started();
    const at = () => exercise.view('team', 'team-1')['entry:main-link'] as EntryRecord;
    advance(exercise, 10);
    expect(at()).toMatchObject({ attackBp: 0, honestBp: at().loadBp });
    advance(exercise, 60);
    const flooded = at();
    expect(flooded.attackBp).toBeGreaterThan(10_000);
    expect(flooded.filteredBp).toBe(0);
    expect(flooded.honestBp + flooded.attackBp).toBe(flooded.loadBp);
    const defended = started();
    accept(defended, seat('seat-1'), { type: 'decide', action: 'scrub' });
    advance(defended, 70);
    const scrubbed = defended.view('team', 'team-1')['entry:main-link'] as EntryRecord;
    expect(scrubbed.attackBp).toBeGreaterThan(10_000);
    expect(scrubbed.filteredBp).toBeGreaterThan(0);
    const left = Math.floor((scrubbed.attackBp * (10_000 - scrubbed.filteredBp)) / 10_000);
    expect(Math.abs(scrubbed.honestBp + left - scrubbed.loadBp)).toBeLessThanOrEqual(1);
    expect(scrubbed.honestBp).toBeLessThan(15_000);
  });

  it('holds no run of a ghost beyond the present', () => {
    const samples = entriesOf(red, 'curves').flatMap(({ record }) => record.tick);
    const past = entriesOf(red, 'ghostCurves').flatMap(({ record }) => record.uptimeBp);
    expect(samples.at(-1)).toBeLessThanOrEqual(exercise.tick);
    expect(past).toHaveLength(samples.length);
    expect(red['result']).toBeUndefined();
  });
});

describe('what a team sees through the fog', () => {
  it('keeps its old figures and their age while tracking is dark', () => {
    const exercise = started();
    advance(exercise, 10);
    const fresh = exercise.view('team', 'team-1')['hub:north'] as HubRecord;
    expect(fresh.asOfTick).toBe(10);
    advance(exercise, 60);
    const { state } = exercise.teams.get('team-1')!;
    const stale = exercise.view('team', 'team-1')['hub:north'] as HubRecord;
    expect(stale.asOfTick).toBeLessThan(50);
    state.v.hubOut[0] = 123_456;
    expect(exercise.view('team', 'team-1')['hub:north']).toEqual(stale);
    expect(including('123456', JSON.stringify(exercise.view('team', 'team-1')['links']))).toEqual([]);
  });

  it('dates the departments, and knows old figures of them', () => {
    const exercise = started();
    advance(exercise, 60);
    const seen = exercise.view('team', 'team-1')['departments'] as { asOfTick: number; latenessBp: number[] };
    expect(seen.asOfTick).toBeLessThan(50);
    exercise.teams.get('team-1')!.state.v.depot.fill(99_999);
    expect(exercise.view('team', 'team-1')['departments']).toEqual(seen);
  });

  it('holds old figures against the ordinary day of the moment they are of', () => {
    const exercise = started();
    const { ordinary } = exercise.state.world;
    advance(exercise, 60);
    const view = exercise.view('team', 'team-1');
    const hub = view['hub:north'] as HubRecord;
    expect(hub.asOfTick).toBeLessThan(50);
    expect(hub.ordinaryBp).toBe(ordinary.hubs[hub.asOfTick * exercise.state.world.parcels.hubs.length]);
    const { asOfTick } = view['departments'] as { asOfTick: number };
    expect(view['ordinary']).toEqual(ordinary.depots[Math.floor(asOfTick / (exercise.state.world.hour / 2))]);
  });

  it('shows figures as on an ordinary day until the attack begins', () => {
    const exercise = started();
    advance(exercise, exercise.state.world.zeroTick - 1);
    const view = exercise.view('team', 'team-1');
    for (const { id } of exercise.state.world.parcels.hubs) {
      const hub = view[`hub:${id}`] as HubRecord;
      expect(hub.loadBp).toBe(hub.ordinaryBp);
    }
    expect((view['departments'] as { latenessBp: number[] }).latenessBp).toEqual(view['ordinary']);
  });

  it('shows on the roads what left a hub when it was last seen', () => {
    const exercise = started();
    advance(exercise, 60);
    const before = exercise.view('team', 'team-1')['links'];
    exercise.teams.get('team-1')!.state.v.departed.fill(5_000);
    expect(exercise.view('team', 'team-1')['links']).toEqual(before);
  });
});
