import { describe, expect, test } from 'vitest';
import { createLoad } from '#sim/attack.ts';
import { createLevers, type Levers } from '#sim/levers.ts';
import { runPolicy } from '#sim/run.ts';
import { scoreOf } from '#sim/score.ts';
import { stepEntries, stepServices } from '#sim/services.ts';
import { createState, SUM, type TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import { make, placeOf } from '../support/mini.ts';

/** The mini pack with another length of tick, minutes. A pack's tick divides the half-hour. */
const withTick = (tick: number) => make((pack) => void (pack.scenario.clock.tick = tick));
const usual = 5;
const others = [1, 3, 10, 15, 30];

interface Site {
  state: TeamState;
  levers: Levers;
  /** Place of the website. */
  i: number;
}
const retry = ({ state, i }: Site): number => state.v.retry[i]!;
const there = ({ state, i }: Site): number => state.v.availability[i]!;

/** Minutes until something is so, from a state set up by hand. */
function minutesUntil(world: World, set: (site: Site) => void, done: (site: Site) => boolean): number {
  const site = {
    state: createState(world),
    levers: createLevers(world),
    i: placeOf(world.services, 'website'),
  };
  const load = createLoad(world);
  set(site);
  let ticks = 0;
  for (; ticks * world.tickMinutes < 600 && !done(site); ticks++) {
    stepEntries(world, site.state, site.levers, load);
    stepServices(world, site.state, site.levers, load);
  }
  return ticks * world.tickMinutes;
}

/** What a play comes to, times in minutes after tick 0. */
function playOf(tick: number, id: string) {
  const { world, policies } = withTick(tick);
  const bank = placeOf(world.services, 'online-banking');
  const phases: [string, number][] = [];
  let down = -1;
  const end = runPolicy(
    world,
    policies.find((one) => one.id === id)!,
    (state, story) => {
      if (phases.at(-1)?.[0] !== story.key) phases.push([story.key, state.tick * tick]);
      if (down < 0 && state.v.availability[bank]! < 2_000) down = state.tick * tick;
    },
  );
  return {
    phases,
    down,
    score: scoreOf(world, end),
    sent: Object.fromEntries(world.injects.map((one, i) => [one.id, end.injects[i]!.sentTick * tick])),
    inForce: end.decisions.map((one) => one.inForceTick * tick),
    notify: { started: end.obligations[0]!.startedTick * tick, state: end.obligations[0]!.state },
    spent: world.budget - end.s[SUM.spent]!,
  };
}

describe.each(others)('with a tick of %i minutes', (tick) => {
  /** How far minutes lie from what they usually are, beyond the ends of the ticks that both fall in. */
  const apart = (minutes: number, usually: number): number =>
    Math.max(0, Math.abs(minutes - usually) - tick - usual);

  test.each<[string, (site: Site) => void, (site: Site) => boolean]>([
    ['users calm down', (site) => (site.state.v.retry[site.i] = 30_000), (site) => retry(site) < 20_000],
    ['the unserved come back', ({ levers }) => levers.entryCapacity.fill(0), (site) => retry(site) > 15_000],
    ['a service returns', (site) => (site.state.v.availability[site.i] = 0), (site) => there(site) > 7_000],
    ['a service closes', ({ levers, i }) => (levers.shed[i] = 1), (site) => there(site) < 2_000],
  ])('%s within the same minutes', (_name, set, done) => {
    const usually = minutesUntil(withTick(usual).world, set, done);
    expect(usually).toBeLessThan(600);
    expect(apart(minutesUntil(withTick(tick).world, set, done), usually)).toBe(0);
  });

  test.each(['idle', 'textbook'])('%s meets the same minutes, and about the same score', (id) => {
    const here = playOf(tick, id);
    const usually = playOf(usual, id);
    expect(here.phases).toEqual(usually.phases);
    for (const due of ['early-news', 'journalist', 'ministry', 'next-day'])
      expect([due, here.sent[due]]).toEqual([due, usually.sent[due]]);
    expect(apart(here.down, usually.down)).toBe(0);
    expect(here.inForce).toHaveLength(usually.inForce.length);
    // A lead time is rounded to whole ticks too.
    here.inForce.forEach((minutes, i) =>
      expect(apart(minutes, usually.inForce[i]!)).toBeLessThanOrEqual(tick / 2),
    );
    expect(here.notify.state).toBe(usually.notify.state);
    // Asked for once a quarter of an hour.
    expect(Math.abs(here.notify.started - usually.notify.started)).toBeLessThanOrEqual(15 + tick);
    expect(here.spent).toBe(usually.spent);
    expect(here.score.parcelsDelivered / usually.score.parcelsDelivered).toBeCloseTo(1, 1.5);
    expect(Math.abs(here.score.uptimeBp - usually.score.uptimeBp)).toBeLessThan(200);
  });
});
