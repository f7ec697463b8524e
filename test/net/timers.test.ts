import { describe, expect, it } from 'vitest';
import type { Wire } from '../../server/net/wire.ts';
import { Room } from '../../server/net/room.ts';
import { guarded } from '../../server/net/clock.ts';
import { Slices } from '../../server/net/slices.ts';
import { definitionOf } from '../store/samples.ts';
import { FakeExercise } from './fakeExercise.ts';
import { manualClock } from './manualClock.ts';
import { memoryStore } from './memoryStore.ts';

const fault = new TypeError('a fault of the program');
const start = { id: 'start-now', command: { type: 'start' } };

/** Two rooms on one clock, the first of which tells its screens by `delta`. */
async function rooms(delta: Wire['delta']) {
  const clock = manualClock();
  const store = memoryStore();
  const problems: [message: string, cause: unknown][] = [];
  const room = async (id: string, wire: Partial<Wire>) => {
    const definition = definitionOf(id, { ticksPerMinute: 60 });
    await store.createExercise(definition, { hash: 'pack-1', json: '{}' });
    const exercise = new FakeExercise(definition);
    const opened = new Room({
      exercise,
      store,
      clock,
      slices: new Slices(clock),
      seq: 0,
      wire: {
        delta: () => {},
        seatChanged: () => {},
        seatRenewed: () => {},
        gone: () => {},
        problem: (message, error) => void problems.push([message, error]),
        ...wire,
      },
    });
    opened.open();
    opened.broadcaster.listen({ audience: 'facilitator', team: null }, () => {});
    await opened.command({ kind: 'facilitator' }, start);
    return { room: opened, exercise };
  };
  return { clock, problems, first: await room('ex-a', { delta }), second: await room('ex-b', {}) };
}

describe('what a timer throws', () => {
  it('halts its own exercise, is logged once, and stops no other', async () => {
    let broken = false;
    const { clock, problems, first, second } = await rooms(() => {
      if (broken) throw fault;
    });
    clock.advance(5_000);
    broken = true;
    clock.advance(5_000);
    expect(first.room.halted).toMatchObject({ code: 'storage-failed' });
    expect(problems[0]).toEqual([expect.stringMatching(/is halted/), fault]);
    // It could not be told either, since telling is what is broken.
    expect(problems.slice(1)).toEqual([[expect.stringMatching(/could not say/), fault]]);
    expect(second.room.halted).toBeNull();
    expect(first.exercise.tick).toBeLessThan(7);
    expect(second.exercise.tick).toBe(10);
    expect(await first.room.command({ kind: 'facilitator' }, { ...start, id: 'start-again' })).toEqual({
      ok: false,
      refusal: first.room.halted,
    });
    // Its first answer stands.
    expect(await first.room.command({ kind: 'facilitator' }, start)).toEqual({ ok: true, seq: 1 });
  });

  it('goes where the clock was told, and no further', () => {
    const clock = manualClock();
    const faults: unknown[] = [];
    const cancel = guarded(clock, (error) => void faults.push(error)).after(10, () => {
      throw fault;
    });
    clock.advance(10);
    cancel();
    expect(faults).toEqual([fault]);
  });
});
