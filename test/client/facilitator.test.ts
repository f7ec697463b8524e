import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequest } from '#protocol/commands.ts';
import type { MselRow, TeamRow } from '#protocol/views.ts';
import { idleAfterTicks, needs, type Situation } from '../../client/facilitator/attention.ts';
import { draftErrors, requestOf, withTeamCount, type Draft } from '../../client/facilitator/draft.ts';
import { feedOf, type Line } from '../../client/facilitator/feed.ts';
import { keepRenewedSeen, keyIn, renewedSeen } from '../../client/facilitator/kept.ts';
import { filtered, isFor, nextInjects, nextStop, statusOf, timeline } from '../../client/facilitator/msel.ts';
import { clampPace, paceOf, realMinutes, stepOf, workshopMinutes } from '../../client/facilitator/pace.ts';
import { nextOrder, sortTeams } from '../../client/facilitator/teams.ts';
import { futureTick, tickOf, typedTime } from '../../client/facilitator/time.ts';
import { renewedSince } from '../../client/renewed.ts';
import { joinAddress } from '../../client/ui/joinAddress.ts';
import { qrPath } from '../../client/ui/qr.tsx';

const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 1236 };
const text = (en: string) => ({ en, fr: en });

const inject = (id: string, change: Partial<MselRow> = {}): MselRow => ({
  id,
  title: text(id),
  channel: 'mail',
  roles: [],
  priority: 'should',
  body: text('body'),
  expected: text('expected'),
  objectives: [],
  attack: [],
  dueTick: 100,
  condition: null,
  held: false,
  skipped: false,
  heldTeams: 0,
  skippedTeams: 0,
  sent: 0,
  answered: 0,
  read: 0,
  teams: 4,
  sentTick: null,
  ...change,
});

const team = (id: string, change: Partial<TeamRow> = {}): TeamRow => ({
  id,
  name: id,
  seats: 3,
  online: 3,
  headline: { parcelsDelivered: 10, parcelsDeliverable: 20, uptimeBp: 9000, points: 700 },
  trustBp: 6000,
  spent: 0,
  crewsFree: 1,
  crewsTotal: 4,
  unanswered: 0,
  overdue: 0,
  lastActTick: 100,
  lastAction: null,
  servicesDown: 0,
  prepared: [],
  ...change,
});

describe('a time since the onset', () => {
  it.each([
    ['T+30', 18 + 360],
    ['30', 18 + 360],
    ['T+30:05', 18 + 361],
    ['30 h 05', 18 + 361],
    ['30h', 18 + 360],
    ['T−0 h 30', 18 - 6],
    ['-0:30', 18 - 6],
    ['0:01', 18 + 1],
  ])('reads %s', (typed, tick) => expect(tickOf(typed, clock)).toBe(tick));

  it.each(['', 'noon', '30:75', 'T+', '1:2:3'])('does not read %j', (typed) =>
    expect(tickOf(typed, clock)).toBeNull(),
  );

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (tick) => {
        expect(tickOf(typedTime(tick, clock), clock)).toBe(tick);
      }),
    );
  });

  it('goes forward only, and not beyond the end', () => {
    expect(futureTick('1:00', 400, clock)).toEqual({ error: 'past' });
    expect(futureTick('500:00', 400, clock)).toEqual({ error: 'beyond' });
    expect(futureTick('soon', 400, clock)).toEqual({ error: 'wrong' });
    expect(futureTick('40:00', 400, clock)).toEqual({ tick: 498 });
  });
});

describe('the MSEL', () => {
  it('says where an inject stands', () => {
    const at = (change: Partial<MselRow>) => statusOf(inject('a', change), 100);
    expect(at({ dueTick: 120 })).toBe('planned');
    expect(at({ dueTick: 100 })).toBe('due');
    expect(at({ dueTick: null, condition: text('backlog') })).toBe('waiting');
    expect(at({ dueTick: 90, condition: text('backlog') })).toBe('waiting');
    expect(at({ dueTick: 120, condition: text('backlog') })).toBe('planned');
    expect(at({ held: true })).toBe('held');
    expect(at({ sent: 2 })).toBe('partly-sent');
    expect(at({ sent: 4 })).toBe('sent');
    expect(at({ sent: 4, held: true })).toBe('sent');
    expect(at({ skipped: true, held: true })).toBe('skipped');
  });

  it('puts what is out before now and what comes after it, held ones too', () => {
    const rows = [
      inject('next-day', { dueTick: 300 }),
      inject('held-late', { dueTick: 20, held: true }),
      inject('out', { dueTick: 30, sent: 4, sentTick: 31 }),
      inject('soon', { dueTick: 110 }),
      inject('waits', { dueTick: null }),
      inject('time-has-come', { dueTick: 20, condition: text('backlog') }),
      inject('dropped', { dueTick: 40, skipped: true }),
    ];
    const { days, waiting } = timeline(rows, 100, clock);
    const ids = (list: MselRow[]) => list.map(({ id }) => id);
    expect(days.map((day) => [ids(day.past), day.isNow, ids(day.ahead)])).toEqual([
      [['out', 'dropped'], true, ['held-late', 'soon']],
      [[], false, ['next-day']],
    ]);
    expect(ids(waiting)).toEqual(['time-has-come', 'waits']);
  });

  it('keeps a place for now on a day without injects', () => {
    expect(timeline([], 100, clock).days).toEqual([{ tick: 100, past: [], isNow: true, ahead: [] }]);
  });

  it('loses no inject and shows none twice', () => {
    const rows = fc.array(
      fc.record({
        dueTick: fc.option(fc.integer({ min: 0, max: 1236 })),
        sent: fc.integer({ min: 0, max: 4 }),
        held: fc.boolean(),
        skipped: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 1236 }), (changes, tick) => {
        const all = changes.map((change, i) =>
          inject(`i${i}`, {
            ...change,
            sentTick: change.sent > 0 ? Math.min(tick, change.dueTick ?? tick) : null,
          }),
        );
        const { days, waiting } = timeline(all, tick, clock);
        const shown = [...days.flatMap((day) => [...day.past, ...day.ahead]), ...waiting].map(({ id }) => id);
        expect(shown.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        expect(days.filter((day) => day.isNow)).toHaveLength(1);
      }),
    );
  });

  it('names the next ones that have a time, whether or not a condition may keep them back', () => {
    const rows = [
      inject('b', { dueTick: 130 }),
      inject('a', { dueTick: 120, priority: 'may' }),
      inject('a-must', { dueTick: 120, priority: 'must' }),
      inject('held', { dueTick: 110, held: true }),
      inject('waits', { dueTick: null }),
      inject('perhaps', { dueTick: 115, condition: text('backlog') }),
      inject('past', { dueTick: 90, sent: 4 }),
    ];
    expect(nextStop(rows, 100)?.id).toBe('perhaps');
    expect(nextInjects(rows, 100, 3).map(({ id }) => id)).toEqual(['perhaps', 'a-must', 'a']);
  });

  it('filters by role, by what is still open and by title without accents', () => {
    const rows = [
      inject('prefet', { title: text('Le Préfet rappelle'), roles: ['director'] }),
      inject('all', { title: text('À tous') }),
      inject('done', { title: text('Préfecture'), sent: 4 }),
    ];
    const by = (change: object) =>
      filtered(rows, { role: null, hideDone: false, search: '', ...change }, (row) => row.title.fr).map(
        ({ id }) => id,
      );
    expect(by({ search: 'prefe' })).toEqual(['prefet', 'done']);
    expect(by({ role: 'bank' })).toEqual(['all', 'done']);
    expect(by({ hideDone: true })).toEqual(['prefet', 'all']);
    expect(isFor(inject('x', { roles: ['bank'] }), 'director')).toBe(false);
  });
});

describe('what needs me', () => {
  const now: Situation = {
    lifecycle: 'running',
    recovered: false,
    renewed: null,
    prepares: true,
    tick: 200,
    ticksPerMinute: 15,
    tickMinutes: 5,
  };

  it('is nothing when all is well', () => {
    expect(needs([team('a', { lastActTick: 190 })], [inject('x', { sent: 4 })], now)).toEqual([]);
  });

  it('is, before the clock runs, a team that has spent no point', () => {
    const briefing: Situation = { ...now, lifecycle: 'briefing' };
    const rows = [team('bare'), team('ready', { prepared: ['status-page'] }), team('spare', { seats: 0 })];
    expect(needs(rows, [], briefing)).toMatchObject([{ kind: 'unprepared', team: { id: 'bare' } }]);
    expect(needs(rows, [], { ...briefing, prepares: false })).toEqual([]);
    expect(needs(rows, [], { ...briefing, lifecycle: 'lobby' })).toEqual([]);
  });

  it('puts a restart first, then newer rules, overdue answers, held injects, absent and idle teams', () => {
    const list = needs(
      [
        team('idle', { lastActTick: 100 }),
        team('gone', { online: 0, lastActTick: 199 }),
        team('late', { overdue: 2, lastActTick: 199 }),
        team('later', { overdue: 3, lastActTick: 199 }),
      ],
      [
        inject('h', { held: true, dueTick: 150 }),
        inject('reserve', { held: true, dueTick: 150, priority: 'may' }),
      ],
      { ...now, recovered: true, renewed: { tick: 150, anew: false } },
    );
    expect(
      list.map((need) => {
        if ('team' in need) return `${need.kind} ${need.team.id}`;
        return 'inject' in need ? `${need.kind} ${need.inject.id}` : need.kind;
      }),
    ).toEqual([
      'recovered',
      'renewed',
      'overdue later',
      'overdue late',
      'held-late h',
      'absent gone',
      'idle idle',
    ]);
  });

  it('is no longer that newer rules apply once that was read, until they change again', () => {
    expect(renewedSeen('K7DP4M', 150)).toBe(false);
    keepRenewedSeen('K7DP4M', 150);
    expect([renewedSeen('k7dp-4m', 150), renewedSeen('K7DP4M', 300), renewedSeen('ABCDEF', 150)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(
      [null, 0, 150].map(
        (tick) => renewedSince({ renewed: tick === null ? null : { tick, anew: false } })?.tick ?? null,
      ),
    ).toEqual([null, null, 150]);
  });

  it('does not miss a team nobody has joined, nor anyone before STARTEX', () => {
    const spare = team('spare', { seats: 0, online: 0, overdue: 3, lastActTick: null });
    expect(needs([spare], [], now)).toEqual([]);
    expect(needs([team('a', { online: 0 })], [], { ...now, lifecycle: 'lobby' })).toEqual([]);
  });

  it('calls a team idle after three real minutes, never within an hour of play', () => {
    expect(idleAfterTicks({ ticksPerMinute: 15, tickMinutes: 5 })).toBe(45);
    expect(idleAfterTicks({ ticksPerMinute: 1, tickMinutes: 5 })).toBe(12);
  });
});

describe('the teams table', () => {
  it('sorts by any column and keeps equal teams by name, 2 before 10', () => {
    const teams = [team('Team 10'), team('Team 2'), team('Team 1', { overdue: 1 })];
    const by = (column: 'name' | 'open' | 'points', descending: boolean) =>
      sortTeams(teams, { by: column, descending }).map(({ name }) => name);
    expect(by('name', false)).toEqual(['Team 1', 'Team 2', 'Team 10']);
    expect(by('open', true)).toEqual(['Team 1', 'Team 2', 'Team 10']);
    expect(by('points', true)).toEqual(['Team 1', 'Team 2', 'Team 10']);
  });

  it('starts a column with the end one looks for', () => {
    expect(nextOrder({ by: 'name', descending: false }, 'points')).toEqual({
      by: 'points',
      descending: true,
    });
    expect(nextOrder({ by: 'points', descending: true }, 'points')).toEqual({
      by: 'points',
      descending: false,
    });
    expect(nextOrder({ by: 'points', descending: true }, 'act')).toEqual({ by: 'act', descending: false });
  });
});

describe('pace', () => {
  const scenario = { endTick: 1236, suggestedTicksPerMinute: 15 };

  it('ends a workshop within its ninety minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (endTick) => {
        const pace = paceOf('workshop', { endTick, suggestedTicksPerMinute: 10 });
        expect(realMinutes(endTick, pace)).toBeLessThanOrEqual(workshopMinutes);
      }),
    );
  });

  it('never leaves what the server accepts', () => {
    expect([clampPace(0), clampPace(7.5), clampPace(9000), clampPace(Number.NaN)]).toEqual([1, 8, 600, 1]);
    expect(paceOf('slow', { ...scenario, suggestedTicksPerMinute: 1 })).toBe(1);
  });

  it('knows which step is in force', () => {
    expect(stepOf(15, 15)).toBe(1);
    expect(stepOf(30, 15)).toBe(2);
    expect(stepOf(8, 15)).toBe(0.5);
    expect(stepOf(17, 15)).toBeNull();
  });
});

describe('the create form', () => {
  const scenario = {
    id: 'la-poste-2025',
    title: text('t'),
    summary: text('s'),
    endTick: 1236,
    tickMinutes: 5,
    suggestedTicksPerMinute: 15,
    difficulties: [],
    formats: [
      { id: 'short', name: text('90'), suggestedTicksPerMinute: 15 },
      { id: 'long', name: text('240'), suggestedTicksPerMinute: 6 },
    ],
  };
  const draft: Draft = {
    scenario: scenario.id,
    title: '',
    teams: 'Lyon\nLille',
    seatsPerTeam: 8,
    pace: 'suggested',
    exactPace: 10,
    difficulty: '',
    format: '',
    seed: '',
  };
  const nameOf = (n: number) => `Team ${n}`;

  it('keeps names when the number changes and never invents one twice', () => {
    expect(withTeamCount('Lyon\n\nTeam 1', 4, nameOf)).toBe('Lyon\nTeam 1\nTeam 2\nTeam 3');
    expect(withTeamCount('Lyon\nLille\nBrest', 2, nameOf)).toBe('Lyon\nLille');
  });

  it('says what is wrong', () => {
    expect(draftErrors({ ...draft, teams: ' \n' })).toEqual([{ field: 'teams', reason: 'none' }]);
    expect(draftErrors({ ...draft, teams: 'Lyon\nlyon' })).toEqual([
      { field: 'teams', reason: 'twice', name: 'lyon' },
    ]);
    expect(draftErrors({ ...draft, teams: 'x'.repeat(41) })[0]).toMatchObject({ reason: 'long' });
    expect(draftErrors({ ...draft, seed: '2147483648' })).toEqual([{ field: 'seed', reason: 'number' }]);
    expect(draftErrors({ ...draft, seed: '7' })).toEqual([]);
  });

  it('takes its pace from the format, the first one where none was chosen', () => {
    expect(requestOf(draft, scenario)).toMatchObject({ ticksPerMinute: 15 });
    expect(requestOf(draft, scenario)).not.toHaveProperty('format');
    expect(requestOf({ ...draft, format: 'long' }, scenario)).toMatchObject({
      format: 'long',
      ticksPerMinute: 6,
    });
    expect(requestOf({ ...draft, format: 'long', pace: 'fast' }, scenario)).toMatchObject({
      ticksPerMinute: 12,
    });
  });

  it('cuts no title short: it says that it is too long', () => {
    expect(draftErrors({ ...draft, title: 'x'.repeat(81) })).toEqual([{ field: 'title', reason: 'long' }]);
    expect(requestOf({ ...draft, title: ` ${'x'.repeat(80)} ` }, scenario).title).toBe('x'.repeat(80));
  });

  it('sends what the server accepts, whenever it finds nothing wrong', () => {
    const drafts = fc.record({
      title: fc.string({ maxLength: 120 }),
      teams: fc.array(fc.string({ maxLength: 60 })).map((lines) => lines.join('\n')),
      seatsPerTeam: fc.oneof(fc.integer({ min: -5, max: 99 }), fc.constant(Number.NaN)),
      pace: fc.constantFrom(
        'suggested' as const,
        'workshop' as const,
        'slow' as const,
        'fast' as const,
        'exact' as const,
      ),
      exactPace: fc.integer({ min: -10, max: 5000 }),
      seed: fc.oneof(fc.constant(''), fc.nat().map(String), fc.string()),
    });
    fc.assert(
      fc.property(drafts, (change) => {
        const typed = { ...draft, ...change };
        if (draftErrors(typed).length > 0) return;
        const answer = createRequest.safeParse(requestOf(typed, scenario));
        expect(answer.error?.issues ?? []).toEqual([]);
      }),
    );
  });
});

describe('the way in', () => {
  it('finds the key in a pasted link or takes the word itself', () => {
    expect(keyIn('http://localhost:3000/facilitator?key=abc-1_2')).toBe('abc-1_2');
    expect(
      keyIn('  Facilitator  https://example.org/poste/facilitator/K7DP4M?a=b&key=a%2Fb%2Bc%26d#top'),
    ).toBe('a/b+c&d');
    expect(keyIn('?key=abc-1_2')).toBe('abc-1_2');
    expect(keyIn('http://localhost:3000/facilitator?key=100%sure')).toBe('100%sure');
    expect(keyIn(' abc-1_2 ')).toBe('abc-1_2');
    expect(keyIn('a/b+c&d%')).toBe('a/b+c&d%');
    expect(keyIn('localhost:3000/facilitator')).toBeNull();
    expect(keyIn('http://localhost:3000/facilitator')).toBeNull();
    expect(keyIn('')).toBeNull();
  });

  it('gives an address others can open', () => {
    const lan = ['http://192.168.1.20:3000', 'http://10.0.0.4:3000'];
    expect(joinAddress('http://localhost:3000', lan, 'K7M4PX')).toEqual({
      typed: '192.168.1.20:3000',
      link: 'http://192.168.1.20:3000/join/K7M4PX',
      others: ['10.0.0.4:3000'],
      localOnly: false,
    });
    expect(joinAddress('https://exercise.example', lan, 'K7M4PX').typed).toBe('https://exercise.example');
    expect(joinAddress('http://127.0.0.1:3000', [], 'K7M4PX').localOnly).toBe(true);
  });

  it('draws a QR code with its quiet zone and nothing outside', () => {
    const { size, path } = qrPath('http://192.168.1.20:3000/join/K7M4PX');
    const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(
      ([, x, y, w]) => [Number(x), Number(y), Number(w)] as const,
    );
    expect(starts.length).toBeGreaterThan(50);
    for (const [x, y, w] of starts) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
      expect(Math.max(x + w, y + 1)).toBeLessThanOrEqual(size - 4);
    }
  });
});

describe('the live log', () => {
  const line = (id: number, tick: number, to: string | null, log: Partial<Line['log']>) => ({
    id: String(id),
    record: { tick, team: to, log: { tick, kind: 'inject', by: null, ...log } as Line['log'] },
  });

  it('says once what happened to every team at once, newest first', () => {
    const lines = [
      line(1, 10, 't1', { ref: 'a' }),
      line(2, 10, 't2', { ref: 'a' }),
      line(3, 11, 't1', { kind: 'decision', ref: 'a' }),
      line(4, 11, 't2', { kind: 'decision', ref: 'a' }),
      line(5, 12, null, { kind: 'announcement', text: 'hello' }),
    ];
    expect(feedOf(lines, 60).map(({ id, teams }) => [id, teams])).toEqual([
      ['5', []],
      ['4', ['t2']],
      ['3', ['t1']],
      ['2', ['t2', 't1']],
    ]);
    expect(feedOf(lines, 2)).toHaveLength(2);
  });

  it('puts a jump where it began, below what it made happen', () => {
    const lines = [
      line(1, 42, null, { kind: 'notice', ref: 'pause' }),
      line(2, 90, 't1', { ref: 'a' }),
      line(3, 42, null, { kind: 'notice', ref: 'jump' }),
    ];
    expect(feedOf(lines, 60).map(({ id }) => id)).toEqual(['2', '3', '1']);
  });
});
