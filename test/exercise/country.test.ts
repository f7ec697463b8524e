import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { countryOf } from '#exercise/views/country.ts';
import type { CountryRecord } from '#protocol/wall.ts';
import { AT } from '#sim/state.ts';
import { advance, started } from '../support/exercise.ts';
import { mini } from '../support/mini.ts';

const teams = (count: number) =>
  started({ teams: Array.from({ length: count }, (_, i) => ({ id: `team-${i + 1}`, name: `T${i + 1}` })) });
const stateOf = (exercise: Exercise, team: number) => exercise.teams.get(`team-${team}`)!.state;
/** Sets what each team sees waiting in the first department, in parts of a day's work. */
function see(exercise: Exercise, days: readonly number[]): void {
  days.forEach((part, i) => {
    const aDay = exercise.world.parcels.roundPerDay[0]!;
    stateOf(exercise, i + 1).v.seenDepartments[0] = Math.ceil(part * aDay);
  });
}

describe('the country on the wall', () => {
  it('is there in play alone', () => {
    const exercise = teams(2);
    const wall = () => exercise.view('projector')['country'] as CountryRecord | undefined;
    expect(wall()?.teams).toBe(2);
    exercise.submit({ kind: 'facilitator' }, { type: 'end' }, { at: 0, commandId: null });
    expect(wall()).toBeUndefined();
  });

  it('has a figure for every department and hub, in steps', () => {
    const exercise = teams(3);
    advance(exercise, 60);
    const { departments, hubs } = countryOf(exercise);
    expect(departments.latenessBp).toHaveLength(mini.scenario.network.departments.length);
    expect(hubs).toHaveLength(mini.scenario.network.hubs.length);
    expect(departments.latenessBp.filter((bp) => bp % 1000 !== 0)).toEqual([]);
    expect(hubs.filter(({ loadBp, capacityBp }) => loadBp % 500 !== 0 || capacityBp % 500 !== 0)).toEqual([]);
  });

  it('shows the middle team, and of two the smaller figure: never one team at the edge', () => {
    const late = (days: number[]) => {
      const exercise = teams(days.length);
      see(exercise, days);
      return countryOf(exercise).departments.latenessBp[0];
    };
    expect(late([1.25])).toBe(12_000);
    expect(late([1, 3])).toBe(10_000);
    expect(late([1, 9, 2])).toBe(20_000);
    expect(late([0, 0, 4, 9])).toBe(0);
    expect(late([900, 900])).toBe(63_000);
  });

  it('knows no more than the teams: figures are as old as theirs', () => {
    const exercise = teams(3);
    advance(exercise, 40);
    [5, 30, 38].forEach((tick, i) => {
      stateOf(exercise, i + 1).v.scalar[AT.seenDepartmentsTick] = tick;
    });
    const before = countryOf(exercise).departments.latenessBp;
    for (const { state } of exercise.teams.values()) state.v.depot.fill(1_000_000);
    expect(countryOf(exercise).departments).toEqual({ asOfTick: 30, latenessBp: before });
  });

  it('counts what the public uses, heaviest first, by state', () => {
    const exercise = teams(3);
    const { services } = exercise.world;
    const heaviest = services.toSorted((a, b) => b.publicWeight - a.publicWeight)[0]!;
    const place = services.indexOf(heaviest);
    [0, 5000, 9600].forEach((bp, i) => {
      stateOf(exercise, i + 1).v.availability[place] = bp;
    });
    const country = countryOf(exercise);
    expect(country.services[0]).toEqual({ id: heaviest.id, up: 1, degraded: 1, down: 1 });
    const publicly = new Set(services.filter((one) => one.publicWeight > 0).map((one) => one.id));
    expect(country.services.filter(({ id }) => !publicly.has(id))).toEqual([]);
    expect(country.channels.map(({ id }) => id)).toEqual(exercise.world.channels.map(({ id }) => id));
  });

  it('is counted every third tick when there are many teams', () => {
    const exercise = teams(60);
    const first = countryOf(exercise);
    advance(exercise, exercise.tick + 2);
    expect(countryOf(exercise)).toBe(first);
    advance(exercise, exercise.tick + 1);
    expect(countryOf(exercise)).not.toBe(first);
  });
});
