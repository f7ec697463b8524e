import { randomInt, randomUUID } from 'node:crypto';
import type { Command, createRequest } from '#protocol/commands.ts';
import type { ExerciseSummary } from '#protocol/http.ts';
import { plainName, Refused } from '#protocol/text.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import type { z } from 'zod';
import type { Steps } from '#sim/steps.ts';
import type { Store, Summary } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { newCode, newKey, normalCode } from './codes.ts';
import type { Engine, Restored } from './engine.ts';
import { Keeper } from './keeper.ts';
import { exerciseDeleted, unknownCode } from './refusals.ts';
import { Room } from './room.ts';
import { Dropped, type Job, type Slices } from './slices.ts';
import { summaryFrom, summaryOf } from './summary.ts';
import type { Wire } from './wire.ts';

/** Lines of a log that are read at a time. */
const pageLength = 250;
/** How often the disk is asked whether the journal is still there, ms: nobody writes while an exercise stands. */
const lookAtDiskMs = 2_000;
/** How long somebody who asks for an exercise waits for it before being told how far its opening is, ms. */
const patienceMs = 400;

/** An exercise that is being opened. */
interface Opening {
  /** Null: it cannot be. */
  room: Promise<Room | null>;
  job: Job<Restored & { seq: number }> | null;
  done: number;
  /** How much of it is done, from 0 to 1. */
  part(): number;
}

export interface RoomsOptions {
  engine: Engine;
  store: Store;
  clock: Clock;
  wire: Wire;
  slices: Slices;
}

/** An exercise the store knows. */
interface Kept {
  definition: Definition;
  tick: number;
  /** What a list shows of it while it is not open; null: only its log could tell. */
  summary: Summary | null;
  room: Room | null;
  /** It is being opened: for everybody who asks for it meanwhile. */
  opening: Opening | null;
  /** Why it cannot be brought back. */
  broken: string | null;
}

/** All exercises of this server by code. An exercise is opened when somebody asks for it. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #codes = new Map<string, string>();
  /** Exercises of the journal of which not even the definition can be read. */
  readonly unreadable: { code: string; error: unknown }[] = [];

  /** Resolves when every exercise has a summary; null until a list is asked for. */
  #summed: Promise<void> | null = null;
  /** Why nothing is opened any more; null while the server runs. */
  #stopping: Refused | null = null;
  #cancelLook = () => {};

  constructor(options: RoomsOptions) {
    this.#options = options;
    const kept = options.store.exercises((code, error) => void this.unreadable.push({ code, error }));
    for (const { definition, tick, summary } of kept) {
      this.#add({ definition, tick, summary, room: null, opening: null, broken: null });
    }
    this.#watchDisk();
  }

  /**
   * The room with this code, however it was typed. One that is not open is opened: whoever asks waits a moment, and is told how far it
   * is when that takes longer.
   * @throws Refused `unknown-code`; `exercise-deleted`; `opening`; `storage-failed` when the exercise cannot be brought back.
   */
  async find(typed: string): Promise<Room> {
    const kept = this.#kept.get(normalCode(typed));
    if (!kept) throw this.#nowhere(typed);
    if (kept.room) return kept.room;
    if (this.#stopping) throw this.#stopping;
    if (kept.broken !== null) throw new Refused('storage-failed', kept.broken);
    kept.opening ??= this.#open(kept);
    const room = await Promise.race([kept.opening.room, this.#patience(kept.opening)]);
    if (room) return room;
    if (kept.broken !== null) throw new Refused('storage-failed', kept.broken);
    throw this.#stopping ?? unknownCode();
  }

  /** Whether there is, or was until lately, an exercise of this code. */
  knows(typed: string): boolean {
    return this.#kept.has(normalCode(typed)) || this.deletedAt(typed) !== null;
  }

  /** When the exercise of this code was deleted, wall time in ms; null: it was not, or long ago. */
  deletedAt(typed: string): number | null {
    return this.#options.store.deletedAt(normalCode(typed));
  }

  #nowhere(typed: string): Refused {
    const at = this.deletedAt(typed);
    return at === null ? unknownCode() : exerciseDeleted(at);
  }

  /** The definition alone, for what works even when the exercise cannot be brought back: its log, its deletion. */
  definition(typed: string): Definition {
    const kept = this.#kept.get(normalCode(typed));
    if (!kept) throw this.#nowhere(typed);
    return kept.definition;
  }

  /** Last simulated time the exercise was at. */
  tickOf(typed: string): number {
    const kept = this.#kept.get(normalCode(typed));
    return kept?.room?.exercise.tick ?? kept?.tick ?? 0;
  }

  byId(id: string): Promise<Room> | null {
    const code = this.#codes.get(id);
    return code === undefined ? null : this.find(code);
  }

  async create(request: z.output<typeof createRequest>): Promise<Room> {
    const { engine, store, clock, slices } = this.#options;
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
      code: newCode((code) => this.knows(code)),
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
      rules: engine.rules,
      createdAt: Math.floor(clock.wall()),
    };
    const exercise = await slices.run(engine.create(definition, pack)).done;
    if (this.#stopping) throw this.#stopping;
    await store.createExercise(definition, pack);
    const room = new Room({ ...this.#options, exercise, seq: 0 });
    room.open();
    this.#add({ definition, tick: 0, summary: null, room, opening: null, broken: null });
    return room;
  }

  async delete(typed: string): Promise<void> {
    const definition = this.definition(typed);
    const kept = this.#kept.get(definition.code)!;
    this.#kept.delete(definition.code);
    this.#codes.delete(definition.id);
    const at = this.#options.clock.wall();
    const { refusal } = exerciseDeleted(at);
    // Whoever waits for it to open meets what is left of it: nothing.
    kept.opening?.job?.drop();
    const room = kept.room ?? (await kept.opening?.room);
    room?.stop(refusal);
    await this.#options.store.deleteExercise(definition.id, at);
    this.#options.wire.gone(definition.code, refusal);
  }

  /** Newest first. */
  async summaries(): Promise<ExerciseSummary[]> {
    await (this.#summed ??= this.#options.slices.run(this.#summarizing()).done);
    return [...this.#kept.values()]
      .toSorted((a, b) => b.definition.createdAt - a.definition.createdAt)
      .map((kept) => {
        const { code, title, scenario, createdAt } = kept.definition;
        const pack = this.#options.engine.offered.get(scenario);
        const { lifecycle, teams, seats } = kept.room
          ? summaryOf(kept.room.exercise)
          : (kept.summary ?? nothingKnown(kept.definition));
        return {
          code,
          title,
          scenario: pack ? this.#options.engine.summary(pack).title : { en: scenario, fr: scenario },
          // It stands paused as soon as it is opened.
          lifecycle: !kept.room && lifecycle === 'running' ? 'paused' : lifecycle,
          tick: kept.room?.exercise.tick ?? kept.tick,
          teams,
          seats,
          createdAt: new Date(createdAt).toISOString(),
        };
      });
  }

  /** No time passes any more and nothing is taken or opened; then each exercise that is open is kept as it stands. */
  async stop(): Promise<void> {
    this.#cancelLook();
    this.#stopping = new Refused('storage-failed', 'The server is being stopped: nothing more is stored.');
    const all = [...this.#kept.values()];
    for (const { opening } of all) opening?.job?.drop();
    await Promise.all(all.map(({ opening }) => opening?.room));
    const open = all.flatMap(({ room }) => (room && !room.halted ? room : []));
    for (const { room } of all) room?.stop(this.#stopping.refusal);
    for (const room of open) {
      await room.keepNow().catch((error: unknown) => {
        this.#options.wire.problem(
          `Exercise ${room.code} could not be kept at the stop; its log has all of it.`,
          error,
        );
      });
    }
  }

  /** All stop as soon as the journal is gone, also those that have nothing to write. */
  #watchDisk(): void {
    this.#cancelLook = this.#options.clock.after(lookAtDiskMs, () => {
      const lost = this.#options.store.lost();
      if (lost === null) return this.#watchDisk();
      this.#stopping = new Refused('storage-failed', lost.message);
      for (const { room } of this.#kept.values()) room?.halt(lost);
    });
  }

  #add(kept: Kept): void {
    this.#kept.set(kept.definition.code, kept);
    this.#codes.set(kept.definition.id, kept.definition.code);
  }

  /** An older program's journal has no summaries: each is worked out once, from the log. */
  *#summarizing(): Steps {
    const { store } = this.#options;
    for (const kept of this.#kept.values()) {
      if (kept.summary || kept.room) continue;
      const { definition } = kept;
      try {
        kept.summary = summaryFrom(definition, yield* readLog(store, definition.id));
        store.summarize(definition.id, kept.summary).catch(() => undefined);
      } catch (error) {
        this.#break(kept, error);
      }
      yield;
    }
  }

  #patience({ part }: Opening): Promise<never> {
    return new Promise((_room, refuse) => {
      this.#options.clock.after(patienceMs, () => {
        const percent = Math.floor(part() * 100);
        refuse(new Refused('opening', `The exercise is being opened: ${percent} %.`, { percent }));
      });
    });
  }

  /** Never rejects: null, and the reason in `broken`, when it cannot be brought back. */
  #open(kept: Kept): Opening {
    const opening: Opening = { room: Promise.resolve(null), job: null, done: 0, part: () => opening.done };
    opening.room = this.#bringBack(kept, opening).catch((error: unknown) => {
      kept.opening = null;
      if (!(error instanceof Dropped)) this.#break(kept, error);
      return null;
    });
    return opening;
  }

  /** Runs its log again from its newest good snapshot, in slices. One that was running stands paused, and its log says so. */
  async #bringBack(kept: Kept, opening: Opening): Promise<Room> {
    const { engine, store, slices, wire } = this.#options;
    const { definition, tick } = kept;
    const { id, code, title, packHash } = definition;
    const json = store.pack(packHash);
    if (json === null) throw new Error('its scenario pack is missing in the store');
    const pack = await engine.packOf(json, packHash);
    this.#wanted(kept);
    const snapshots = store.snapshots(id);
    opening.job = slices.run(
      (function* () {
        const entries = yield* readLog(store, id);
        const restored = yield* engine.restore(definition, pack, { entries, tick, snapshots });
        return { ...restored, seq: entries.length };
      })(),
      (part) => {
        opening.done = part;
      },
    );
    const { exercise, otherRules, anew, slot, lost, seq } = await opening.job.done;
    if (lost.length > 0) wire.problem(`Of exercise ${code} "${title}" was lost: ${lost.join('; ')}.`);
    const wasRunning = exercise.lifecycle === 'running';
    if (otherRules !== null) {
      // Before the log says so, and before a run ahead goes on: from then on this snapshot is all that what came before can be had from.
      const before = await slices.run(exercise.freezing()).done;
      await new Keeper(store, id, wire.problem).keepForGood(before, otherRules);
      this.#wanted(kept);
    }
    const room = new Room({ ...this.#options, exercise, seq, newestSnapshot: slot ?? -1 });
    const said: Command[] = wasRunning ? [{ type: 'recovered' }] : [];
    if (otherRules !== null) said.push({ type: 'renewed', from: otherRules, to: engine.rules, anew });
    const written = Promise.all(said.map((command) => room.enter({ kind: 'system' }, command)));
    // Not one tick ran before it stands paused, and its log says so.
    room.open();
    await written;
    if (this.#kept.get(code) === kept) Object.assign(kept, { room, opening: null });
    return room;
  }

  /** @throws Dropped where nobody wants it opened any more: it was deleted, or the server is being stopped. */
  #wanted({ definition }: Kept): void {
    if (this.#stopping || !this.#kept.has(definition.code))
      throw new Dropped('Nobody waits for it any more.');
  }

  #break(kept: Kept, error: unknown): void {
    const { code, title } = kept.definition;
    const cause = error instanceof Error ? error.message : String(error);
    kept.broken = `Exercise ${code} "${title}" cannot be brought back: ${cause.replace(/\.$/, '')}. What there is of its log is kept.`;
    kept.opening = null;
    this.#options.wire.problem(kept.broken, error);
  }
}

/** What a list shows of an exercise whose log cannot be read. */
const nothingKnown = ({ teams }: Definition): Summary => ({
  lifecycle: 'closed',
  teams: teams.length,
  seats: 0,
});

/** The whole log, a page a step. @throws Error when a line is missing */
function* readLog(store: Store, id: string): Steps<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (;;) {
    const page = store.entries(id, entries.length, pageLength);
    const missing = page.findIndex(({ seq }, index) => seq !== entries.length + index + 1);
    if (missing >= 0) throw new Error(`line ${entries.length + missing + 1} of its log is missing`);
    entries.push(...page);
    if (page.length < pageLength) return entries;
    yield;
  }
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
