import type { Definition, LogEntry } from '#exercise/types.ts';
import { StorageError } from '../../server/store/errors.ts';
import type { Store } from '../../server/store/store.ts';

export interface MemoryStore extends Store {
  /** From now on nothing becomes durable until `release`. */
  hold(): void;
  /** What was held is durable now. */
  release(): void;
  /** What is held, and all that comes later, fails. */
  fail(message: string): void;
}

/** A Store whose disk the test controls. */
export function memoryStore(): MemoryStore {
  const exercises = new Map<string, { definition: Definition; tick: number; entries: LogEntry[] }>();
  const packs = new Map<string, string>();
  const seats = new Map<string, { exerciseId: string; seat: string }>();
  let held: { run: () => void; done: () => void; failed: (error: Error) => void }[] | null = null;
  let failure: Error | null = null;

  const write = (run: () => void): Promise<void> => {
    if (failure) return Promise.reject(failure);
    return new Promise((resolve, failed) => {
      const done = () => {
        run();
        resolve();
      };
      if (held) held.push({ run, done, failed });
      else done();
    });
  };
  const of = (id: string) => {
    const found = exercises.get(id);
    if (!found) throw new Error(`no exercise ${id}`);
    return found;
  };

  return {
    hold: () => void (held ??= []),
    release() {
      const waiting = held ?? [];
      held = null;
      for (const { done } of waiting) done();
    },
    fail(message) {
      failure = new StorageError(message);
      for (const { failed } of held ?? []) failed(failure);
      held = null;
    },
    createExercise: (definition, pack) =>
      write(() => {
        packs.set(pack.hash, pack.json);
        exercises.set(definition.id, { definition, tick: 0, entries: [] });
      }),
    exercises: () =>
      [...exercises.values()].map(({ definition, tick }) => ({ definition, tick })).toReversed(),
    pack: (hash) => packs.get(hash) ?? null,
    entries: (id) => [...of(id).entries],
    append: (id, entry) =>
      write(() => {
        of(id).entries.push(structuredClone(entry));
        of(id).tick = Math.max(of(id).tick, entry.tick);
      }),
    reached: (id, tick) =>
      write(() => {
        const exercise = exercises.get(id);
        if (exercise) exercise.tick = Math.max(exercise.tick, tick);
      }),
    addSeat: (exerciseId, seat, tokenHash) => write(() => void seats.set(tokenHash, { exerciseId, seat })),
    seatOf: (tokenHash) => seats.get(tokenHash) ?? null,
    deleteExercise: (id) =>
      write(() => {
        exercises.delete(id);
        for (const [hash, seat] of seats) if (seat.exerciseId === id) seats.delete(hash);
      }),
    close: async () => {},
  };
}
