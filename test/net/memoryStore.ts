import type { Definition, LogEntry } from '#exercise/types.ts';
import { StorageError } from '../../server/store/errors.ts';
import type { Store, StoredSnapshot, Summary } from '../../server/store/store.ts';

export interface MemoryStore extends Store {
  /** From now on nothing becomes durable until `release`. */
  hold(): void;
  /** What was held is durable now. */
  release(): void;
  /** What is held, and all that comes later, fails. */
  fail(message: string): void;
}

interface Stored {
  definition: Definition;
  tick: number;
  entries: LogEntry[];
  summary: Summary;
  snapshots: Map<number, Omit<StoredSnapshot, 'parts'>>;
  parts: Map<number, Map<string, string>>;
}

/** A Store whose disk the test controls. */
export function memoryStore(): MemoryStore {
  const exercises = new Map<string, Stored>();
  const packs = new Map<string, string>();
  const seats = new Map<string, { exerciseId: string; seat: string }>();
  let held: { run: () => void; done: () => void; failed: (error: Error) => void }[] | null = null;
  let failure: Error | null = null;

  const deleted = new Map<string, number>();
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
        exercises.set(definition.id, {
          definition,
          tick: 0,
          entries: [],
          summary: { lifecycle: 'lobby', teams: definition.teams.length, seats: 0 },
          snapshots: new Map(),
          parts: new Map(),
        });
      }),
    exercises: () =>
      [...exercises.values()]
        .map(({ definition, tick, summary }) => ({ definition, tick, summary }))
        .toReversed(),
    pack: (hash) => packs.get(hash) ?? null,
    entries: (id, after = 0, most = Infinity) => of(id).entries.slice(after, after + most),
    summarize: (id, summary) => write(() => void (of(id).summary = summary)),
    snapshots(id) {
      const { snapshots, parts } = of(id);
      return [...snapshots.values()]
        .toSorted((a, b) => b.tick - a.tick)
        .map((one) => ({ ...one, parts: () => parts.get(one.slot)!.values() }));
    },
    dropSnapshot: (id, slot) => write(() => void of(id).snapshots.delete(slot)),
    keepPart: (id, slot, _at, team, data) =>
      write(() => {
        const { parts } = of(id);
        parts.set(slot, (parts.get(slot) ?? new Map()).set(team, data));
      }),
    keepSnapshot: (id, slot, head) => write(() => void of(id).snapshots.set(slot, { ...head, slot })),
    append: (id, entry, summary) =>
      write(() => {
        if (summary) of(id).summary = summary;
        of(id).entries.push(structuredClone(entry));
        of(id).tick = Math.max(of(id).tick, entry.tick);
      }),
    reached: (id, tick) =>
      write(() => {
        const exercise = exercises.get(id);
        if (exercise) exercise.tick = Math.max(exercise.tick, tick);
      }),
    addSeat: (exerciseId, seat, tokenHash) => write(() => void seats.set(tokenHash, { exerciseId, seat })),
    renewSeat: (exerciseId, seat, tokenHash) =>
      write(() => {
        for (const [hash, one] of seats)
          if (one.exerciseId === exerciseId && one.seat === seat) seats.delete(hash);
        seats.set(tokenHash, { exerciseId, seat });
      }),
    seatOf: (tokenHash) => seats.get(tokenHash) ?? null,
    deletedAt: (code) => deleted.get(code) ?? null,
    deleteExercise: (id, at) =>
      write(() => {
        deleted.set(of(id).definition.code, at);
        exercises.delete(id);
        for (const [hash, seat] of seats) if (seat.exerciseId === id) seats.delete(hash);
      }),
    lost: () => failure,
    close: async () => {},
  };
}
