import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import { proofTicks } from '#exercise/proof.ts';
import type { LogEntry } from '#exercise/types.ts';
import { accept, advance, facilitator, open, seat, started, submit, system } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';
import { live, session } from '../support/session.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

/** Without ghosts, which take most of the time of creating an exercise. */
const pack = changed((one) => (one.policies.policies = []));
const again = (exercise: Exercise, entries: readonly LogEntry[] = exercise.entries, tick = exercise.tick) =>
  replay(exercise.definition, { scenario: pack }, JSON.parse(JSON.stringify(entries)) as LogEntry[], tick);
/** Everything that anyone can see. */
const screens = (exercise: Exercise) => ({
  facilitator: exercise.view('facilitator'),
  projector: exercise.view('projector'),
  teams: exercise.teamIds.map((id) => exercise.view('team', id)),
});

describe('the log run again is the exercise', () => {
  it('the same hash and the same screens, with teams stepped in any order between commands', () => {
    fc.assert(
      fc.property(session, (events) => {
        const exercise = started({}, pack);
        live(exercise, events);
        const copy = again(exercise);
        expect(copy.hash()).toBe(exercise.hash());
        expect(copy.entries).toEqual(exercise.entries);
        expect({ ...copy.allSeats.values() }).toEqual({ ...exercise.allSeats.values() });
        const seen = screens(exercise);
        // The live log is in the order in which things were seen; a replay may see teams in another order.
        const steady = (table: Record<string, unknown>) =>
          Object.fromEntries(Object.entries(table).filter(([key]) => !key.startsWith('line:')));
        expect(steady(screens(copy).facilitator)).toEqual(steady(seen.facilitator));
        expect(screens(copy).projector).toEqual(seen.projector);
        expect(screens(copy).teams).toEqual(seen.teams);
      }),
      { numRuns: 15 },
    );
  });

  it('with what was prepared and taken back in the lobby', () => {
    const choice = fc.record({
      seat: fc.constantFrom('seat-1', 'seat-2'),
      type: fc.constantFrom('prepare' as const, 'unprepare' as const),
      preparation: fc.constantFrom('contract', 'kits', 'drill'),
    });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 10 }), session, (choices, events) => {
        const exercise = open({}, pack);
        for (const { seat: by, type, preparation } of choices)
          submit(exercise, seat(by), { type, preparation });
        accept(exercise, facilitator, { type: 'start' });
        live(exercise, events);
        expect(again(exercise).hash()).toBe(exercise.hash());
      }),
      { numRuns: 10 },
    );
  });

  it('also from any line of it on: a replay goes on as the live one does', () => {
    fc.assert(
      fc.property(session, session, (first, then) => {
        const exercise = started({}, pack);
        live(exercise, first);
        const copy = again(exercise);
        exercise.finishTick();
        live(exercise, then);
        live(copy, then);
        expect(copy.hash()).toBe(exercise.hash());
      }),
      { numRuns: 15 },
    );
  });

  it('a refused command leaves no line in it, nor one that changes nothing', () => {
    fc.assert(
      fc.property(session, (events) => {
        const exercise = started({}, pack);
        for (const one of events) {
          const lines = exercise.entries.length;
          if (one.kind !== 'command') {
            live(exercise, [one]);
            continue;
          }
          const submitted = submit(exercise, one.actor, one.command);
          expect(exercise.entries.length).toBe(submitted.ok && !submitted.repeat ? lines + 1 : lines);
        }
        expect(exercise.entries.map((entry) => entry.seq)).toEqual(exercise.entries.map((_one, i) => i + 1));
      }),
      { numRuns: 10 },
    );
  });
});

describe('within one tick', () => {
  it("a team's command is stamped with that team's own tick; a command to all brings all to the same", () => {
    const exercise = started({}, pack);
    advance(exercise, 30);
    exercise.beginTick();
    exercise.stepTeam('team-1');
    expect(accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' }).tick).toBe(31);
    expect(accept(exercise, seat('seat-2'), { type: 'decide', action: 'scrub' }).tick).toBe(30);
    expect(accept(exercise, facilitator, { type: 'announce', text: 'All' }).tick).toBe(31);
    expect([...exercise.teams.values()].map((team) => team.state.tick)).toEqual([31, 31]);
    expect(again(exercise).hash()).toBe(exercise.hash());
  });

  it('the order in which teams are stepped changes nothing', () => {
    const [a, b] = [started({}, pack), started({}, pack)];
    for (let tick = 0; tick < 60; tick++) {
      a.beginTick();
      for (const id of ['team-1', 'team-2']) a.stepTeam(id);
      b.beginTick();
      for (const id of ['team-2', 'team-1', 'team-2']) b.stepTeam(id);
    }
    expect(a.hash()).toBe(b.hash());
  });

  it('time passes while running, and at no other time', () => {
    const exercise = started({}, pack);
    accept(exercise, facilitator, { type: 'pause' });
    expect([exercise.beginTick(), exercise.tick]).toEqual([false, 0]);
    accept(exercise, facilitator, { type: 'resume' });
    expect([exercise.beginTick(), exercise.tick]).toEqual([true, 1]);
    accept(exercise, facilitator, { type: 'end' });
    expect([exercise.beginTick(), exercise.tick]).toEqual([false, 1]);
  });
});

describe('a log that was tampered with', () => {
  /** Two teams, decisions, a mark every 50 ticks, as the room writes them. */
  function logged(): Exercise {
    const exercise = started({}, pack);
    for (let tick = 0; tick < 100; tick++) {
      if (tick === 25)
        accept(exercise, seat('seat-1'), { type: 'decide', action: 'rate-limit', target: 'tracking' });
      if (tick === 30) accept(exercise, seat('seat-2'), { type: 'decide', action: 'paper' });
      advance(exercise, tick + 1);
      if (exercise.tick % proofTicks === 0) accept(exercise, system, exercise.mark());
    }
    return exercise;
  }
  const altered = (change: (entries: LogEntry[]) => void): (() => Exercise) => {
    const exercise = logged();
    const entries = structuredClone([...exercise.entries]);
    change(entries);
    return () => again(exercise, entries);
  };
  const decision = (entries: LogEntry[]) => entries.findIndex((entry) => entry.command.type === 'decide');

  it('untouched proves itself', () => {
    const exercise = logged();
    expect(again(exercise).hash()).toBe(exercise.hash());
  });

  it.each<[string, (entries: LogEntry[]) => void]>([
    [
      'another target',
      (entries) => Object.assign(entries[decision(entries)]!.command, { target: 'website' }),
    ],
    [
      'another action',
      (entries) =>
        Object.assign(entries[decision(entries)]!, { command: { type: 'decide', action: 'scrub' } }),
    ],
    [
      'another team',
      (entries) => Object.assign(entries[decision(entries)]!, { actor: { kind: 'seat', seat: 'seat-2' } }),
    ],
    ['a line left out', (entries) => entries.splice(decision(entries), 1)],
    [
      'a line twice',
      (entries) => entries.splice(decision(entries), 0, { ...entries[decision(entries) + 1]! }),
    ],
    ['another time', (entries) => (entries[decision(entries)]!.tick = 22)],
  ])('%s: is detected at the next mark, which names the tick', (_name, change) => {
    expect(altered(change)).toThrow(/tick 50|does not apply any more/);
  });

  it('names the line and the tick of a mark that does not fit', () => {
    expect(
      altered((entries) => Object.assign(entries[decision(entries)]!.command, { target: 'website' })),
    ).toThrow(
      /Line \d+ of the log \(mark, tick 50\).*At tick 50 the state's hash is [0-9a-f]{8}, but [0-9a-f]{8} was logged/,
    );
  });

  it('names the line that no longer applies', () => {
    expect(
      altered((entries) => Object.assign(entries[decision(entries)]!.command, { action: 'no-such-action' })),
    ).toThrow(
      /Line \d+ of the log \(decide, tick 25\) does not apply any more: .*no action "no-such-action"/,
    );
  });

  it('with a turn that the lifecycle does not have is refused, not half applied', () => {
    expect(altered((entries) => Object.assign(entries.at(-1)!, { command: { type: 'resume' } }))).toThrow(
      /\(resume, tick 100\) does not apply any more/,
    );
  });

  it('another seed or another pack is another run', () => {
    const exercise = logged();
    const { definition, entries } = exercise;
    expect(() => replay({ ...definition, seed: 8 }, { scenario: pack }, entries, 100)).toThrow(/At tick 50/);
    const other = changed((one) => (one.scenario.budget += 1));
    other.scenario.trust.start -= 100;
    expect(() => replay(definition, { scenario: other }, entries, 100)).toThrow(/At tick 50/);
  });
});
