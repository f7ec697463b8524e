import type { Command } from '#protocol/commands.ts';
import type { Answer, DeltaMessage } from '#protocol/events.ts';
import type { Place } from '#protocol/places.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import { entryOf } from '#exercise/commands/index.ts';
import { proofTicks } from '#exercise/proof.ts';
import { senderOf, type Actor, type LogEntry } from '#exercise/types.ts';
import { atOnce } from '#sim/steps.ts';
import { StorageError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { Absences } from './absences.ts';
import { Answers } from './answers.ts';
import { Broadcaster } from './broadcaster.ts';
import { guarded, type Clock } from './clock.ts';
import type { Played } from './engine.ts';
import { Keeper } from './keeper.ts';
import { LongWork } from './longWork.ts';
import { Pacer } from './pacer.ts';
import { idOf, readCommand } from './readCommand.ts';
import type { Slices } from './slices.ts';
import { stagger } from './stagger.ts';
import { summaryOf } from './summary.ts';
import { Throttle } from './throttle.ts';
import type { Wire } from './wire.ts';

/** Shortest time between two rounds about who looks where and has read what, ms: in a crowd the ticks themselves carry most of it. */
const lookMs = 1_000;
const lookMsPerTeam = 5;
/** Shortest time between two words on how far a run ahead is, ms. */
const jumpMs = 250;
/** Part of the interval between two ticks over which the teams are spread; the rest is a reserve. */
const spread = 0.8;

export interface RoomOptions {
  exercise: Played;
  store: Store;
  clock: Clock;
  wire: Wire;
  slices: Slices;
  /** Order of the last entry in the store. */
  seq: number;
  /** Slot of its newest snapshot; left out: it has none. */
  newestSnapshot?: number;
}

/**
 * One running exercise: its only writer. A command is judged and applied in memory at once and entered in the journal;
 * nobody is told, neither its sender nor any screen, before the journal has it for good.
 */
export class Room {
  readonly exercise: Played;
  readonly broadcaster: Broadcaster;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #wire: Wire;
  readonly #pacer: Pacer;
  readonly #answers = new Answers();
  #lastAppend: Promise<void> = Promise.resolve();
  /** Order of the last entry that is durable; all before it are. */
  #durable: number;
  #cancelTick = () => {};
  #halted: Refusal | null = null;
  #rosterVersion = 0;
  /** Teams of which somebody looks elsewhere, or has read more, than their table says. */
  #moved = new Set<string>();
  readonly #tellMoved: Throttle;
  /** How far a run ahead is. */
  readonly #tellJump: Throttle;
  readonly #keeper: Keeper;
  readonly #absences: Absences;
  /** The ghosts while they are being played, and a run ahead. */
  readonly #long: LongWork;

  constructor({ exercise, store, clock, wire, slices, seq, newestSnapshot = -1 }: RoomOptions) {
    this.exercise = exercise;
    this.#store = store;
    this.#clock = guarded(clock, (error) => this.halt(error));
    this.#wire = wire;
    this.#durable = seq;
    this.#keeper = new Keeper(store, this.id, wire.problem, newestSnapshot);
    exercise.keepSnapshots();
    this.broadcaster = new Broadcaster({
      exercise,
      clock: this.#clock,
      seq,
      send: (message: DeltaMessage) => wire.delta(this.code, message),
      fault: (error) => this.halt(error),
    });
    this.#pacer = new Pacer(this.#clock, exercise.ticksPerMinute, (done) => this.#tick(done));
    const roundMs = Math.max(lookMs, lookMsPerTeam * exercise.teamIds.length);
    this.#tellMoved = new Throttle(this.#clock, roundMs, () => {
      const moved = this.#moved;
      this.#moved = new Set();
      this.broadcaster.teams(moved);
    });
    this.#tellJump = new Throttle(this.#clock, jumpMs, () => {
      this.#noteTick();
      if (exercise.jumping) this.broadcaster.clock(exercise.now());
    });
    this.#absences = new Absences(this.#clock, (seat) => this.#isAway(seat));
    this.#long = new LongWork(slices, {
      safely: (step) => this.#safely(step),
      fault: (error) => void this.halt(error),
    });
  }

  /** Time may pass from now on, and the ghosts are played: what is to be entered before the first tick is entered before this. */
  open(): void {
    for (const { id, removed } of this.exercise.allSeats.values()) if (!removed) this.#absences.left(id);
    this.#long.run('ghosts', this.exercise.playGhosts(), () => this.#tellAll());
    this.#runAhead();
    this.#follow();
  }

  get id(): string {
    return this.exercise.definition.id;
  }

  get code(): string {
    return this.exercise.definition.code;
  }

  /** Why nothing can be done here any more; null while all is well. */
  get halted(): Refusal | null {
    return this.#halted;
  }

  /** Grows with every entry that may have changed teams or seats. */
  get rosterVersion(): number {
    return this.#rosterVersion;
  }

  /** The server's clock, wall time in whole ms. */
  wall(): number {
    return Math.floor(this.#clock.wall());
  }

  teamOf(seat: string): string | null {
    const found = this.exercise.allSeats.get(seat);
    return found && !found.removed ? found.team : null;
  }

  /**
   * The first answer to this command, if it came before: it stands, whatever has changed since. To be asked before
   * anything is checked, how often its sender speaks included.
   */
  answered(actor: Actor, raw: unknown): Promise<Answer> | null {
    const id = idOf(raw);
    if (id === null) return null;
    const recent = this.#answers.get(senderOf(actor), id);
    if (recent) return recent;
    const entry = this.exercise.answered(actor, id);
    return entry ? this.#onceDurable(entry.seq) : null;
  }

  /** A command as it came from a connection that has proven to be `actor`. Rejects only for a fault of the program. */
  async command(actor: Actor, raw: unknown): Promise<Answer> {
    const first = this.answered(actor, raw);
    if (first) return first;
    if (this.#halted) return { ok: false, refusal: this.#halted };
    try {
      const envelope = readCommand(actor, raw);
      const answer = this.enter(actor, envelope.command, envelope);
      this.#answers.keep(senderOf(actor), envelope.id, answer);
      return await answer;
    } catch (error) {
      return refusedAnswer(error);
    }
  }

  /**
   * Judges, applies, stores, tells. `beside` may add writes that must become durable together with the entry; it is called
   * in the same turn, so that no crash comes in between.
   */
  async enter(
    actor: Actor,
    command: Command,
    { id = null, tick }: { id?: string | null; tick?: number | undefined } = {},
    beside: () => Promise<void> = async () => {},
  ): Promise<Answer> {
    if (this.#halted) return { ok: false, refusal: this.#halted };
    try {
      const submitted = this.exercise.submit(actor, command, {
        at: Math.floor(this.#clock.wall()),
        commandId: id,
        seenTick: tick,
      });
      if (!submitted.ok) return submitted;
      const { seq } = submitted.entry;
      if (submitted.repeat) return await this.#onceDurable(seq);
      await this.#makeDurable(submitted.entry, beside);
      return { ok: true, seq };
    } catch (error) {
      return { ok: false, refusal: this.halt(error) };
    }
  }

  /** Somebody came to a seat, or the last one left it. */
  setOnline(seat: string, online: boolean): void {
    this.#safely(() => {
      this.exercise.setOnline(seat, online);
      this.#came(seat, online);
      this.broadcaster.teams(this.exercise.takeDirtyTeams());
      this.broadcaster.overview();
    });
  }

  #came(seat: string, online: boolean): void {
    if (!online) this.#absences.left(seat);
    else {
      this.#absences.forget(seat);
      if (this.exercise.allSeats.get(seat)?.away)
        void this.enter({ kind: 'system' }, { type: 'seat-back', seat });
    }
  }

  /** Roles of somebody who is not there bind nobody; without roles, or while nobody plays, there is nothing to say. */
  #isAway(id: string): void {
    const seat = this.exercise.allSeats.get(id);
    if (!seat || seat.removed || seat.away) return this.#absences.forget(id);
    const { lifecycle } = this.exercise;
    const inPlay = lifecycle === 'running' || lifecycle === 'paused';
    if (inPlay && seat.roles.length > 0) void this.enter({ kind: 'system' }, { type: 'seat-away', seat: id });
  }

  /** Somebody else opens this seat from now on: whoever sat there with the former token is sent away. */
  renewed(seat: string): void {
    this.#wire.seatRenewed(this, seat);
  }

  /** A seat looks elsewhere. Told with the next table its team gets, or by a round of its own when time stands still. */
  setPlace(seat: string, place: Place): void {
    this.#safely(() => {
      const team = this.exercise.setPlace(seat, place);
      if (team !== null) this.#tellSoon([team]);
    });
  }

  #tellSoon(teams: Iterable<string>): void {
    for (const team of teams) this.#moved.add(team);
    this.#tellMoved.request();
  }

  /** Stops time and tells nobody anything more; what comes from now on is refused with this reason. */
  stop(refusal: Refusal): void {
    this.#halted ??= refusal;
    this.#absences.stop();
    this.#stand();
    this.broadcaster.stop();
  }

  /** No more ticks, rounds or long work. */
  #stand(): void {
    this.#pacer.stop();
    this.#cancelTick();
    this.#tellMoved.stop();
    this.#tellJump.stop();
    this.#long.stop();
  }

  /** A whole snapshot of an exercise that is not played at this moment. */
  async keepNow(): Promise<void> {
    // What a list shows until somebody opens it again.
    this.#noteTick();
    await this.#keeper.keep(atOnce(this.exercise.freezing()));
  }

  async #onceDurable(seq: number): Promise<Answer> {
    try {
      if (seq > this.#durable) await this.#lastAppend;
      return { ok: true, seq };
    } catch (error) {
      return { ok: false, refusal: this.halt(error) };
    }
  }

  async #makeDurable(entry: LogEntry, beside: () => Promise<void>): Promise<void> {
    const { seq, command } = entry;
    const teams = this.exercise.takeDirtyTeams();
    this.#rosterVersion += 1;
    this.broadcaster.entered(seq, teams);
    const known = entryOf(command);
    // What a list shows changes by no player's hand.
    const summary = known.by === 'seat' ? undefined : summaryOf(this.exercise);
    this.#lastAppend = this.#store.append(this.id, entry, summary);
    const writes = [this.#lastAppend, beside()];
    this.#noteTick();
    this.#follow();
    await Promise.all(writes);
    this.#durable = Math.max(this.#durable, seq);
    // Nobody waits for a receipt: it goes with the team's next table. A crowd that reads one message would else ask for thousands.
    const unhurried = known.by === 'seat' && known.unhurried === true;
    this.broadcaster.durable(seq, unhurried ? new Set() : teams);
    if (unhurried) this.#tellSoon(teams);
    const reseated = known.by === 'seat' ? this.#whoLeft(entry) : known.reseats?.(command);
    if (reseated !== undefined) this.#wire.seatChanged(this, reseated);
    this.#runAhead();
  }

  #whoLeft({ actor, command }: LogEntry): string | undefined {
    const known = entryOf(command);
    return known.by === 'seat' && known.leaves && actor.kind === 'seat' ? actor.seat : undefined;
  }

  /** Runs the clock ahead where that was asked for. Teams see where it goes, and where they stand when it is there. */
  #runAhead(): void {
    const { exercise } = this;
    if (!exercise.jumping) return;
    const from = exercise.tick;
    const arrived = () => {
      this.#tellAll();
      if (proofs(exercise.tick) > proofs(from)) this.#mark();
      this.#follow();
    };
    this.#long.run('run ahead', exercise.runAhead(), arrived, () => {
      exercise.takeDirtyTeams();
      this.#keep();
      this.#tellJump.request();
    });
  }

  #tellAll(): void {
    this.exercise.takeDirtyTeams();
    this.broadcaster.teams(new Set(this.exercise.teamIds));
    this.broadcaster.overview();
  }

  #mark(): void {
    void this.enter({ kind: 'system' }, this.exercise.mark());
  }

  /** Stores what there is of the snapshot that is being taken. */
  #keep(): void {
    const kept = this.exercise.takeKept();
    if (kept) void this.#keeper.keep(kept);
  }

  #tick(done: () => void): void {
    const { exercise, broadcaster } = this;
    this.#safely(() => {
      if (exercise.jumping) {
        done();
        return;
      }
      if (!exercise.beginTick()) {
        if (exercise.atEnd) void this.enter({ kind: 'system' }, { type: 'over' });
        done();
        return;
      }
      this.#noteTick();
      const interval = 60_000 / exercise.ticksPerMinute;
      this.#cancelTick = stagger({
        clock: this.#clock,
        jobs: [...exercise.teamIds],
        // A class's few teams are done within a moment; only a crowd needs the whole interval.
        over: Math.min(spread * interval, exercise.teamIds.length),
        work: (team) =>
          this.#safely(() => {
            exercise.stepTeam(team);
            exercise.takeDirtyTeams();
            this.#keep();
            broadcaster.team(team);
            this.#moved.delete(team);
          }),
        done: () =>
          this.#safely(() => {
            this.#endTick();
            done();
          }),
      });
    });
  }

  #endTick(): void {
    const { exercise } = this;
    if (!exercise.jumping) {
      exercise.finishTick();
      this.#keep();
      if (exercise.tick % proofTicks === 0) this.#mark();
    }
    this.broadcaster.overview();
    this.#follow();
  }

  /** A fault inside the exercise stops this exercise and none of the others: its log is still right, and is kept. */
  #safely(step: () => void): void {
    if (this.#halted) return;
    try {
      step();
    } catch (error) {
      this.halt(error);
    }
  }

  /** Nobody waits for this; but a journal that fails is noticed by it, even when nobody does anything. */
  #noteTick(): void {
    this.#store.reached(this.id, this.exercise.tick).catch((error: unknown) => this.halt(error));
  }

  #follow(): void {
    const running = this.exercise.lifecycle === 'running' && !this.#halted && !this.exercise.jumping;
    this.#pacer.follow(running, this.exercise.ticksPerMinute);
  }

  /**
   * The journal takes nothing any more, or the exercise itself has a fault. What is in memory may be more than what is
   * stored: nobody gets to see it. A restart brings the exercise back as the journal knows it.
   * @returns what everybody is told
   */
  halt(error: unknown): Refusal {
    if (this.#halted) return this.#halted;
    const reason = error instanceof Error ? error.message : String(error);
    const message =
      error instanceof StorageError
        ? reason
        : `The exercise stopped at a fault of the program (${reason}). Start the server again: it comes back from its journal.`;
    this.#halted = new Refused('storage-failed', message).refusal;
    this.#wire.problem(`Exercise ${this.code} is halted. ${message}`, error);
    try {
      this.#stand();
      this.broadcaster.halt(this.#halted);
    } catch (second) {
      this.#wire.problem(`Exercise ${this.code} could not say that it is halted.`, second);
    }
    return this.#halted;
  }
}

/** How often teams' hashes have been taken by a tick. */
const proofs = (tick: number): number => Math.floor(tick / proofTicks);

function refusedAnswer(error: unknown): Answer {
  if (error instanceof Refused) return { ok: false, refusal: error.refusal };
  throw error;
}
