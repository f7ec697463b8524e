import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import type { Command } from '#protocol/commands.ts';
import type { MselRow } from '#protocol/views.ts';
import { accept, advance, facilitator, refuse, started, submit } from '../support/exercise.ts';
import { changed, mini, placeOf } from '../support/mini.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const injects = mini.scenario.injects.injects;
const place = (id: string) => placeOf(injects, id);
const sentTick = (exercise: Exercise, team: string, inject: string) =>
  exercise.teams.get(team)!.state.injects[place(inject)]!.sentTick;
const row = (exercise: Exercise, inject: string) => exercise.view('facilitator')[`msel:${inject}`] as MselRow;
const EARLY_DUE = 24;
/** Without ghosts, which take most of the time of creating an exercise. */
const bare = changed((pack) => (pack.policies.policies = []));

type Act = { wait: number } & ({ do: Command } | { do: 'pause' | 'resume' });
const team = fc.option(fc.constantFrom('team-1', 'team-2', 'team-3'), { nil: undefined });
const inject = fc.constantFrom(...injects.map((one) => one.id));
const act: fc.Arbitrary<Act> = fc.record({
  wait: fc.integer({ min: 0, max: 12 }),
  do: fc.oneof(
    fc.record({
      type: fc.constantFrom('fire-inject', 'hold-inject', 'release-inject', 'skip-inject'),
      inject,
      team,
    }),
    fc.record({ type: fc.constant('retime-inject'), inject, team, tick: fc.integer({ min: 0, max: 220 }) }),
    fc.record({
      type: fc.constant('jump'),
      to: fc.oneof(fc.constant('next-inject'), fc.record({ tick: fc.integer({ min: 0, max: 200 }) })),
    }),
    fc.constantFrom('pause' as const, 'resume' as const),
    fc.record({ type: fc.constant('add-team'), name: fc.constant('Late') }),
  ),
}) as fc.Arbitrary<Act>;

describe('an inject, under any sequence of fire, hold, release, skip, re-time, jump and pause', () => {
  it('is sent once, or held, or skipped; never twice, never lost', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const exercise = started({}, bare);
        /** What each team received, from its log: what players saw. */
        const received = () => {
          for (const { id, log } of exercise.teams.values()) {
            const seen = log.filter((line) => line.kind === 'inject').map((line) => line.ref);
            expect([id, new Set(seen).size]).toEqual([id, seen.length]);
          }
        };
        for (const one of acts) {
          for (let i = 0; i < one.wait && exercise.beginTick(); i++) exercise.finishTick();
          if (typeof one.do === 'string') submit(exercise, facilitator, { type: one.do });
          else submit(exercise, facilitator, one.do);
          received();
        }
        submit(exercise, facilitator, { type: 'resume' });
        advance(exercise, Math.max(exercise.tick, 260) + 3);
        received();
        for (const { id, state } of exercise.teams.values()) {
          injects.forEach((source, i) => {
            const at = state.injects[i]!;
            const due = at.retimed >= 0 ? at.retimed : exercise.state.world.injects[i]!.dueTick;
            const timed = source.when === undefined || at.retimed >= 0;
            if (!timed || due < 0 || due > exercise.tick - 3) return;
            // Its time has come for good: it went out, or somebody holds or skipped it.
            expect([id, source.id, at.sentTick >= 0 || at.held || at.skipped]).toEqual([id, source.id, true]);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the facilitator', () => {
  it('holds for all; releases; it goes out at once', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'hold-inject', inject: 'early-news' });
    advance(exercise, 40);
    expect([row(exercise, 'early-news').held, row(exercise, 'early-news').sent]).toEqual([true, 0]);
    accept(exercise, facilitator, { type: 'release-inject', inject: 'early-news' });
    advance(exercise, 41);
    expect(row(exercise, 'early-news')).toMatchObject({ held: false, sent: 2, sentTick: 41 });
  });

  it('holds for one team alone', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'hold-inject', inject: 'early-news', team: 'team-1' });
    advance(exercise, 40);
    expect([sentTick(exercise, 'team-1', 'early-news'), sentTick(exercise, 'team-2', 'early-news')]).toEqual([
      -1,
      EARLY_DUE,
    ]);
  });

  it('re-times, earlier and later, which also takes back a hold or a skip', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'skip-inject', inject: 'early-news' });
    accept(exercise, facilitator, { type: 'retime-inject', inject: 'early-news', tick: 7 });
    accept(exercise, facilitator, { type: 'retime-inject', inject: 'ministry', tick: 200, team: 'team-2' });
    advance(exercise, 150);
    expect(sentTick(exercise, 'team-1', 'early-news')).toBe(7);
    expect([sentTick(exercise, 'team-1', 'ministry'), sentTick(exercise, 'team-2', 'ministry')]).toEqual([
      120, -1,
    ]);
    refuse(exercise, facilitator, { type: 'retime-inject', inject: 'next-day', tick: 149 }, 'time-past');
  });

  it('fires by hand: at once, to all that do not have it, with its effects', () => {
    const exercise = started();
    advance(exercise, 10);
    const trust = () => exercise.teams.get('team-1')!.state.v.scalar[0]!;
    const before = trust();
    accept(exercise, facilitator, { type: 'fire-inject', inject: 'early-news', team: 'team-1' });
    expect([sentTick(exercise, 'team-1', 'early-news'), trust()]).toEqual([10, before - 100]);
    accept(exercise, facilitator, { type: 'fire-inject', inject: 'early-news' });
    expect([sentTick(exercise, 'team-2', 'early-news'), trust()]).toEqual([10, before - 100]);
    refuse(exercise, facilitator, { type: 'fire-inject', inject: 'early-news' }, 'inject-not-open');
    refuse(exercise, facilitator, { type: 'hold-inject', inject: 'early-news' }, 'inject-not-open');
    expect(row(exercise, 'early-news')).toMatchObject({ sent: 2, teams: 2 });
  });

  it('jumps to the next inject: the tick at which it has just gone out', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'jump', to: 'next-inject' });
    expect([exercise.tick, sentTick(exercise, 'team-1', 'early-news')]).toEqual([EARLY_DUE, EARLY_DUE]);
    accept(exercise, facilitator, { type: 'hold-inject', inject: 'journalist' });
    accept(exercise, facilitator, { type: 'jump', to: 'next-inject' });
    expect(exercise.tick).toBeGreaterThan(30);
  });

  it('jumps no further than the end, and only forwards', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'jump', to: { tick: 1_000_000 } });
    expect([exercise.tick, exercise.beginTick()]).toEqual([exercise.state.world.endTick, false]);
    refuse(exercise, facilitator, { type: 'jump', to: { tick: 5 } }, 'time-past');
    refuse(exercise, facilitator, { type: 'jump', to: 'next-inject' }, 'time-past');
    refuse(exercise, facilitator, { type: 'jump', to: { tick: 1_000_000 } }, 'time-past');
  });

  it('does not jump to an inject that is due after the end', () => {
    const exercise = started();
    const after = exercise.state.world.endTick + 50;
    for (const inject of exercise.state.world.injects.map(({ id }) => id))
      accept(exercise, facilitator, { type: 'retime-inject', inject, tick: after });
    refuse(exercise, facilitator, { type: 'jump', to: 'next-inject' }, 'time-past');
    expect(exercise.tick).toBe(0);
  });
});

describe('a team that comes in later', () => {
  /** Everything the world does to a team, without its own decisions. */
  const attack = (exercise: Exercise, team: string) => {
    const { v, standing, adversary, injects: sent } = exercise.teams.get(team)!.state;
    return {
      since: [...v.campaignSince],
      power: [...v.campaignPower],
      standing,
      adversary,
      sent: sent.map((one) => one.sentTick),
      load: [...v.entryLoad],
    };
  };

  it.each<[string, (exercise: Exercise) => void]>([
    ['untouched', () => undefined],
    [
      'with an inject held',
      (exercise) => accept(exercise, facilitator, { type: 'hold-inject', inject: 'ministry' }),
    ],
    [
      'with an inject re-timed',
      (exercise) => accept(exercise, facilitator, { type: 'retime-inject', inject: 'ministry', tick: 110 }),
    ],
    [
      'with an inject fired by hand that starts an attack',
      (exercise) => accept(exercise, facilitator, { type: 'fire-inject', inject: 'second-strike' }),
    ],
    [
      'with turns of the story',
      (exercise) => {
        accept(exercise, facilitator, { type: 'trigger-story', event: 'ease' });
        advance(exercise, 70);
        accept(exercise, facilitator, { type: 'trigger-story', event: 'intensify' });
      },
    ],
  ])('meets the same attack: %s', (_name, happen) => {
    const exercise = started();
    advance(exercise, 60);
    happen(exercise);
    accept(exercise, facilitator, { type: 'add-team', name: 'At once' });
    expect(attack(exercise, 'team-3')).toEqual(attack(exercise, 'team-1'));
    advance(exercise, 200);
    accept(exercise, facilitator, { type: 'add-team', name: 'Much later' });
    advance(exercise, 260);
    expect(attack(exercise, 'team-3')).toEqual(attack(exercise, 'team-1'));
    expect(attack(exercise, 'team-4')).toEqual(attack(exercise, 'team-1'));
  });

  it('is told to the facilitator and the wall, and takes no place of another', () => {
    const exercise = started({ teams: [{ id: 'team-2', name: 'Odd' }] });
    accept(exercise, facilitator, { type: 'add-team', name: 'New' });
    expect(exercise.teamIds).toHaveLength(2);
    expect([...exercise.teams.values()].map((one) => one.name)).toEqual(['Odd', 'New']);
  });
});
