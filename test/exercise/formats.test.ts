import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { compile } from '#scenarios/compile.ts';
import { accept, advance, facilitator, started } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';

/** The mini pack in two formats: `rumour` and `next-day` are may, `journalist` should, the other three must. */
const pack = changed(({ scenario }) => {
  const name = { en: 'Format', fr: 'Format' };
  scenario.formats = [
    { id: 'short', name, sends: 'should' },
    { id: 'shortest', name, sends: 'must' },
    { id: 'long', name, sends: 'may' },
  ];
});
const DAY = 24 * 12;
/** T+26 h, when `next-day` is due. */
const DUE = 18 + 26 * 12;

const rows = (exercise: Exercise) => {
  const records = exercise.view('facilitator');
  return exercise.state.world.injects.map(({ id }) => records[`msel:${id}`]!);
};
const heldIn = (format?: string) =>
  rows(started(format === undefined ? {} : { format }, pack))
    .filter((row) => row.held)
    .map((row) => row.id);

describe('a format keeps in reserve what stands below it', () => {
  it('the first unless another is chosen; in a pack without any, nothing', () => {
    expect(heldIn()).toEqual(['rumour', 'next-day']);
    expect(heldIn('shortest')).toEqual(['journalist', 'rumour', 'next-day']);
    expect(heldIn('long')).toEqual([]);
    expect(rows(started()).some((row) => row.held)).toBe(false);
  });

  it('and an unknown one is told, not ignored', () => {
    expect(compile(pack, { seed: 1, format: 'endless' })).toMatchObject({
      ok: false,
      issues: [{ message: 'no format "endless"' }],
    });
  });
});

describe('a message in reserve', () => {
  const sentAt = (exercise: Exercise, inject: string) =>
    exercise.state.world.injects.flatMap(({ id }, i) =>
      id === inject ? [...exercise.teams.values()].map((team) => team.state.injects[i]!.sentTick) : [],
    );

  it('does not come by itself, to nobody, nor to a team that joins late', () => {
    const exercise = started({}, pack);
    advance(exercise, DAY);
    accept(exercise, facilitator, { type: 'add-team', name: 'Late' });
    advance(exercise, DUE + 6);
    expect(sentAt(exercise, 'next-day')).toEqual([-1, -1, -1]);
    expect(sentAt(exercise, 'early-news').every((tick) => tick > 0)).toBe(true);
  });

  it('comes in its time once released, and at once when fired', () => {
    const exercise = started({}, pack);
    accept(exercise, facilitator, { type: 'release-inject', inject: 'next-day' });
    advance(exercise, 30);
    accept(exercise, facilitator, { type: 'fire-inject', inject: 'rumour', team: 'team-2' });
    advance(exercise, DUE);
    expect(sentAt(exercise, 'next-day')).toEqual([DUE, DUE]);
    expect(sentAt(exercise, 'rumour')).toEqual([-1, 30]);
  });

  it('is no place to jump to', () => {
    const exercise = started({}, pack);
    advance(exercise, DUE - 6);
    expect(() => accept(exercise, facilitator, { type: 'jump', to: 'next-inject' })).toThrow(/No inject/);
  });
});
