import { describe, expect, it } from 'vitest';
import type { Exercise, SnapshotParts } from '#exercise/exercise.ts';
import { RULES } from '#exercise/proof.ts';
import { restoring, type KeptSnapshot } from '#exercise/restore.ts';
import type { LogEntry } from '#exercise/types.ts';
import { atOnce } from '#sim/steps.ts';
import { accept, define, facilitator, seat, started, system } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';

const pack = changed((one) => (one.policies.policies = []));
const definition = define({ rules: RULES });

/** What the exercise has put together of snapshots, whole ones, newest first. */
function collector() {
  const snapshots: KeptSnapshot[] = [];
  let parts: string[] = [];
  return {
    snapshots,
    collect(exercise: Exercise) {
      const kept: SnapshotParts | null = exercise.takeKept();
      if (!kept) return;
      parts.push(...kept.parts.map(([, data]) => data));
      if (!kept.whole) return;
      const own = parts;
      parts = [];
      snapshots.unshift({ ...kept, slot: 0, rules: RULES, parts: () => own });
    },
  };
}

/** Two teams that are stepped apart, with commands of both between their steps and of the facilitator before and after them. */
function played(ticks = 120) {
  const exercise = started({ rules: RULES }, pack);
  exercise.keepSnapshots();
  const { snapshots, collect } = collector();
  while (exercise.tick < ticks && exercise.beginTick()) {
    const { tick } = exercise;
    if (tick % 10 === 0) {
      // Team 1 is at this tick, team 2 still at the one before.
      exercise.stepTeam('team-1');
      collect(exercise);
      accept(exercise, seat('seat-1'), { type: 'log', text: `early ${tick}` });
      accept(exercise, seat('seat-2'), { type: 'log', text: `late ${tick}` });
      accept(exercise, seat('seat-2'), {
        type: tick % 20 === 0 ? 'take-role' : 'leave-role',
        role: 'director',
      });
    }
    if (tick === 30) accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
    if (tick === 50) {
      exercise.stepTeam('team-1');
      collect(exercise);
      accept(exercise, seat('seat-1'), { type: 'decide', action: 'paper' });
      accept(exercise, facilitator, { type: 'announce', text: 'in the middle of tick 50' });
    }
    exercise.finishTick();
    collect(exercise);
    if (tick % 50 === 0) accept(exercise, system, exercise.mark());
  }
  return { exercise, snapshots, collect };
}

const restored = (exercise: Exercise, snapshots: readonly KeptSnapshot[], own = definition) =>
  atOnce(
    restoring(own, pack, {
      entries: JSON.parse(JSON.stringify(exercise.entries)) as LogEntry[],
      tick: exercise.tick,
      snapshots,
    }),
  );
const screens = (exercise: Exercise) =>
  exercise.teamIds.map((id) => JSON.parse(JSON.stringify(exercise.view('team', id))) as unknown);

describe('an exercise comes back', () => {
  it('the same from each of its snapshots, and from its log alone', () => {
    const { exercise, snapshots } = played();
    expect(snapshots.map(({ tick }) => tick)).toEqual([100, 50, 1]);
    for (const some of [...snapshots.map((one) => [one]), snapshots, []]) {
      const { exercise: again, lost, otherRules } = restored(exercise, some);
      expect([lost, otherRules]).toEqual([[], null]);
      expect(again.hash()).toBe(exercise.hash());
      expect(again.entries).toEqual(exercise.entries);
      expect(screens(again)).toEqual(screens(exercise));
      expect(again.answered(seat('seat-1'), 'none')).toBeUndefined();
    }
  });

  it('from a snapshot of any moment, as a stop leaves one', () => {
    const { exercise } = played(73);
    const kept = atOnce(exercise.freezing());
    accept(exercise, facilitator, { type: 'pause' });
    const stop: KeptSnapshot = {
      ...kept,
      slot: 0,
      rules: RULES,
      parts: () => kept.parts.map(([, data]) => data),
    };
    const { exercise: again } = restored(exercise, [stop]);
    expect(again.hash()).toBe(exercise.hash());
  });

  it('from an older snapshot, or the log, where the newest is no good', () => {
    const { exercise, snapshots } = played();
    const [newest, older] = snapshots as KeptSnapshot[] as [KeptSnapshot, KeptSnapshot];
    const bad: KeptSnapshot[] = [
      { ...newest, core: '{"half' },
      { ...newest, parts: () => [...newest.parts()].slice(1) },
      { ...newest, parts: () => [...newest.parts()].map((one) => one.replace('"trust"', '"faith"')) },
      { ...newest, parts: () => [[...newest.parts()][0]!, [...older.parts()][1]!] },
      { ...newest, seq: exercise.entries.length + 1 },
    ];
    for (const one of bad) {
      for (const rest of [[older], []]) {
        const { exercise: again, lost } = restored(exercise, [one, ...rest]);
        expect(lost).toHaveLength(1);
        expect(lost[0]).toMatch(/^the snapshot of tick 100 (cannot be read|lacks|holds more than)/);
        expect(again.hash()).toBe(exercise.hash());
      }
    }
  });

  it('from the snapshot that the end of a jump leaves', () => {
    const { exercise, snapshots, collect } = played(20);
    exercise.submit(facilitator, { type: 'jump', to: { tick: 200 } }, { at: 0, commandId: null });
    for (const _step of exercise.runAhead()) collect(exercise);
    accept(exercise, system, exercise.mark());
    // The last multiple of 50 alone: those on the way would be written over at once.
    expect(snapshots.map(({ tick }) => tick)).toEqual([200, 1]);
    const { exercise: again, lost } = restored(exercise, snapshots);
    expect([lost, again.jumping, again.hash()]).toEqual([[], false, exercise.hash()]);
  });

  it('from a snapshot while which a team was added', () => {
    const { exercise, snapshots, collect } = played(49);
    exercise.beginTick();
    exercise.stepTeam('team-1');
    collect(exercise);
    accept(exercise, facilitator, { type: 'add-team', name: 'Late' });
    collect(exercise);
    expect([snapshots[0]!.tick, [...snapshots[0]!.parts()].length]).toEqual([50, 2]);
    const { exercise: again, lost } = restored(exercise, snapshots.slice(0, 1));
    expect([lost, again.hash()]).toEqual([[], exercise.hash()]);
  });

  it('with its live log in order of time', () => {
    const { exercise, snapshots } = played();
    for (const some of [snapshots, []]) {
      const { exercise: again } = restored(exercise, some);
      const ticks = Object.entries(again.view('facilitator')).flatMap(([key, line]) =>
        key.startsWith('line:') ? [(line as { tick: number }).tick] : [],
      );
      expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
      expect(ticks.length).toBeGreaterThan(20);
    }
  });

  it('from the log, where a snapshot is not of this run', () => {
    const { exercise, snapshots } = played();
    const wrong = snapshots.slice(1, 2).map((one) => ({
      ...one,
      parts: () => [...one.parts()].map((part) => part.replace(/"trust":(\d)/, '"trust":1$1')),
    }));
    const { exercise: again, lost } = restored(exercise, wrong);
    expect(lost).toEqual([
      expect.stringMatching(/^the snapshot of tick 50 is not of this run \(Line \d+ .*mark, tick 100/),
    ]);
    expect(again.hash()).toBe(exercise.hash());
  });

  it('kept by a program of the same rules that saved other fields: what it did not know begins as in a fresh exercise', () => {
    const { exercise, snapshots } = played();
    const lockless = snapshots.map((one) => ({ ...one, core: one.core.replace('"locked":false,', '') }));
    const other = lockless.map((one) => ({
      ...one,
      core: one.core.replace(/"shape":"\w+"/, '"shape":"other"'),
    }));
    // Of the same shape a field less is damage.
    expect(restored(exercise, lockless).lost).toHaveLength(lockless.length);
    const { exercise: again, lost } = restored(exercise, other);
    expect(lost).toEqual([]);
    expect(again.hash()).toBe(exercise.hash());
    // Nor are the marks of its log held against a state that has another hash.
    const entries = exercise.entries.map((entry) =>
      entry.command.type === 'mark'
        ? { ...entry, command: { ...entry.command, hash: 'x', shape: 'other' } }
        : entry,
    );
    expect(atOnce(restoring(definition, pack, { entries, tick: exercise.tick, snapshots: [] })).lost).toEqual(
      [],
    );
  });

  it('in the middle of a jump, and goes on to where it was to go', () => {
    const { exercise } = played(20);
    exercise.submit(facilitator, { type: 'jump', to: { tick: 90 } }, { at: 0, commandId: null });
    const ahead = exercise.runAhead();
    while (exercise.tick < 60) ahead.next();
    const { exercise: again } = restored(exercise, []);
    expect([again.jumping, again.tick]).toEqual([true, 60]);
    expect(
      again.submit(seat('seat-1'), { type: 'log', text: 'now?' }, { at: 0, commandId: null }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'jumping', params: { tick: 90, minutes: 150 } },
    });
    for (const _step of again.runAhead());
    for (const _step of ahead);
    expect([again.jumping, again.tick]).toEqual([false, 90]);
    expect(again.hash()).toBe(exercise.hash());
  });
});

describe('under other rules of the world', () => {
  const older = define({ rules: RULES + 1 });

  it('an exercise goes on from its snapshot, which it names as what is still exact', () => {
    const { exercise, snapshots } = played();
    const foreign = snapshots.map((one) => ({ ...one, rules: RULES + 1 }));
    const entries = exercise.entries.map((entry) =>
      entry.command.type === 'mark'
        ? { ...entry, command: { ...entry.command, hash: 'other', rules: RULES + 1 } }
        : entry,
    );
    const {
      exercise: again,
      otherRules,
      lost,
    } = atOnce(restoring(older, pack, { entries, tick: exercise.tick, snapshots: foreign }));
    expect([otherRules, lost]).toEqual([RULES + 1, []]);
    expect(again.tick).toBe(120);
    accept(again, system, { type: 'renewed', from: RULES + 1, to: RULES });
    expect(again.view('facilitator')['exercise']).toMatchObject({ renewed: { tick: 120, anew: false } });
    const said = Object.entries(again.view('facilitator')).filter(([key]) => key.startsWith('line:'));
    expect(said.at(-1)![1]).toMatchObject({
      team: null,
      log: {
        ref: 'renewed',
        words: { en: 'goes on from here under the rules of another version of the program' },
      },
    });
    // From now on these are its rules: it comes back exactly.
    const kept = atOnce(again.freezing());
    const base: KeptSnapshot = {
      ...kept,
      slot: 0,
      rules: RULES,
      parts: () => kept.parts.map(([, data]) => data),
    };
    const third = atOnce(
      restoring(older, pack, { entries: again.entries, tick: again.tick, snapshots: [base] }),
    );
    expect([third.otherRules, third.lost]).toEqual([null, []]);
    expect(third.exercise.hash()).toBe(again.hash());
  });

  it('what an older program did not know keeps its start value, and what it knew and this does not is named', () => {
    const { exercise, snapshots } = played(60);
    const foreign = snapshots.map((one) => ({
      ...one,
      rules: RULES + 1,
      parts: () => [...one.parts()].map((part) => part.replace('"trust":', '"faith":')),
    }));
    const { exercise: again, lost } = atOnce(
      restoring(older, pack, { entries: exercise.entries, tick: exercise.tick, snapshots: foreign }),
    );
    expect(lost.join()).toMatch(/trust|faith/);
    expect(again.tick).toBe(60);
    expect(again.beginTick()).toBe(true);
  });

  it('a line of the log that no longer applies is left out and named, and stands in the log all the same', () => {
    const { exercise, snapshots } = played(60);
    const foreign = snapshots.slice(1).map((one) => ({ ...one, rules: RULES + 1 }));
    const entries = exercise.entries.map((entry) =>
      entry.command.type === 'decide' && entry.command.action === 'paper'
        ? { ...entry, command: { ...entry.command, action: 'gone' } }
        : entry,
    );
    const { exercise: again, lost } = atOnce(
      restoring(older, pack, { entries, tick: exercise.tick, snapshots: foreign }),
    );
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatch(/Line \d+ of the log \(decide, tick 50\) does not apply any more: .*"gone"/);
    expect(again.entries).toHaveLength(entries.length);
  });
});

it('says how far it is, from nothing to all, by what is simulated and not by lines', () => {
  const { exercise } = played(20);
  accept(exercise, facilitator, { type: 'jump', to: { tick: 300 } });
  const { entries, tick } = exercise;
  const parts: number[] = [];
  const steps = restoring(definition, pack, { entries, tick, snapshots: [] });
  for (let step = steps.next(); !step.done; step = steps.next())
    if (typeof step.value === 'number') parts.push(step.value);
  expect(parts.every((part, i) => part >= (parts[i - 1] ?? 0) && part <= 1)).toBe(true);
  // The commands all lie before tick 20; most of the way is the jump.
  expect(parts.filter((part) => part > 0.1).length).toBeGreaterThan(0);
  expect(parts.at(-1)).toBeGreaterThan(0.5);
});
