import { describe, expect, it, test } from 'vitest';
import type { DecisionRecord, InjectRecord, SeatRecord, TeamRecords } from '#protocol/views.ts';
import {
  alertsOf,
  remember,
  foldedAlerts,
  shownAlerts,
  type Alert,
  type AlertFacts,
  type AlertMemory,
} from '../../client/team/alerts.ts';
import { byUrgency } from '../../client/team/asks.ts';
import { cuesBetween } from '../../client/team/cues.ts';
import { deadlineOf } from '../../client/team/deadline.ts';
import { figureKey, marksOf, markTicks, stageOf } from '../../client/team/marks.ts';
import { mayComeAgain, receiptsOf, unreadByChannel } from '../../client/team/receipts.ts';
import { cues } from '../../client/ui/sound.ts';

const text = (en: string) => ({ en, fr: en });
const decision = (id: number, change: Partial<DecisionRecord> = {}): DecisionRecord => ({
  id,
  action: `action-${id}`,
  target: null,
  by: 'Ana',
  why: null,
  confidence: null,
  state: 'in-force',
  decidedTick: 90,
  inForceTick: 100,
  endTick: null,
  strengthBp: 10_000,
  stage: 'full',
  acts: [{ kind: 'service', id: 'website', beforeBp: 1200 }],
  cancellable: true,
  ...change,
});
const inject = (id: string, change: Partial<InjectRecord> = {}): InjectRecord => ({
  id,
  channel: 'phone',
  from: text('From'),
  title: text(id),
  body: text('Body'),
  roles: [],
  priority: 'must',
  sentTick: 90,
  answerByTick: 106,
  options: [{ id: 'yes', label: text('Yes') }],
  freeText: false,
  answer: null,
  expired: false,
  ...change,
});

describe('a mark on what a decision acts on', () => {
  const at = (tick: number, decisions = [decision(1)], ticksPerMinute = 15) =>
    [...marksOf(decisions, { tick, ticksPerMinute })].map(([key, one]) => [key, one.id]);

  it('stands from the tick it comes into force, for some twenty seconds', () => {
    expect(at(99)).toEqual([]);
    expect(at(100)).toEqual([['service:website', 1]]);
    expect(at(105)).toEqual([['service:website', 1]]);
    expect(at(106)).toEqual([]);
    expect([1, 6, 15, 60].map(markTicks)).toEqual([2, 2, 5, 20]);
  });

  it('is on every figure, and of the newest where two act on one', () => {
    const trust = { kind: 'trust', id: '', beforeBp: 5000 } as const;
    const second = decision(2, { inForceTick: 101, acts: [...decision(1).acts, trust] });
    expect(at(102, [second, decision(1)])).toEqual([
      ['service:website', 2],
      ['trust:', 2],
    ]);
    expect(figureKey(trust)).toBe('trust:');
  });

  it('is not for what is still prepared', () => {
    expect(at(100, [decision(1, { state: 'preparing', stage: null, acts: [] })])).toEqual([]);
  });
});

test.each([
  [{ state: 'preparing', stage: null }, 'preparing'],
  [{ state: 'in-force', stage: 'building' }, 'building'],
  [{ state: 'in-force', stage: 'full' }, 'full'],
  [{ state: 'in-force', stage: 'fading' }, 'fading'],
  [{ state: 'ended', stage: null }, 'ended'],
  [{ state: 'cancelled', stage: null }, 'cancelled'],
] as const)('%o is called %s', (of, stage) => {
  expect(stageOf(of)).toBe(stage);
});

describe('what is left for an answer', () => {
  const pace = { tick: 100, tickMinutes: 5, ticksPerMinute: 15 };

  it('is told in minutes of the exercise and seconds on the watch', () => {
    expect(deadlineOf(inject('a', { answerByTick: 124 }), pace)).toEqual({
      kind: 'running',
      minutes: 120,
      realSeconds: 96,
      soon: false,
      tick: 124,
    });
    expect(deadlineOf(inject('a'), pace)).toMatchObject({ minutes: 30, realSeconds: 24, soon: true });
    expect(deadlineOf(inject('a', { answerByTick: 112 }), { ...pace, ticksPerMinute: 60 })).toMatchObject({
      minutes: 60,
      realSeconds: 12,
      soon: true,
    });
    expect(deadlineOf(inject('a', { answerByTick: 100 }), pace)).toMatchObject({
      minutes: 0,
      realSeconds: 0,
    });
  });

  it('is nothing where no answer is asked for, counts or came', () => {
    expect(deadlineOf(inject('a', { options: [] }), pace)).toEqual({ kind: 'none' });
    expect(deadlineOf(inject('a', { answerByTick: null }), pace)).toEqual({ kind: 'open' });
    expect(deadlineOf(inject('a', { expired: true }), pace)).toEqual({ kind: 'expired', tick: 106 });
    const answer = { option: 'yes', text: null, by: 'Ana', tick: 95 };
    expect(deadlineOf(inject('a', { answer }), pace)).toEqual({ kind: 'answered' });
  });
});

test('the inbox: what must be answered, then what may, then news, each the newest first', () => {
  const list = [
    inject('news', { options: [], sentTick: 99 }),
    inject('may', { priority: 'may', sentTick: 98 }),
    inject('old-must', { sentTick: 10 }),
    inject('must', { sentTick: 20 }),
    inject('over', { expired: true, sentTick: 97 }),
  ];
  expect(list.toSorted(byUrgency).map(({ id }) => id)).toEqual(['must', 'old-must', 'may', 'news', 'over']);
});

describe('who has read it', () => {
  const seats: SeatRecord[] = [
    { id: 's1', name: 'Ana', roles: ['director'], online: true },
    { id: 's2', name: 'Leo', roles: ['bank'], online: true },
    { id: 's3', name: 'Zoé', roles: [], online: false },
  ];
  const read = { by: [{ seat: 's2', name: 'Leo', tick: 100 }] };

  it('names those it is meant for who have not', () => {
    expect(receiptsOf({ roles: ['director'] }, read, seats)).toEqual({
      read: read.by,
      unread: [{ seat: 's1', name: 'Ana' }],
    });
  });

  it('are tried again only while they may still arrive', () => {
    const passing = ['offline', 'too-fast', 'jumping'] as const;
    expect(passing.filter((code) => mayComeAgain({ code }))).toEqual(passing);
    const final = ['wrong-phase', 'unknown-inject', 'seat-removed'] as const;
    expect(final.filter((code) => mayComeAgain({ code }))).toEqual([]);
  });

  it('is meant for all where it names no role, or one that nobody holds', () => {
    for (const roles of [[], ['logistics']])
      expect(receiptsOf({ roles }, read, seats).unread.map(({ name }) => name)).toEqual(['Ana', 'Zoé']);
    expect(receiptsOf({ roles: ['bank'] }, undefined, seats)).toEqual({
      read: [],
      unread: [{ seat: 's2', name: 'Leo' }],
    });
  });

  it('is counted by channel, those that are all read included', () => {
    const injects = [inject('a'), inject('b'), inject('c', { channel: 'mail' })];
    expect([...unreadByChannel(injects, (id) => id !== 'a')]).toEqual([
      ['phone', 1],
      ['mail', 0],
    ]);
  });
});

describe('alerts', () => {
  const calm: AlertFacts = {
    tick: 100,
    tickMinutes: 5,
    ticksPerMinute: 15,
    obligations: [],
    injects: [],
    decisions: [],
    situation: {
      crews: [{ pool: 'technical', free: 1, total: 4, fatigueBp: 7999, fatiguePerHourBp: 0 }],
      cashBp: 1500,
    },
    services: [{ id: 'website', availabilityBp: 2000, shed: false }],
    meets: (id) => (id === 'notify' ? ['send-notice'] : []),
  };
  const kinds = (change: Partial<AlertFacts>) => alertsOf({ ...calm, ...change }).map(({ kind }) => kind);
  const notify = { id: 'notify', startedTick: 50, dueTick: 124, state: 'running' } as const;

  it('are silent while nothing is wrong, and at the very edge', () => {
    expect(alertsOf(calm)).toEqual([]);
    expect(kinds({ obligations: [{ ...notify, dueTick: 125 }] })).toEqual([]);
    expect(kinds({ injects: [inject('a', { answerByTick: 116 })] })).toEqual([]);
    expect(kinds({ injects: [inject('a', { priority: 'should' })] })).toEqual([]);
  });

  it('lead to where one acts', () => {
    const all = alertsOf({
      ...calm,
      obligations: [
        notify,
        { ...notify, id: 'other', dueTick: 99, state: 'late' },
        { ...notify, state: 'met' },
        // It went out too late: nothing is asked any more.
        { ...notify, id: 'sent', dueTick: 90, state: 'late', sent: true },
      ],
      injects: [inject('a')],
      situation: {
        crews: [{ pool: 'technical', free: 0, total: 4, fatigueBp: 8000, fatiguePerHourBp: 0 }],
        cashBp: 1499,
      },
      services: [
        { id: 'website', availabilityBp: 1999, shed: false },
        { id: 'bank', availabilityBp: 0, shed: true },
      ],
    });
    expect(all.map(({ kind, goal }) => [kind, goal])).toEqual([
      ['obligation-soon', { to: 'decision', id: 'send-notice' }],
      ['obligation-late', { to: 'obligations' }],
      ['inject-soon', { to: 'inject', id: 'a' }],
      ['crew-tired', { to: 'crews' }],
      ['cash-low', { to: 'cash' }],
      ['services-down', { to: 'service', id: 'website' }],
    ]);
  });

  it('say that an order runs out, in its last quarter and in time to give it again', () => {
    // Twelve hours from tick 0: told an hour and a half before its end.
    const order = { id: 1, action: 'scrub', target: null, inForceTick: 0, endTick: 144 };
    const at = (tick: number, of = order) => kinds({ tick, decisions: [of] });
    expect([at(125), at(126)]).toEqual([[], ['runs-out']]);
    // An hour: a quarter of it.
    const short = { ...order, inForceTick: 100, endTick: 112 };
    expect([at(108, short), at(109, short)]).toEqual([[], ['runs-out']]);
    expect(alertsOf({ ...calm, tick: 130, decisions: [order] })[0]).toMatchObject({
      goal: { to: 'decision', id: 'scrub' },
      minutes: 70,
    });
  });

  const nothing: AlertMemory = { since: new Map(), dismissed: new Set() };
  const down = (...ids: string[]): Alert[] =>
    alertsOf({ ...calm, services: ids.map((id) => ({ id, availabilityBp: 0, shed: false })) });

  it('show the newest first, services in one line, no more than there is room for', () => {
    const facts = { ...calm, obligations: [notify], injects: [inject('a')] };
    let memory = remember(nothing, alertsOf(facts), 100);
    const later = [...alertsOf(facts), ...down('website', 'app')];
    memory = remember(memory, later, 101);
    const shown = shownAlerts(later, memory, 3);
    expect(shown.map(({ kind }) => kind)).toEqual(['services-down', 'obligation-soon', 'inject-soon']);
    expect(shown[0]).toMatchObject({ ids: ['website', 'app'], keys: ['service:website', 'service:app'] });
    expect(shownAlerts(later, memory, 1)).toHaveLength(1);
  });

  it('on a phone put first what runs out soonest, and the rest behind a count', () => {
    const one = (id: string, answerByTick: number) =>
      alertsOf({ ...calm, injects: [inject(id, { answerByTick })] })[0]!;
    const all = [...down('website'), one('late', 110), one('soon', 104)];
    const keys = (alerts: readonly Alert[]) => alerts.flatMap((alert) => alert.keys);
    expect(keys(foldedAlerts(all, 2, false).lines)).toEqual(['inject:soon', 'inject:late']);
    expect(foldedAlerts(all, 2, false).more).toBe(1);
    expect(keys(foldedAlerts(all, 2, true).lines)).toEqual(['inject:soon', 'inject:late', 'service:website']);
    expect(foldedAlerts(all.slice(1), 2, true).more).toBe(0);
  });

  it('once put away stay away until it is over and begins again', () => {
    let memory = remember(nothing, down('website'), 100);
    memory = { ...memory, dismissed: new Set(['service:website', 'announcement:0']) };
    expect(shownAlerts(down('website'), memory, 3)).toEqual([]);
    memory = remember(memory, down('website', 'app'), 101);
    expect(shownAlerts(down('website', 'app'), memory, 3)).toMatchObject([{ ids: ['app'] }]);
    memory = remember(memory, [], 102);
    expect([...memory.dismissed]).toEqual(['announcement:0']);
    memory = remember(memory, down('website'), 110);
    expect(shownAlerts(down('website'), memory, 3)).toMatchObject([{ ids: ['website'] }]);
  });
});

describe('sounds', () => {
  type Table = Partial<TeamRecords>;
  const before: Table = {
    clock: { tick: 99 },
    team: { id: 'team-1', name: 'Red' },
    'decision:1': decision(1, { state: 'preparing', acts: [] }),
    'service:website': { availabilityBp: 9000, demandBp: 0, entry: null, shed: false },
    'service:app': { availabilityBp: 100, demandBp: 0, entry: null, shed: false },
  };
  const next = (change: Table, tick = 100): Table => ({ ...before, clock: { tick }, ...change });
  const service = (availabilityBp: number, shed = false) => ({
    availabilityBp,
    demandBp: 0,
    entry: null,
    shed,
  });

  it('are for what must be answered, takes effect, falls or rises', () => {
    expect(cuesBetween(before, next({ 'inject:a': inject('a') }), 6)).toEqual(['message']);
    expect(cuesBetween(before, next({ 'decision:1': decision(1) }), 6)).toEqual(['in-force']);
    expect(cuesBetween(before, next({ 'service:website': service(100) }), 6)).toEqual(['down']);
    expect(cuesBetween(before, next({ 'service:app': service(9900) }), 6)).toEqual(['up']);
  });

  it('are not for the rest', () => {
    const quiet: Table[] = [
      { 'inject:a': inject('a', { priority: 'should' }) },
      { 'decision:2': decision(2, { state: 'preparing', acts: [] }) },
      { 'decision:1': decision(1, { state: 'cancelled', acts: [] }) },
      { 'service:website': service(100, true) },
      { 'service:app': service(300) },
    ];
    for (const change of quiet) expect(cuesBetween(before, next(change), 6)).toEqual([]);
    expect(cuesBetween(null, next({ 'inject:a': inject('a') }), 6)).toEqual([]);
    expect(cuesBetween(before, next({ 'inject:a': inject('a') }, 120), 6)).toEqual([]);
    expect(
      cuesBetween(before, next({ team: { id: 'team-2', name: 'Blue' }, 'inject:a': inject('a') }), 6),
    ).toEqual([]);
  });

  it('are light and short', () => {
    for (const notes of Object.values(cues)) {
      expect(notes.length).toBeLessThanOrEqual(2);
      for (const { volume, at, lasts } of notes) {
        expect(volume).toBeLessThanOrEqual(0.1);
        expect(at + lasts).toBeLessThan(0.5);
      }
    }
  });
});
