import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import { ghostStretches, STRETCH } from '#exercise/samples.ts';
import type { TeamCurves } from '#protocol/curves.ts';
import { diff, entriesOf } from '#protocol/delta.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { accept, advance, facilitator, seat, started } from '../support/exercise.ts';
import { changed, END, HOUR, mini } from '../support/mini.ts';

const red = (exercise: Exercise) => exercise.view('team', 'team-1');
const of = <K extends 'curves' | 'ghostCurves'>(view: TeamRecords, kind: K) =>
  entriesOf(view, kind).map(({ record }) => record);
const half = HOUR / 2;
const samplesAt = (tick: number) => Math.floor(tick / half) + 1;

describe("a team's curves", () => {
  it('hold what the screen said at each half hour', () => {
    const exercise = started();
    const said = [red(exercise)];
    advance(exercise, 1);
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
    for (let tick = half; tick <= 96; tick += half) {
      advance(exercise, tick);
      said.push(red(exercise));
    }
    const curves = of(said.at(-1)!, 'curves');
    const joined = (pick: (one: TeamCurves) => number[]) => curves.flatMap(pick);
    expect(joined((one) => one.tick)).toEqual(said.map((_, i) => i * half));
    const headlines = said.map((view) => view.headline);
    expect(joined((one) => one.parcelsDelivered)).toEqual(headlines.map((one) => one.parcelsDelivered));
    expect(joined((one) => one.parcelsDeliverable)).toEqual(headlines.map((one) => one.parcelsDeliverable));
    expect(joined((one) => one.uptimeBp)).toEqual(headlines.map((one) => one.uptimeBp));
    const situations = said.map((view) => view.situation);
    expect(joined((one) => one.backlog)).toEqual(situations.map((one) => one.backlog));
    expect(joined((one) => one.trustBp)).toEqual(situations.map((one) => one.trustBp));
    const free = situations.map((one) => one.crews.reduce((sum, crew) => sum + crew.free, 0));
    expect(joined((one) => one.crewsFree)).toEqual(free);
    expect(new Set(free).size).toBeGreaterThan(1);
    exercise.state.world.channels.forEach(({ id }, c) => {
      const channel = said.map((view) => view[`channel:${id}`]!.availabilityBp);
      expect(joined((one) => one.channelsBp[c]!)).toEqual(channel);
    });
  });

  it('grow by one short record: what was sent before is not sent again', () => {
    const exercise = started();
    advance(exercise, 200);
    const stretches = Math.ceil(samplesAt(200) / STRETCH);
    for (let tick = 201; tick <= 300; tick++) {
      const before = red(exercise);
      advance(exercise, tick);
      const put = Object.keys(diff(before, red(exercise))?.put ?? {}).filter((key) => /curves/i.test(key));
      expect(put).toHaveLength(tick % half === 0 ? 2 : 0);
    }
    expect(of(red(exercise), 'curves').length).toBeGreaterThan(stretches);
  });

  it('are never changed once sent', () => {
    const exercise = started();
    advance(exercise, 60);
    const before = red(exercise);
    const kept = structuredClone(before);
    advance(exercise, 130);
    expect(before).toEqual(kept);
  });

  it('are the same after a restart of the server', () => {
    const exercise = started();
    advance(exercise, 40);
    accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub' });
    accept(exercise, facilitator, { type: 'jump', to: { tick: 150 } });
    advance(exercise, 163);
    const copy = replay(
      exercise.definition,
      { scenario: mini.scenario },
      [...exercise.entries],
      exercise.tick,
    );
    expect(of(red(copy), 'curves')).toEqual(of(red(exercise), 'curves'));
    expect(of(red(copy), 'ghostCurves')).toEqual(of(red(exercise), 'ghostCurves'));
  });
});

describe('the past run beside them', () => {
  it.each([0, half - 1, half, STRETCH * half - 1, STRETCH * half, STRETCH * half + half, 300])(
    'ends at tick %i where the team stands',
    (tick) => {
      const exercise = started();
      advance(exercise, tick);
      const past = of(red(exercise), 'ghostCurves');
      const whole = exercise.state.ghosts.get('as-happened')!.result.curves;
      expect(past.flatMap((one) => one.uptimeBp)).toEqual(whole.uptimeBp.slice(0, samplesAt(tick)));
      expect(past.flatMap((one) => one.parcelsDelivered)).toEqual(
        whole.parcelsDelivered.slice(0, samplesAt(tick)),
      );
      expect(
        past
          .map((one) => one.trustBp.length)
          .slice(0, -1)
          .every((length) => length === STRETCH),
      ).toBe(true);
    },
  );

  it('counts the backlog as the team counts its own: the same in a run that is the same', () => {
    const pack = changed((one) => {
      one.policies.policies = one.policies.policies.filter(({ id }) => id === 'idle');
      one.policies.policies[0]!.id = 'as-happened';
    });
    const twin = started({}, pack);
    advance(twin, 300);
    const own = of(red(twin), 'curves').flatMap((one) => one.backlog);
    expect(of(red(twin), 'ghostCurves').flatMap((one) => one.backlog)).toEqual(own);
    expect(own).not.toEqual(twin.teams.get('team-1')!.curves.backlog);
  });

  it('is one and the same record for every team, and stops where the run stops', () => {
    const exercise = started();
    const ghost = exercise.state.ghosts.get('as-happened')!;
    const [first] = ghostStretches(ghost, 30);
    expect(ghostStretches(ghost, 20)[0]).toBe(first);
    expect(ghostStretches(ghost, 0)).toEqual([]);
    expect(ghostStretches(ghost, 10_000).flatMap((one) => one.trustBp)).toHaveLength(samplesAt(END));
  });
});
