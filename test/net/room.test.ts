import { describe, expect, it } from 'vitest';
import type { Command } from '#protocol/commands.ts';
import { apply, type Table } from '#protocol/delta.ts';
import type { Answer, DeltaMessage } from '#protocol/events.ts';
import type { Refusal } from '#protocol/text.ts';
import type { Actor } from '#exercise/types.ts';
import type { Channel } from '../../server/net/outbox.ts';
import { Slices } from '../../server/net/slices.ts';
import { Room } from '../../server/net/room.ts';
import { definitionOf } from '../store/samples.ts';
import { FakeExercise } from './fakeExercise.ts';
import { manualClock } from './manualClock.ts';
import { memoryStore } from './memoryStore.ts';

const facilitator: Actor = { kind: 'facilitator' };
const seat = (n: number): Actor => ({ kind: 'seat', seat: `seat-${n}` });
const ofTeam = (n: number): Channel => ({ audience: 'team', team: `team-${n}` });
const overview: Channel = { audience: 'facilitator', team: null };

/** Lets promises that are settled already be noticed. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

let commands = 0;
const envelope = (command: object, more: object = {}) => ({ id: `command-${commands++}`, command, ...more });
const decide = (more: object = {}) => envelope({ type: 'decide', action: 'act' }, more);

/** A room with a seat in each team, and what its screens are told. */
async function bench(teams = 2, options: { ticksPerMinute?: number } = {}) {
  const definition = definitionOf('ex-a', {
    teams: Array.from({ length: teams }, (_, i) => ({ id: `team-${i + 1}`, name: `Team ${i + 1}` })),
    ticksPerMinute: options.ticksPerMinute ?? 60,
  });
  const clock = manualClock();
  const store = memoryStore();
  await store.createExercise(definition, { hash: 'pack-1', json: '{}' });
  const exercise = new FakeExercise(definition);
  const deltas: DeltaMessage[] = [];
  const problems: string[] = [];
  const changed: string[] = [];
  const gone: Refusal[] = [];
  const room = new Room({
    exercise,
    store,
    clock,
    slices: new Slices(clock),
    seq: 0,
    wire: {
      delta: (_code, message) => {
        deltas.push(message);
        const screen = screens.get(`${message.audience} ${message.team}`);
        if (!screen) return;
        expect(message.seq).toBe(screen.seq + 1);
        screen.table = apply(screen.table, message);
        screen.seq = message.seq;
      },
      seatChanged: (_room, id) => changed.push(id),
      seatRenewed: (_room, id) => changed.push(`renewed ${id}`),
      gone: (_code, refusal) => gone.push(refusal),
      problem: (message) => problems.push(message),
    },
  });
  room.open();
  for (let n = 1; n <= teams; n++) {
    await room.enter(
      { kind: 'system' },
      { type: 'seat-taken', seat: `seat-${n}`, team: `team-${n}`, name: 'Ada', roles: [] },
    );
  }
  const screens = new Map<string, { table: Table; seq: number }>();
  const look = (channel: Channel) => {
    const screen = { table: {} as Table, seq: -1 };
    room.broadcaster.listen(channel, ({ table, seq }) => {
      Object.assign(screen, { table, seq });
      screens.set(`${channel.audience} ${channel.team}`, screen);
    });
    return screen;
  };
  const command = (actor: Actor, raw: unknown) => {
    const state: { answer: Answer | null } = { answer: null };
    void room.command(actor, raw).then((answer) => (state.answer = answer));
    return state;
  };
  const delivered = (screen: { table: Table }) => (screen.table.headline as { delivered: number }).delivered;
  return { room, exercise, clock, store, deltas, problems, changed, gone, look, command, delivered };
}

describe('durable before told', () => {
  it('neither the sender nor any screen hears of a command before it is durable', async () => {
    const { store, look, command, delivered, clock, deltas } = await bench();
    const screen = look(ofTeam(1));
    const desk = look(overview);
    clock.advance(1_000);
    store.hold();
    const sent = command(seat(1), decide());
    clock.advance(5_000);
    await settled();
    expect(sent.answer).toBeNull();
    expect(deltas).toEqual([]);
    expect(delivered(screen)).toBe(0);
    store.release();
    await settled();
    clock.advance(250);
    expect(sent.answer).toEqual({ ok: true, seq: 3 });
    expect(delivered(screen)).toBe(1);
    expect(desk.table['team:team-1']).toMatchObject({ delivered: 1 });
  });

  it('a tick in between shows nothing of it either, and a screen opened in between waits', async () => {
    const { room, store, look, command, delivered, clock } = await bench();
    await room.command(facilitator, envelope({ type: 'start' }));
    const screen = look(ofTeam(1));
    const other = look(ofTeam(2));
    store.hold();
    command(seat(1), decide());
    clock.advance(1_200);
    expect(delivered(screen)).toBe(0);
    expect(delivered(other)).toBe(1);
    const desk = look(overview);
    expect(desk.seq).toBe(-1);
    store.release();
    await settled();
    expect(delivered(screen)).toBe(2);
    expect(desk.table['team:team-1']).toMatchObject({ delivered: 2 });
  });

  it('an entry that waits for more than its own line does not hold back the screens of those after it', async () => {
    const { room, store, look } = await bench();
    store.hold();
    const taken = (id: string): Command => ({
      type: 'seat-taken',
      seat: id,
      team: 'team-1',
      name: id,
      roles: [],
    });
    let slow = () => {};
    const waits = new Promise<void>((resolve) => (slow = resolve));
    const entries = [
      room.enter({ kind: 'system' }, taken('seat-8'), {}, () => waits),
      room.enter({ kind: 'system' }, taken('seat-9')),
    ];
    store.release();
    await entries[1];
    slow();
    await entries[0];
    expect(look(ofTeam(1)).table).toMatchObject({ 'seat:seat-8': {}, 'seat:seat-9': {} });
    expect(look(overview).seq).toBe(0);
  });

  it('the overview is not starved by commands that never pause', async () => {
    const { store, look, command, clock } = await bench();
    const desk = look(overview);
    clock.advance(1_000);
    const seen: number[] = [];
    for (let i = 0; i < 20; i++) {
      store.hold();
      command(seat(1), decide());
      await settled();
      const release = store.release.bind(store);
      // The next command is in memory before this one is durable.
      command(seat(2), decide());
      release();
      await settled();
      clock.advance(100);
      await settled();
      seen.push((desk.table['team:team-1'] as { delivered: number }).delivered);
    }
    expect(seen.at(-1)).toBeGreaterThan(15);
  });
});

describe('a failing journal', () => {
  it('halts the exercise, tells everybody who listens, and refuses everything after', async () => {
    const { room, exercise, store, look, command, clock, problems, delivered } = await bench();
    await room.command(facilitator, envelope({ type: 'start' }));
    const screen = look(ofTeam(1));
    const desk = look(overview);
    store.hold();
    const sent = command(seat(1), decide());
    store.fail('The disk is full.');
    await settled();
    const refusal = { code: 'storage-failed', message: 'The disk is full.' };
    expect(sent.answer).toEqual({ ok: false, refusal });
    expect(screen.table).toMatchObject({ halted: refusal, exercise: { lifecycle: 'paused' } });
    expect(desk.table).toMatchObject({ halted: refusal, exercise: { lifecycle: 'paused' } });
    expect(delivered(screen)).toBe(0);
    expect(problems).toHaveLength(1);
    const tick = exercise.tick;
    clock.advance(60_000);
    expect(exercise.tick).toBe(tick);
    expect(await room.command(facilitator, envelope({ type: 'resume' }))).toEqual({ ok: false, refusal });
  });

  it('is noticed by the ticks too, when nobody does anything', async () => {
    const { room, store, clock, exercise } = await bench();
    await room.command(facilitator, envelope({ type: 'start' }));
    store.fail('The disk is gone.');
    clock.advance(1_000);
    await settled();
    expect(room.halted?.message).toBe('The disk is gone.');
    clock.advance(10_000);
    expect(exercise.tick).toBe(1);
  });

  it('a view that cannot be put together halts the exercise, not the process', async () => {
    const { room, exercise, look, clock, problems } = await bench();
    look(ofTeam(1));
    await room.command(facilitator, envelope({ type: 'start' }));
    exercise.view = () => {
      throw new TypeError('no such thing');
    };
    clock.advance(1_000);
    expect(room.halted?.message).toMatch(/fault of the program \(no such thing\)/);
    expect(problems).toHaveLength(1);
  });

  it('a fault inside the exercise halts this exercise and says what to do', async () => {
    const { room } = await bench();
    const answer = await room.command(seat(1), envelope({ type: 'decide', action: 'throw' }));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'storage-failed' } });
    expect(room.halted?.message).toMatch(
      /fault of the program \(a fault of the program\)\. Start the server again/,
    );
  });
});

describe('commands', () => {
  it('a repeat gets the first answer again and is applied once; so is a repeat of a refused one', async () => {
    const { room, exercise } = await bench();
    const good = decide();
    const first = await room.command(seat(1), good);
    expect(await room.command(seat(1), good)).toEqual(first);
    expect(exercise.view('team', 'team-1').headline).toEqual({ delivered: 1 });
    const bad = envelope({ type: 'decide', action: 'explode' });
    const refused = await room.command(seat(1), bad);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'unknown-action' } });
    expect(await room.command(seat(1), bad)).toEqual(refused);
  });

  it('two that are sent at once with one id are one command', async () => {
    const { room, store, exercise } = await bench();
    store.hold();
    const raw = decide();
    const both = [room.command(seat(1), raw), room.command(seat(1), raw)];
    store.release();
    expect(await Promise.all(both)).toEqual([
      { ok: true, seq: 3 },
      { ok: true, seq: 3 },
    ]);
    expect(exercise.view('team', 'team-1').headline).toEqual({ delivered: 1 });
  });

  it('the same id from two people is two commands', async () => {
    const { room } = await bench();
    const raw = decide();
    expect(await room.command(seat(1), raw)).toEqual({ ok: true, seq: 3 });
    expect(await room.command(seat(2), raw)).toEqual({ ok: true, seq: 4 });
  });

  it.each([
    [seat(1), { type: 'pause' }, 'not-allowed', '"pause" is not a command of a player.'],
    [
      facilitator,
      { type: 'decide', action: 'act' },
      'not-allowed',
      '"decide" is not a command of a facilitator.',
    ],
    [seat(1), { type: 'mark', hash: 'x' }, 'not-allowed', '"mark" is not a command of a player.'],
    [facilitator, { type: 'recovered' }, 'not-allowed', '"recovered" is not a command of a facilitator.'],
    [seat(1), { type: 'dance' }, 'malformed', 'There is no command "dance".'],
    [seat(1), { type: 'log', text: '' }, 'malformed', /^The command cannot be read: command\.text: /],
    [seat(1), { type: 'log', text: 'x'.repeat(501) }, 'malformed', /command\.text/],
    [seat(1), { type: 'log', text: 'x', extra: 1 }, 'malformed', /extra/],
    [seat(1), 'log', 'malformed', /^The command cannot be read/],
  ] as const)('%j sending %j is refused: %s', async (actor, command, code, message) => {
    const { room } = await bench();
    const answer = await room.command(actor, { id: 'command-x', command });
    expect(answer).toMatchObject({ ok: false, refusal: { code, message: expect.stringMatching(message) } });
  });

  it.each([null, undefined, 7, [], {}, { id: 'short', command: { type: 'log', text: 'x' } }])(
    'an envelope %j is malformed',
    async (raw) => {
      const { room } = await bench();
      expect(await room.command(seat(1), raw)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    },
  );
});

describe('time', () => {
  it('ticks at the pace set, stands still while paused, and goes on where it was', async () => {
    const { room, exercise, clock } = await bench();
    const say = (command: object) => room.command(facilitator, envelope(command));
    await say({ type: 'start' });
    clock.advance(10_500);
    expect(exercise.tick).toBe(10);
    await say({ type: 'pause' });
    clock.advance(100_000);
    expect(exercise.tick).toBe(10);
    await say({ type: 'resume' });
    clock.advance(499);
    expect(exercise.tick).toBe(10);
    clock.advance(1);
    expect(exercise.tick).toBe(11);
    await say({ type: 'pace', ticksPerMinute: 600 });
    clock.advance(1_000);
    expect(exercise.tick).toBe(21);
  });

  it('a crowd is stepped in slots of eight teams, spread over four fifths of the interval', async () => {
    const teams = 1_000;
    const { room, exercise, clock } = await bench(teams);
    await room.command(facilitator, envelope({ type: 'start' }));
    clock.advance(1_000);
    const counts: number[] = [];
    for (let ms = 0; ms < 1_000; ms++) {
      const before = exercise.stepped.length;
      clock.advance(1);
      counts.push(exercise.stepped.length - before);
    }
    expect(exercise.stepped.length).toBeGreaterThanOrEqual(teams);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect(counts.slice(0, 790).filter((count) => count > 0).length).toBeGreaterThan(100);
    expect(counts.slice(810, 999).reduce((a, b) => a + b, 0)).toBe(0);
  });

  it('a change for all is told to a thousand teams in slots, and a command in between does not wait for them', async () => {
    const { room, exercise, clock, look, delivered } = await bench(100);
    for (let n = 1; n <= 100; n++) look(ofTeam(n));
    exercise.projected.length = 0;
    await room.command(facilitator, envelope({ type: 'lock', locked: true }));
    expect(exercise.projected.filter((name) => name.startsWith('team')).length).toBeLessThanOrEqual(8);
    await room.command(seat(90), decide());
    expect(delivered(look(ofTeam(90)))).toBe(1);
    clock.advance(50);
    expect(new Set(exercise.projected.filter((name) => name.startsWith('team'))).size).toBe(100);
  });

  it('facilitator and projector get at most about four tables a second', async () => {
    const { room, clock, look, exercise } = await bench();
    look(overview);
    look({ audience: 'projector', team: null });
    clock.advance(1_000);
    exercise.projected.length = 0;
    for (let i = 0; i < 100; i++) {
      await room.command(seat(1), decide());
      clock.advance(10);
    }
    for (const name of ['facilitator', 'projector']) {
      expect(exercise.projected.filter((one) => one === name).length).toBeLessThanOrEqual(5);
    }
  });

  it('receipts and looks of a crowd are told together, durable first, and none is lost', async () => {
    const { room, exercise, clock, look, store } = await bench();
    const screen = look(ofTeam(1));
    const lines = () => Object.keys(screen.table).filter((key) => key.startsWith('log:')).length;
    exercise.setOnline('seat-1', true);
    const read = () => room.command(seat(1), envelope({ type: 'read', injects: ['news'] }));
    await read();
    exercise.projected.length = 0;
    for (let i = 0; i < 30; i++) {
      await read();
      room.setPlace('seat-1', i % 2 === 0 ? 'map' : 'inbox');
    }
    expect(exercise.projected.filter((name) => name === 'team-1')).toEqual([]);
    store.hold();
    void read();
    clock.advance(1_000);
    await settled();
    expect(lines()).toBe(1);
    store.release();
    await settled();
    clock.advance(1_000);
    await settled();
    expect(lines()).toBe(32);
    expect(screen.table['seat:seat-1']).toMatchObject({ at: 'inbox' });
    expect(exercise.projected.filter((name) => name === 'team-1').length).toBeLessThanOrEqual(3);
  });

  it('a look that went with the table of a tick is not told once more', async () => {
    const { room, exercise, clock, look } = await bench();
    const screen = look(ofTeam(1));
    await room.command(facilitator, envelope({ type: 'start' }));
    exercise.setOnline('seat-1', true);
    room.setPlace('seat-1', 'map');
    room.setPlace('seat-1', 'inbox');
    clock.advance(999);
    exercise.projected.length = 0;
    clock.advance(500);
    await settled();
    expect(screen.table['seat:seat-1']).toMatchObject({ at: 'inbox' });
    expect(exercise.projected.filter((name) => name === 'team-1')).toHaveLength(1);
  });

  it('nobody listens: nothing is projected', async () => {
    const { room, clock, exercise } = await bench(10);
    await room.command(facilitator, envelope({ type: 'start' }));
    clock.advance(5_000);
    expect(exercise.projected).toEqual([]);
  });

  it('notes each tick, and a hash every 50', async () => {
    const { room, exercise, clock, store } = await bench();
    await room.command(facilitator, envelope({ type: 'start' }));
    clock.advance(120_000);
    await settled();
    expect(store.exercises()[0]?.tick).toBe(120);
    const marks = store.entries('ex-a').filter(({ command }) => command.type === 'mark');
    expect(marks.map(({ tick }) => tick)).toEqual([50, 100]);
    expect(exercise.tick).toBe(120);
  });

  it('the end of the scenario is ENDEX: written down once, time stands still', async () => {
    const { room, exercise, clock, store } = await bench();
    exercise.endTick = 5;
    await room.command(facilitator, envelope({ type: 'start' }));
    clock.advance(60_000);
    await settled();
    clock.advance(60_000);
    expect(exercise.tick).toBe(5);
    expect(exercise.lifecycle).toBe('debrief');
    const ends = store.entries('ex-a').filter(({ command }) => command.type === 'over');
    expect(ends.map(({ tick, actor }) => [tick, actor.kind])).toEqual([[5, 'system']]);
    expect(room.halted).toBeNull();
  });
});
