import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { freezeStory, freezeTeam, thawStory, thawTeam, type FrozenTeam } from '#sim/freeze.ts';
import { leversOf } from '#sim/levers.ts';
import { createStory, openTeam, stepStory, type Story } from '#sim/run.ts';
import { AT, hashState, SUM, type TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';
import { make, runTo, startRun } from '../support/mini.ts';
import { tries, tryAt, type Try } from '../support/randomPlay.ts';

// Properties run many plays: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const { world } = make();
const LAST = 380;
const FURTHER = 200;

interface Play {
  state: TeamState;
  story: Story;
}
const open = (of: World): Play => ({ state: openTeam(of), story: createStory(of) });

function step({ state, story }: Play, all: readonly Try[]): void {
  const extra = tryAt(world, state, all);
  stepTeam(world, state, [...stepStory(world, story, state.tick + 1), ...extra]);
}
function playTo(tick: number, all: readonly Try[]): Play {
  const play = open(world);
  while (play.state.tick < tick) step(play, all);
  return play;
}
/** As it comes back from a file. */
const stored = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;

function thawed({ state, story }: Play): Play {
  const team = thawTeam(world, stored(freezeTeam(world, state)));
  const thawnStory = thawStory(world, stored(freezeStory(story)));
  expect([...team.missing, ...thawnStory.missing]).toEqual([]);
  return { state: team.state, story: thawnStory.story };
}

/** A frozen team in the middle of the crisis, as data to be tampered with. */
function sample(): { state: TeamState; frozen: FrozenTeam; data: Record<string, Record<string, unknown>> } {
  const all: Try[] = world.actions.map((_one, which) => ({
    tick: 30 + 4 * which,
    kind: 'decide',
    which,
    how: 0,
  }));
  const { state } = playTo(120, all);
  const frozen = stored(freezeTeam(world, state));
  return { state, frozen, data: frozen as unknown as Record<string, Record<string, unknown>> };
}

describe('a team frozen and thawed', () => {
  it('is the same team, and goes on as the other does', () => {
    fc.assert(
      fc.property(tries(LAST), fc.integer({ min: 0, max: LAST - FURTHER }), (all, at) => {
        const play = playTo(at, all);
        const again = thawed(play);
        expect(hashState(again.state)).toBe(hashState(play.state));
        expect(again.state.happenings).toEqual(play.state.happenings);
        expect(again.story.key).toBe(play.story.key);
        expect(again.story.since).toEqual(play.story.since);
        let parted: number | null = null;
        while (play.state.tick < at + FURTHER) {
          step(play, all);
          step(again, all);
          if (parted === null && hashState(again.state) !== hashState(play.state)) parted = play.state.tick;
        }
        expect(parted).toBeNull();
        expect(again.story.key).toBe(play.story.key);
      }),
      { numRuns: 40 },
    );
  });

  it('works its levers out again from the effects at work', () => {
    const { state, frozen } = sample();
    expect(state.standing.length).toBeGreaterThan(0);
    expect(leversOf(world, thawTeam(world, frozen).state)).toEqual(leversOf(world, state));
  });

  it('shares nothing with the team it came from', () => {
    const { state } = sample();
    const frozen = freezeTeam(world, state);
    const before = JSON.stringify(frozen);
    const thawn = thawTeam(world, frozen).state;
    const hash = hashState(state);
    for (let i = 0; i < 30; i++) stepTeam(world, thawn, []);
    expect(JSON.stringify(frozen)).toBe(before);
    expect(hashState(state)).toBe(hash);
  });

  it('saves each scalar and sum by its name, wherever it stands', () => {
    const { state, data } = sample();
    const { scalar } = data.v as { scalar: Record<string, number> };
    expect(Object.keys(scalar).toSorted()).toEqual(Object.keys(AT).toSorted());
    expect(scalar.trust).toBe(state.v.scalar[AT.trust]);
    expect(data.s!.spent).toBe(state.s[SUM.spent]);
    data.v!.scalar = Object.fromEntries(Object.entries(scalar).toReversed());
    data.v = Object.fromEntries(Object.entries(data.v!).toReversed());
    const { state: thawn, missing } = thawTeam(world, data as never);
    expect(missing).toEqual([]);
    expect(hashState(thawn)).toBe(hashState(state));
  });
});

describe('a team frozen by another version', () => {
  const fresh = openTeam(world);
  const tampered = (tamper: (data: Record<string, Record<string, unknown>>) => void) => {
    const { state, data } = sample();
    tamper(data);
    return { ...thawTeam(world, data as never), from: state };
  };

  it('keeps the start value of a field that was not saved, and says so', () => {
    const { state, missing, from } = tampered((data) => {
      delete data.v!.fatigue;
      delete (data.v!.scalar as Record<string, unknown>).counterWait;
      delete data.s!.debt;
      delete data.injects!.retimed;
      delete data.flags;
    });
    expect(missing.toSorted()).toEqual([
      'flags',
      'injects.retimed',
      's.debt',
      'v.fatigue',
      'v.scalar.counterWait',
    ]);
    expect(state.v.fatigue).toEqual(fresh.v.fatigue);
    expect(state.v.scalar[AT.counterWait]).toBe(fresh.v.scalar[AT.counterWait]);
    expect(state.flags).toEqual(fresh.flags);
    expect(state.v.hubOut).toEqual(from.v.hubOut);
    expect(state.decisions).toEqual(from.decisions);
    // It still steps.
    stepTeam(world, state, []);
  });

  it('leaves out a field it does not know, and says so', () => {
    const { state, missing, from } = tampered((data) => {
      data.weather = { rain: 1 };
      data.v!.drones = [1, 2, 3];
      (data.v!.scalar as Record<string, unknown>).morale = 5;
      data.s!.donations = 7;
      data.decisions!.mood = (data.decisions!.id as number[]).map(() => 1);
    });
    expect(missing.toSorted()).toEqual([
      'decisions.mood',
      's.donations',
      'v.drones',
      'v.scalar.morale',
      'weather',
    ]);
    expect(hashState(state)).toBe(hashState(from));
  });

  it('leaves out what has another length or kind, and says so', () => {
    const { state, missing } = tampered((data) => {
      (data.v!.hubOut as number[]).pop();
      data.v!.hubIn = (data.v!.hubIn as number[]).map(String);
      data.s!.spent = 'much';
      data.obligations!.metTick = 'never';
      (data as Record<string, unknown>).tick = 1.5;
      data.happenings = [{ kind: 'rained', decision: 1 }] as never;
      (data as Record<string, unknown>).adversary = '"gone home"';
    });
    expect(missing.toSorted()).toEqual([
      'adversary',
      'happenings[0]',
      'obligations.metTick',
      's.spent',
      'tick',
      'v.hubIn',
      'v.hubOut',
    ]);
    expect(state.v.hubOut).toEqual(fresh.v.hubOut);
    expect(state.adversary).toBe(fresh.adversary);
  });

  it('drops what points at something that is not there, or is something else by now', () => {
    const { state, missing, from } = tampered((data) => {
      (data.decisions!.action as number[])[0] = 9_999;
      (data.standing!.kind as string[])[0] = 'levitate';
      data.prepared = [9_999] as never;
    });
    expect(missing.toSorted()).toEqual(['decisions[0]', 'prepared[0]', 'standing[0]']);
    expect(state.decisions).toEqual(from.decisions.slice(1));
    expect(state.standing).toEqual(from.standing.slice(1));
  });
});

describe('a story frozen and thawed', () => {
  it('says what it could not place, and begins where its chart does not know the state', () => {
    const { story } = runTo(startRun(world), 200);
    const frozen = stored(freezeStory(story));
    expect(story.since.length).toBeGreaterThan(1);
    const { since: _since, ...rest } = frozen;
    const strange = { ...rest, key: '"elsewhere"', moon: 'full' } as never;
    const { story: again, missing } = thawStory(world, strange);
    expect(missing.toSorted()).toEqual(['key', 'moon', 'since']);
    expect(again.key).toBe(world.story.initial);
    expect(again.clock.tick).toBe(200);
  });
});
