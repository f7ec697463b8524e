import type { Catalogue } from '#protocol/catalogue.ts';
import type { Command, CommandOf } from '#protocol/commands.ts';
import type { Place } from '#protocol/places.ts';
import { Refused } from '#protocol/text.ts';
import type {
  Audience,
  FacilitatorRecords,
  Lifecycle,
  ProjectorRecords,
  SharedRecords,
  Tables,
  TeamRecords,
} from '#protocol/views.ts';
import type { Steps } from '#sim/steps.ts';
import { applyEntry, changesNothing, notNow, seatRemoved, staleness } from './apply.ts';
import { authorize } from './authorize.ts';
import { beginTick, bringTeam, finishTick, runAhead, runTo } from './clock.ts';
import { entryOf } from './commands/index.ts';
import { freezeCore, freezePart } from './freeze.ts';
import { hashExercise, proofOf, RULES } from './proof.ts';
import { playGhosts } from './ghosts.ts';
import { resultNow, teamsThatCame } from './result.ts';
import { teamOf, teamOfSeat, type ExerciseState } from './state.ts';
import type { Seat, Team } from './team.ts';
import { senderOf, type Actor, type Definition, type LogEntry, type Submitted } from './types.ts';
import { facilitatorView } from './views/facilitator.ts';
import { projectorView } from './views/projector.ts';
import { exerciseOf } from './views/shared.ts';
import { teamView } from './views/team.ts';

/** What comes with a command: wall time, its sender's id for it, and the simulated time its sender saw. */
export interface Meta {
  at: number;
  commandId: string | null;
  seenTick?: number | undefined;
}

/** Parts of a snapshot, to be stored. `whole`: these are the last. */
export interface SnapshotParts {
  tick: number;
  seq: number;
  core: string;
  parts: [team: string, data: string][];
  whole: boolean;
}

/**
 * One exercise and its log: the state is a function of setting and log, so that running the log again gives the same exercise.
 * The functions of this folder do the work; this holds what they work on.
 *
 * Teams are stepped one by one within a tick (staggered by the caller). A team's command is stamped with that team's own
 * tick; a command to all first brings every team to the current tick.
 */
export class Exercise {
  readonly state: ExerciseState;
  readonly #entries: LogEntry[] = [];
  /** Entries by actor and command id: a repeat gets the first answer again. */
  readonly #byCommandId = new Map<string, LogEntry>();

  constructor(state: ExerciseState) {
    this.state = state;
  }

  get definition(): Definition {
    return this.state.definition;
  }
  get catalogue(): Catalogue {
    return this.state.catalogue;
  }
  get lifecycle(): Lifecycle {
    return this.state.lifecycle;
  }
  get tick(): number {
    return this.state.tick;
  }
  get ticksPerMinute(): number {
    return this.state.ticksPerMinute;
  }
  get locked(): boolean {
    return this.state.locked;
  }
  get teams(): ReadonlyMap<string, Team> {
    return this.state.teams;
  }
  /** Removed ones included. */
  get allSeats(): ReadonlyMap<string, Seat> {
    return this.state.allSeats;
  }
  get teamIds(): readonly string[] {
    return [...this.state.teams.keys()];
  }
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** The line with which this actor's command was taken, if it was. */
  answered(actor: Actor, commandId: string): LogEntry | undefined {
    return this.#byCommandId.get(keyOf(actor, commandId));
  }

  /**
   * authorize -> check -> enter in the log -> apply, in memory. Tell nobody before the returned entry is durable.
   * Never throws for what a person asked; a refusal leaves everything as it was.
   */
  submit(actor: Actor, command: Command, meta: Meta): Submitted {
    const { state } = this;
    const { at, commandId, seenTick } = meta;
    const before = commandId === null ? undefined : this.answered(actor, commandId);
    if (before) return { ok: true, entry: before, repeat: true };
    const refusal =
      authorize(command, actor, state.lifecycle) ??
      (actor.kind === 'system' ? null : notNow(state)) ??
      (seenTick === undefined ? null : staleness(state, command, seenTick)) ??
      entryOf(command).refuse?.(state, command);
    if (refusal) return { ok: false, refusal };
    const team = actor.kind === 'seat' ? teamOfSeat(state, actor.seat) : null;
    if (actor.kind === 'seat' && !team) return { ok: false, refusal: seatRemoved().refusal };
    const seq = this.#entries.length + 1;
    const tick = team ? team.state.tick : state.tick;
    const entry: LogEntry = { seq, tick, at, actor, commandId, command };
    if (changesNothing(state, entry)) return { ok: true, entry: this.#entries.at(-1)!, repeat: true };
    try {
      applyEntry(state, entry);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      throw error;
    }
    this.#remember(entry);
    return { ok: true, entry, repeat: false };
  }

  /** Starts the next tick while running. @returns false when the exercise does not run or is at its end */
  beginTick(): boolean {
    const { state } = this;
    if (state.lifecycle !== 'running' || state.jump || state.tick >= state.world.endTick) return false;
    finishTick(state);
    beginTick(state);
    return true;
  }

  /** The scenario has come to its end while it runs. */
  get atEnd(): boolean {
    const { lifecycle, tick, world } = this.state;
    return lifecycle === 'running' && tick >= world.endTick;
  }

  /** Teams that somebody has ever sat in. */
  get teamsThatCame(): string[] {
    return teamsThatCame(this.state).map(({ id }) => id);
  }

  /** Whether players may see scores. */
  get scoresShown(): boolean {
    return this.state.result !== null && this.state.debrief.shown;
  }

  /** The clock is being run ahead. */
  get jumping(): boolean {
    return this.state.jump !== null;
  }

  /** Brings one team to the current tick; nothing if it is there already. */
  stepTeam(id: string): void {
    const team = this.state.teams.get(id);
    if (team) bringTeam(this.state, team);
  }

  /** Brings all teams to the current tick. */
  finishTick(): void {
    finishTick(this.state);
  }

  /** Does what a jump asked for, a little at a time; at an end at once where none is under way. */
  runAhead(): Steps {
    return runAhead(this.state);
  }

  /** Projects what an audience may know: a fresh table. */
  view(audience: 'team', team: string): TeamRecords;
  view(audience: 'facilitator'): FacilitatorRecords;
  view(audience: 'projector'): ProjectorRecords;
  view(audience: Audience, team?: string): Tables[Audience] {
    const { state } = this;
    if (audience === 'facilitator') return facilitatorView(state);
    if (audience === 'projector') return projectorView(state);
    return teamView(state, teamOf(state, team!));
  }

  /** The records that say how far a run ahead is, without the rest of a view. */
  now(): Pick<SharedRecords, 'exercise' | 'clock'> {
    return { exercise: exerciseOf(this.state), clock: { tick: this.tick } };
  }

  /** Hash of everything, all teams at the current tick. */
  hash(): string {
    finishTick(this.state);
    return hashExercise(this.state);
  }

  /** The mark that a replay proves itself by, all teams at the current tick. */
  mark(): CommandOf<'mark'> {
    finishTick(this.state);
    return { type: 'mark', hash: proofOf(this.state), rules: RULES, shape: this.state.shape };
  }

  /** Teams whose view may have changed since this was last asked. */
  takeDirtyTeams(): Set<string> {
    const { dirty } = this.state;
    this.state.dirty = new Set();
    return dirty;
  }

  /** Who is connected: presence, not part of the log or the hash. */
  setOnline(seat: string, online: boolean): void {
    const { state } = this;
    if (online) state.online.add(seat);
    else {
      state.online.delete(seat);
      state.places.delete(seat);
    }
    const team = state.allSeats.get(seat)?.team;
    if (team !== undefined) state.dirty.add(team);
  }

  /**
   * What a seat looks at: presence too, told to its own team alone.
   * @returns the team whose screens change by it; null when none does
   */
  setPlace(seat: string, place: Place): string | null {
    const { online, places } = this.state;
    const team = teamOfSeat(this.state, seat);
    if (!team || !online.has(seat) || places.get(seat) === place) return null;
    places.set(seat, place);
    return team.id;
  }

  /**
   * For a replay: enters a logged command again, at the tick it was given.
   * @throws Error when it is refused now, or a mark's hash differs: this is not the run that was logged
   */
  reenter(entry: LogEntry): void {
    runTo(this.state, entry.tick);
    try {
      applyEntry(this.state, entry);
    } catch (error) {
      throw new Error(
        `Line ${entry.seq} of the log (${entry.command.type}, tick ${entry.tick}) does not apply any more: ${String(error)}`,
        { cause: error },
      );
    }
    this.#remember(entry);
  }

  /** For a line of the log whose doing the state holds already. */
  recall(entry: LogEntry): void {
    this.state.seq = Math.max(this.state.seq, entry.seq);
    this.#remember(entry);
  }

  /** From now on a snapshot is taken with every mark; `takeKept` brings what there is of it. */
  keepSnapshots(): void {
    this.state.keeps = true;
  }

  /** What has come of the snapshot that is being taken, since this was last asked; null: nothing. */
  takeKept(): SnapshotParts | null {
    const { keeping } = this.state;
    if (!keeping || keeping.parts.length === 0) return null;
    const { tick, seq, core, parts, waiting } = keeping;
    keeping.parts = [];
    const whole = waiting.size === 0;
    if (whole) this.state.keeping = null;
    return { tick, seq, core, parts, whole };
  }

  /** A whole snapshot of this moment, a team a step: nothing may be asked of the exercise meanwhile. */
  *freezing(): Steps<SnapshotParts> {
    const { state } = this;
    finishTick(state);
    const core = JSON.stringify(freezeCore(state));
    const parts: SnapshotParts['parts'] = [];
    for (const team of state.teams.values()) {
      parts.push([team.id, JSON.stringify(freezePart(state, team))]);
      yield;
    }
    return { tick: state.tick, seq: state.seq, core, parts, whole: true };
  }

  /** Past runs to measure teams against; screens show them once they have been played. */
  *playGhosts(): Steps {
    const { state } = this;
    const { pack, world, policies } = state;
    const played = yield* playGhosts(pack, world, policies);
    for (const [id, ghost] of played) state.ghosts.set(id, ghost);
    // An exercise that is over was measured without them.
    if (state.result) state.result = resultNow(state);
    for (const id of state.teams.keys()) state.dirty.add(id);
  }

  #remember(entry: LogEntry): void {
    this.#entries.push(entry);
    if (entry.commandId !== null) this.#byCommandId.set(keyOf(entry.actor, entry.commandId), entry);
  }
}

const keyOf = (actor: Actor, commandId: string): string => `${senderOf(actor)} ${commandId}`;
