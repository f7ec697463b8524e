import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlayerCommand } from '#protocol/commands.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { catalogueOf } from '../../server/exercise/catalogue.ts';
import { canAct, dispatch, rehearsal } from '../../client/command.ts';
import { status } from '../../client/connection.ts';
import { catalogue, mySeat, team } from '../../client/store.ts';
import {
  closePractice,
  openPractice,
  practice,
  show,
  stepPractice,
} from '../../client/team/practice/state.ts';
import { practiceSteps, step, stepsPerSecond } from '../../client/team/practice/step.ts';
import { openTable, weakServices } from '../../client/team/practice/table.ts';
import { take } from '../../client/team/practice/take.ts';
import { hintOf, tasksOf } from '../../client/team/practice/tasks.ts';
import { real, realPack } from '../support/real.ts';
import { among } from '../support/views.ts';

const known = catalogueOf(realPack.scenario, real().world);
const sitting = {
  code: 'K7DP4M',
  title: 'Winter',
  team: { id: 'team-1', name: 'Lyon' },
  seat: { id: 'seat-1', name: 'Nadia', roles: ['network'], online: true },
};
const opened = () => openTable(known, sitting);

/** Takes the commands and then so many steps. */
function play(commands: PlayerCommand[], steps: number) {
  let table = opened();
  for (const command of commands) {
    const taken = take(table, command, known, 'seat-1');
    if (taken.refusal) throw new Error(taken.refusal.code);
    table = taken.table;
  }
  for (let at = 1; at <= steps; at++) table = step(table, at, known);
  return table;
}
const decide: PlayerCommand = { type: 'decide', action: 'emergency-scrubbing' };

describe('the practice table', () => {
  it('holds every record that the screen reads of a service, a channel, a hub and an action', () => {
    const table = opened();
    for (const { id } of known.services) expect(table).toHaveProperty([`service:${id}`]);
    for (const { id } of known.entries) expect(table).toHaveProperty([`entry:${id}`]);
    for (const { id } of known.processes) expect(table).toHaveProperty([`process:${id}`]);
    for (const { id } of known.channels) expect(table).toHaveProperty([`channel:${id}`]);
    for (const { id } of known.hubs) expect(table).toHaveProperty([`hub:${id}`]);
    for (const { id } of known.actions) expect(table).toHaveProperty([`action:${id}`]);
    expect(table.departments?.latenessBp).toHaveLength(known.departments.length);
    expect(table.links).toHaveLength(known.links.length);
  });

  it('has a curve for each channel, with a sample for every tick drawn', () => {
    const { 'curves:0': curves } = play([decide], practiceSteps);
    expect(curves!.tick.length).toBeGreaterThan(1);
    expect(curves!.channelsBp).toHaveLength(known.channels.length);
    for (const channel of curves!.channelsBp) expect(channel).toHaveLength(curves!.tick.length);
  });

  it('tells nothing of the scenario: neither its messages nor its phases, and a time before it', () => {
    const table = play([decide], practiceSteps);
    const secrets = [
      ...realPack.scenario.injects.injects.map(({ id }) => id),
      ...known.phases.map(({ id }) => id),
    ];
    expect(among(secrets, table)).toEqual([]);
    expect(opened().clock!.tick).toBeLessThan(0);
  });
});

describe('a decision in a practice', () => {
  it('holds its crew and costs its money at once, is in force within ten seconds, and gives the crew back', () => {
    const free = (table: Partial<TeamRecords>) =>
      table.situation!.crews.reduce((sum, crew) => sum + crew.free, 0);
    const card = known.actions.find(({ id }) => id === 'emergency-scrubbing')!;
    const taken = play([decide], 0);
    expect(free(taken)).toBe(free(opened()) - card.crew.count);
    expect(taken.situation!.spent).toBe(card.cost);
    expect(taken['decision:1']).toMatchObject({ state: 'preparing', strengthBp: 0 });
    expect(taken['decision:1']!.inForceTick - taken.clock!.tick).toBe(card.leadTicks);
    expect(play([decide], 1)['decision:1']!.state).toBe('preparing');
    const later = play([decide], 10 * stepsPerSecond);
    expect(later['decision:1']!.state).toBe('in-force');
    expect(free(later)).toBe(free(opened()));
  });

  it.each(known.actions.map(({ id }) => id))('%s is at work well before the practice ends', (action) => {
    const target = known.actions.find(({ id }) => id === action)?.target?.options[0];
    const table = play([{ type: 'decide', action, ...(target ? { target } : {}) }], 20 * stepsPerSecond);
    expect(table['decision:1']!.state).not.toBe('preparing');
  });

  it('brings the services back and lifts both figures above those of who decides nothing', () => {
    const seconds = 25 * stepsPerSecond;
    const [acted, idle] = [play([decide], seconds), play([], seconds)];
    for (const [id, least] of weakServices(known)) {
      expect(idle[`service:${id}`]!.availabilityBp).toBe(least);
      expect(acted[`service:${id}`]!.availabilityBp).toBe(10_000);
    }
    expect(acted.headline!.uptimeBp).toBeGreaterThan(idle.headline!.uptimeBp);
    expect(acted.headline!.parcelsDelivered).toBeGreaterThan(idle.headline!.parcelsDelivered);
    expect(acted.headline!.parcelsDelivered).toBeLessThanOrEqual(acted.headline!.parcelsDeliverable);
  });

  it('can be stopped, and its effect ends', () => {
    const running = play([decide], 10 * stepsPerSecond);
    const stopped = take(running, { type: 'cancel', decision: 1 }, known, 'seat-1');
    if (stopped.refusal) throw new Error(stopped.refusal.code);
    const after = step(stopped.table, 100, known);
    expect(after['decision:1']).toMatchObject({ state: 'ended', strengthBp: 0 });
    for (const [id, least] of weakServices(known)) expect(after[`service:${id}`]!.availabilityBp).toBe(least);
  });

  it.each([
    ['twice', play([decide], 0), decide, 'already-under-way'],
    ['that nobody knows', opened(), { type: 'decide', action: 'magic' } as const, 'unknown-action'],
    ['without money', { ...opened(), situation: { ...opened().situation!, budget: 0 } }, decide, 'no-money'],
    ['without a crew', { ...opened(), situation: { ...opened().situation!, crews: [] } }, decide, 'no-crew'],
  ])('%s is refused', (_what, table, command, code) => {
    expect(take(table, command, known, 'seat-1').refusal?.code).toBe(code);
  });
});

it('a decision for one slow service helps that one and no other; any other helps all of them', () => {
  const slow = [...weakServices(known).keys()];
  const [chosen, ...others] = slow;
  const limit = (target: string): PlayerCommand => ({ type: 'decide', action: 'rate-limit', target });
  const height = (table: Partial<TeamRecords>, id: string) => table[`service:${id}`]!.availabilityBp;
  const aimed = play([limit(chosen!)], 20 * stepsPerSecond);
  expect(aimed['decision:1']!.acts.map(({ id }) => id)).toEqual([chosen]);
  expect(height(aimed, chosen!)).toBe(10_000);
  for (const id of others) expect(height(aimed, id)).toBe(height(opened(), id));
  const { options } = known.actions.find(({ id }) => id === 'rate-limit')!.target!;
  const elsewhere = play([limit(options.find((id) => !slow.includes(id))!)], 20 * stepsPerSecond);
  for (const id of slow) expect(height(elsewhere, id)).toBe(10_000);
});

describe('the message', () => {
  const arrived = () => play([], 10 * stepsPerSecond);

  it('comes after some seconds, waits for an answer and takes one', () => {
    expect(opened()).not.toHaveProperty(['inject:practice-question']);
    const answer: PlayerCommand = { type: 'answer', inject: 'practice-question', option: 'b' };
    const taken = take(arrived(), answer, known, 'seat-1');
    if (taken.refusal) throw new Error(taken.refusal.code);
    expect(taken.table['inject:practice-question']!.answer).toMatchObject({ option: 'b', by: 'Nadia' });
    expect(taken.table.situation!.trustBp).toBeGreaterThan(arrived().situation!.trustBp);
    // A statement to staff does not count as one to the public.
    expect(taken.table.situation!.silentMinutes).toBeNull();
    expect(take(taken.table, answer, known, 'seat-1').refusal?.code).toBe('already-answered');
  });
});

it('the tasks and the hint follow what was done', () => {
  expect([hintOf(opened()), tasksOf(opened()).map(({ done }) => done)]).toEqual([
    'hintDecide',
    [false, false, false],
  ]);
  expect(hintOf(play([decide], 1))).toBe('hintWait');
  const works = play([decide], 12 * stepsPerSecond);
  expect([hintOf(works), tasksOf(works).map(({ done }) => done)]).toEqual(['hintWorks', [true, true, false]]);
  const answered = take(works, { type: 'answer', inject: 'practice-question', option: 'a' }, known, 'seat-1');
  if (answered.refusal) throw new Error(answered.refusal.code);
  expect(hintOf(answered.table)).toBe('hintDone');
});

describe('a practice on the page', () => {
  const served: Partial<TeamRecords> = {
    exercise: { ...opened().exercise!, lifecycle: 'lobby' },
    clock: { tick: 0 },
    team: sitting.team,
    'seat:seat-1': sitting.seat,
    'seat:seat-2': { ...sitting.seat, id: 'seat-2', name: 'Paul' },
  };
  beforeEach(() => {
    catalogue.value = known;
    mySeat.value = 'seat-1';
    status.value = 'live';
    team.replace(served);
    openPractice();
  });
  afterEach(() => {
    closePractice();
    team.replace(null);
    catalogue.value = null;
    mySeat.value = null;
    status.value = 'idle';
  });

  it('stands in for the server’s table, which goes on underneath and comes back whole', () => {
    expect(team.record('exercise')?.lifecycle).toBe('running');
    expect(team.record('seat:seat-2')).toBeUndefined();
    const next = { ...served, exercise: { ...served.exercise!, lifecycle: 'briefing' as const } };
    team.replace(next);
    expect(team.record('exercise')?.lifecycle).toBe('running');
    expect(team.served.value?.exercise?.lifecycle).toBe('briefing');
    closePractice();
    expect(team.table.value).toBe(next);
    expect(rehearsal.value).toBeNull();
  });

  it('takes commands in the server’s place: none is sent', async () => {
    expect(canAct()).toBe(true);
    // There is no connection in this test: what were sent would be refused as offline.
    expect(await dispatch(decide)).toEqual({ ok: true, seq: 0 });
    expect(team.record('decision:1')?.state).toBe('preparing');
    expect((await dispatch(decide)).ok).toBe(false);
    closePractice();
    expect(await dispatch(decide)).toMatchObject({ ok: false, refusal: { code: 'offline' } });
  });

  it('lets the facilitator’s word through', () => {
    team.replace({ ...served, 'announcement:1': { tick: 0, text: 'We begin.', team: null } });
    show();
    expect(team.record('announcement:1')?.text).toBe('We begin.');
  });

  it('comes to its end by itself', () => {
    for (let at = 1; at < practiceSteps; at++) expect(stepPractice()).toBe(false);
    expect(stepPractice()).toBe(true);
    expect(practice.value?.at).toBe(practiceSteps);
  });
});
