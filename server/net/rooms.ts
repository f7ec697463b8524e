import { randomInt, randomUUID } from 'node:crypto';
import type { createRequest } from '#protocol/commands.ts';
import type { ExerciseSummary } from '#protocol/http.ts';
import { plainName, Refused } from '#protocol/text.ts';
import type { Lifecycle } from '#protocol/views.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import type { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { newCode, newKey, normalCode } from './codes.ts';
import type { Engine } from './engine.ts';
import { unknownCode } from './refusals.ts';
import { Room, type Wire } from './room.ts';

export interface RoomsOptions {
  engine: Engine;
  store: Store;
  clock: Clock;
  wire: Wire;
}

/** An exercise the store knows: open in memory, asleep until somebody asks for it, or impossible to bring back. */
type Kept = { definition: Definition } & (
  | { state: 'open'; room: Room }
  | { state: 'asleep'; tick: number; teams: number; seats: number }
  | { state: 'broken'; tick: number; reason: string }
);

/** All exercises of this server by code. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #kept = new Map<string, Kept>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /**
   * Brings back every exercise that is not closed by running its log again. One that was running stands paused, and its
   * log says so. One that cannot be brought back is named, keeps its log, and stops none of the others.
   */
  async restore(): Promise<void> {
    const { store } = this.#options;
    for (const { definition, tick } of store.exercises()) {
      const entries = this.#entriesOf(definition, tick);
      if (entries?.some(({ command }) => command.type === 'close')) {
        this.#kept.set(definition.code, {
          definition,
          state: 'asleep',
          tick,
          ...countsOf(definition, entries),
        });
      } else if (entries) {
        await this.#open(definition, entries, tick);
      }
      // Others get their turn between two replays: the signal to stop, for one.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /**
   * The room with this code, however it was typed.
   * @throws Refused `unknown-code`; `storage-failed` when the exercise cannot be brought back.
   */
  async find(typed: string): Promise<Room> {
    const kept = this.#kept.get(normalCode(typed));
    if (!kept) throw unknownCode();
    const { definition } = kept;
    if (kept.state === 'open') return kept.room;
    if (kept.state === 'asleep') {
      const entries = this.#entriesOf(definition, kept.tick);
      if (entries) await this.#open(definition, entries, kept.tick);
      return this.find(definition.code);
    }
    throw new Refused('storage-failed', kept.reason);
  }

  /** The definition alone, for what works even when the exercise cannot be brought back: its log, its deletion. */
  definition(typed: string): Definition {
    const kept = this.#kept.get(normalCode(typed));
    if (!kept) throw unknownCode();
    return kept.definition;
  }

  byId(id: string): Promise<Room> | null {
    for (const [code, { definition }] of this.#kept) if (definition.id === id) return this.find(code);
    return null;
  }

  async create(request: z.output<typeof createRequest>): Promise<Room> {
    const { engine, store, clock } = this.#options;
    const pack = engine.offered.get(request.scenario);
    if (!pack) {
      const offered = [...engine.offered.keys()].join(', ');
      throw new Refused('malformed', `There is no scenario "${request.scenario}". On offer: ${offered}.`);
    }
    const summary = engine.summary(pack);
    const { difficulties, formats } = summary;
    wanted('difficulty', request.difficulty, difficulties);
    const format = wanted('format', request.format, formats) ?? formats[0];
    const twice = firstTwice(request.teams.map(plainName));
    if (twice !== null) throw new Refused('malformed', `Two teams are called "${twice}".`);

    const definition: Definition = {
      id: randomUUID(),
      code: newCode((code) => this.#kept.has(code)),
      title: request.title ?? summary.title.en,
      scenario: pack.id,
      packHash: pack.hash,
      seed: request.seed ?? randomInt(2 ** 31),
      difficulty: request.difficulty ?? null,
      format: format?.id ?? null,
      teams: request.teams.map((name, index) => ({ id: `team-${index + 1}`, name })),
      seatsPerTeam: request.seatsPerTeam,
      ticksPerMinute:
        request.ticksPerMinute ?? format?.suggestedTicksPerMinute ?? summary.suggestedTicksPerMinute,
      projectorKey: newKey(),
      createdAt: Math.floor(clock.wall()),
    };
    const exercise = engine.create(definition, pack);
    await store.createExercise(definition, pack);
    const room = new Room({ ...this.#options, exercise, seq: 0 });
    this.#kept.set(definition.code, { definition, state: 'open', room });
    return room;
  }

  async delete(typed: string): Promise<void> {
    const definition = this.definition(typed);
    const kept = this.#kept.get(definition.code);
    this.#kept.delete(definition.code);
    const { refusal } = new Refused('unknown-code', 'This exercise was deleted by its facilitator.');
    if (kept?.state === 'open') kept.room.stop(refusal);
    await this.#options.store.deleteExercise(definition.id);
    this.#options.wire.gone(definition.code, refusal);
  }

  /** Newest first. */
  summaries(): ExerciseSummary[] {
    return [...this.#kept.values()]
      .toSorted((a, b) => b.definition.createdAt - a.definition.createdAt)
      .map((kept) => {
        const { code, title, scenario, teams, createdAt } = kept.definition;
        const pack = this.#options.engine.offered.get(scenario);
        const counts = countsNow(kept);
        return {
          code,
          title,
          scenario: pack ? this.#options.engine.summary(pack).title : { en: scenario, fr: scenario },
          lifecycle: counts.lifecycle,
          tick: counts.tick,
          teams: counts.teams ?? teams.length,
          seats: counts.seats ?? 0,
          createdAt: new Date(createdAt).toISOString(),
        };
      });
  }

  stop(): void {
    const { refusal } = new Refused('storage-failed', 'The server is being stopped: nothing more is stored.');
    for (const kept of this.#kept.values()) if (kept.state === 'open') kept.room.stop(refusal);
  }

  /** The whole log of an exercise; null when it is damaged, and the exercise is then kept as impossible to bring back. */
  #entriesOf(definition: Definition, tick: number): LogEntry[] | null {
    try {
      const entries = this.#options.store.entries(definition.id);
      const missing = entries.findIndex(({ seq }, index) => seq !== index + 1);
      if (missing >= 0) throw new Error(`line ${missing + 1} of its log is missing`);
      return entries;
    } catch (error) {
      this.#keepBroken(definition, tick, error);
      return null;
    }
  }

  async #open(definition: Definition, entries: readonly LogEntry[], tick: number): Promise<void> {
    const { engine, store } = this.#options;
    const { code } = definition;
    try {
      const json = store.pack(definition.packHash);
      if (json === null) throw new Error('its scenario pack is missing in the store');
      const exercise = engine.replay(definition, engine.packOf(json, definition.packHash), entries, tick);
      const wasRunning = exercise.lifecycle === 'running';
      const room = new Room({ ...this.#options, exercise, seq: entries.at(-1)?.seq ?? 0 });
      this.#kept.set(code, { definition, state: 'open', room });
      // Within the same turn as the room was opened: not one tick runs before it stands paused.
      if (wasRunning) await room.enter({ kind: 'system' }, { type: 'recovered' });
    } catch (error) {
      this.#keepBroken(definition, tick, error);
    }
  }

  #keepBroken(definition: Definition, tick: number, error: unknown): void {
    const { code, title } = definition;
    const cause = error instanceof Error ? error.message : String(error);
    const reason = `Exercise ${code} "${title}" cannot be brought back: ${cause.replace(/\.$/, '')}. What there is of its log is kept.`;
    this.#kept.set(code, { definition, state: 'broken', tick, reason });
    this.#options.wire.problem(reason, error);
  }
}

function countsNow(kept: Kept): { lifecycle: Lifecycle; tick: number; teams?: number; seats?: number } {
  if (kept.state === 'broken') return { lifecycle: 'closed', tick: kept.tick };
  if (kept.state === 'asleep') return { ...kept, lifecycle: 'closed' };
  const { exercise } = kept.room;
  return {
    lifecycle: exercise.lifecycle,
    tick: exercise.tick,
    teams: exercise.teams.size,
    seats: [...exercise.allSeats.values()].filter((seat) => !seat.removed).length,
  };
}

/** What a list shows of a closed exercise, without running it again. */
function countsOf(definition: Definition, entries: readonly LogEntry[]): { teams: number; seats: number } {
  const count = (type: LogEntry['command']['type']) =>
    entries.reduce((sum, { command }) => (command.type === type ? sum + 1 : sum), 0);
  return {
    teams: definition.teams.length + count('add-team'),
    seats: count('seat-taken') - count('remove-seat'),
  };
}

/** What was asked for of what the scenario has; undefined when nothing was. @throws Refused */
function wanted<T extends { id: string }>(
  what: string,
  asked: string | undefined,
  list: readonly T[],
): T | undefined {
  const found = list.find(({ id }) => id === asked);
  if (asked === undefined || found) return found;
  const known = list.map(({ id }) => id).join(', ') || 'none';
  throw new Refused('malformed', `The scenario has no ${what} "${asked}". It has: ${known}.`);
}

function firstTwice(names: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}
