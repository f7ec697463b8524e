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
/** Sets what each team sees waiting in the first department beyond an ordinary day, in parts of a day's rounds. */
function see(exercise: Exercise, days: readonly number[]): void {
  days.forEach((part, i) => {
    const aDay = exercise.state.world.parcels.roundPerDay[0]!;
    const usual = exercise.state.world.ordinary.depots[0]![0]!;
    stateOf(exercise, i + 1).v.seenDepartments[0] = Math.ceil((part + usual / 10_000) * aDay);
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
    const { departments, hubs } = countryOf(exercise.state);
    expect(departments.behindBp).toHaveLength(mini.scenario.network.departments.length);
    expect(hubs).toHaveLength(mini.scenario.network.hubs.length);
    expect(departments.behindBp.filter((bp) => bp % 100 !== 0)).toEqual([]);
    const uneven = hubs.filter(
      (hub) => (hub.loadBp + hub.behindBp) % 100 !== 0 || hub.capacityBp % 500 !== 0,
    );
    expect(uneven).toEqual([]);
  });

  it('shows the middle team, and of two the smaller figure: never one team at the edge', () => {
    const late = (days: number[]) => {
      const exercise = teams(days.length);
      see(exercise, days);
      return countryOf(exercise.state).departments.behindBp[0];
    };
    expect(late([0.125])).toBe(1200);
    expect(late([0.1, 0.3])).toBe(1000);
    expect(late([0.1, 0.6, 0.2])).toBe(2000);
    expect(late([-0.5, -0.4, 0.4, 0.5])).toBe(0);
    expect(late([900, 900])).toBe(6300);
  });

  it('knows no more than the teams: figures are as old as theirs', () => {
    const exercise = teams(3);
    advance(exercise, 40);
    [5, 30, 38].forEach((tick, i) => {
      stateOf(exercise, i + 1).v.scalar[AT.seenDepartmentsTick] = tick;
    });
    const before = countryOf(exercise.state).departments.behindBp;
    for (const { state } of exercise.teams.values()) state.v.depot.fill(1_000_000);
    expect(countryOf(exercise.state).departments).toEqual({ asOfTick: 30, behindBp: before });
  });

  it('counts what the public uses, heaviest first, by state', () => {
    const exercise = teams(3);
    const { services } = exercise.state.world;
    const heaviest = services.toSorted((a, b) => b.publicWeight - a.publicWeight)[0]!;
    const place = services.indexOf(heaviest);
    [0, 5000, 9600].forEach((bp, i) => {
      stateOf(exercise, i + 1).v.availability[place] = bp;
    });
    const country = countryOf(exercise.state);
    expect(country.services[0]).toEqual({ id: heaviest.id, up: 1, degraded: 1, down: 1 });
    const publicly = new Set(services.filter((one) => one.publicWeight > 0).map((one) => one.id));
    expect(country.services.filter(({ id }) => !publicly.has(id))).toEqual([]);
    expect(country.channels.map(({ id }) => id)).toEqual(exercise.state.world.channels.map(({ id }) => id));
  });

  it('is counted every third tick when there are many teams', () => {
    const exercise = teams(60);
    const first = countryOf(exercise.state);
    advance(exercise, exercise.tick + 2);
    expect(countryOf(exercise.state)).toBe(first);
    advance(exercise, exercise.tick + 1);
    expect(countryOf(exercise.state)).not.toBe(first);
  });
});
