import type { Catalogue } from '#protocol/catalogue.ts';
import type { Command, PlayerCommand } from '#protocol/commands.ts';
import type { Table } from '#protocol/delta.ts';
import type { Place } from '#protocol/places.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import type { CourseLine, Lifecycle, LogRecord, Result } from '#protocol/views.ts';
import { compile } from '#scenarios/compile.ts';
import { quickestRoads, type Roads } from '#scenarios/roads.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { applyEffects } from '#sim/apply.ts';
import { createStory, phaseOf, stepStory, type Story } from '#sim/run.ts';
import { hashState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import { aimsOf, type Aims } from './acts.ts';
import { authorize } from './authorize.ts';
import { catalogueOf } from './catalogue.ts';
import { applyPlayer, hasRead, type InjectPlan } from './commands.ts';
import { seatsOf, type Line, type Wall } from './course.ts';
import { playGhosts, type Ghost } from './ghosts.ts';
import { direct, refuseTakenName, type Directed } from './direction.ts';
import { advanceTeam, createTeam, type Seat, type Team } from './team.ts';
import type { Actor, Definition, LogEntry, Submitted } from './types.ts';
import { facilitatorView } from './views/facilitator.ts';
import { projectorView } from './views/projector.ts';
import { teamView } from './views/team.ts';

/** Newest lines of the live log. */
const LINES = 60;
/** Acts of the facilitator that a reader of the live log looks for. */
const notable = new Set<Command['type']>([
  'start',
  'pause',
  'resume',
  'pace',
  'jump',
  'end',
  'recovered',
  'trigger-story',
  'hold-inject',
  'release-inject',
  'skip-inject',
  'retime-inject',
  'fire-inject',
  'show-prompt',
]);

/** What the network sees of an exercise. */
export type ExerciseApi = Exercise;

/**
 * One exercise: lifecycle, story, roster, teams. It computes; it has no clock, no files and no sockets. The state is a
 * function of definition, pack and log, so that running the log again gives the same exercise.
 *
 * Teams are stepped one by one within a tick (staggered by the caller). A team's command is stamped with that team's own
 * tick; a command to all first brings every team to the current tick.
 */
export class Exercise implements Directed {
  readonly definition: Definition;
  readonly pack: Scenario;
  readonly world: World;
  readonly roads: Roads;
  readonly catalogue: Catalogue;
  readonly #aims: Aims;
  readonly ghosts: ReadonlyMap<string, Ghost>;
  readonly story: Story;
  readonly teams = new Map<string, Team>();
  readonly allSeats = new Map<string, Seat>();
  readonly seatsByTeam = new Map<string, Seat[]>();
  readonly online = new Set<string>();
  readonly places = new Map<string, Place>();
  readonly readTeams = new Map<string, number>();
  readonly lines: Line[] = [];
  readonly announcements: { tick: number; text: string }[] = [];
  lifecycle: Lifecycle = 'lobby';
  tick = 0;
  ticksPerMinute: number;
  locked = false;
  recovered = false;
  result: Result | null = null;
  readonly wall: Wall = { prompt: null, slide: null };
  /** The story's effects at each tick that has some: a team stepped later in the tick, or added later, meets the same. */
  readonly #storyEffects = new Map<number, readonly number[]>();
  /** Effects the facilitator's story events brought, which a team must meet after the tick's own. */
  readonly triggered = new Map<number, number[]>();
  readonly plans = new Map<number, InjectPlan>();
  readonly #entries: LogEntry[] = [];
  /** Entries by actor and command id: a repeat gets the first answer again. */
  readonly #byCommandId = new Map<string, LogEntry>();
  #dirty = new Set<string>();

  /** @throws Error when the pack cannot be compiled; a pack that was loaded always can */
  constructor(definition: Definition, pack: { scenario: Scenario }) {
    const { seed, difficulty, format } = definition;
    const compiled = compile(pack.scenario, { seed, difficulty, format });
    if (!compiled.ok) {
      throw new Error(
        `The pack "${definition.scenario}" cannot be played: ${compiled.issues.map((one) => one.message).join('; ')}`,
      );
    }
    this.definition = definition;
    this.pack = pack.scenario;
    this.world = compiled.world;
    this.roads = quickestRoads(pack.scenario.network);
    this.catalogue = catalogueOf(pack.scenario, this.world);
    this.#aims = aimsOf(pack.scenario, this.world);
    this.ghosts = playGhosts(pack.scenario, this.world, compiled.policies);
    this.story = createStory(this.world);
    this.ticksPerMinute = definition.ticksPerMinute;
    for (const { id, name } of definition.teams) this.teams.set(id, createTeam(this.world, id, name));
  }

  get endTick(): number {
    return this.world.endTick;
  }
  get phase(): string {
    return phaseOf(this.story.key);
  }
  get teamIds(): readonly string[] {
    return [...this.teams.keys()];
  }
  get seats(): readonly Seat[] {
    return [...this.allSeats.values()];
  }
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** Teams whose view may have changed since this was last asked. */
  takeDirtyTeams(): Set<string> {
    const dirty = this.#dirty;
    this.#dirty = new Set();
    return dirty;
  }

  /** Who is connected: presence, not part of the log or the hash. */
  setOnline(seat: string, online: boolean): void {
    if (online) this.online.add(seat);
    else {
      this.online.delete(seat);
      this.places.delete(seat);
    }
    const team = this.allSeats.get(seat)?.team;
    if (team !== undefined) this.#dirty.add(team);
  }

  /**
   * What a seat looks at: presence too, told to its own team alone.
   * @returns the team whose screens change by it; null when none does
   */
  setPlace(seat: string, place: Place): string | null {
    const team = this.#teamOf(seat);
    if (!team || !this.online.has(seat) || this.places.get(seat) === place) return null;
    this.places.set(seat, place);
    return team.id;
  }

  /**
   * authorize -> check -> enter in the log -> apply, in memory. Tell nobody before the returned entry is durable.
   * Never throws for what a person asked; a refusal leaves everything as it was.
   */
  submit(actor: Actor, command: Command, meta: { at: number; commandId: string | null }): Submitted {
    const key =
      meta.commandId === null ? null : `${actor.kind === 'seat' ? actor.seat : actor.kind} ${meta.commandId}`;
    const before = key === null ? undefined : this.#byCommandId.get(key);
    if (before) return { ok: true, entry: before, repeat: true };
    const refusal =
      authorize(command, actor, this.lifecycle) ?? refuseTakenName(this.teams.values(), command);
    if (refusal) return { ok: false, refusal };
    const team = actor.kind === 'seat' ? this.#teamOf(actor.seat) : null;
    if (actor.kind === 'seat' && !team)
      return refused('seat-removed', 'This seat is no longer part of the exercise.');
    if (
      team &&
      actor.kind === 'seat' &&
      command.type === 'read' &&
      hasRead(team, actor.seat, command.injects)
    ) {
      // As good as said twice: no line of the log for it, however often it comes.
      return { ok: true, entry: this.#entries.at(-1)!, repeat: true };
    }
    if (!team) this.finishTick();
    const entry: LogEntry = {
      seq: this.#entries.length + 1,
      tick: team ? team.state.tick : this.tick,
      at: meta.at,
      actor,
      commandId: meta.commandId,
      command,
    };
    try {
      this.#apply(entry, team);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      throw error;
    }
    this.#entries.push(entry);
    if (key !== null) this.#byCommandId.set(key, entry);
    return { ok: true, entry, repeat: false };
  }

  /** The entry that this actor's command of this id made, however long ago; undefined: none of that id was accepted. */
  answered(actor: Actor, commandId: string): LogEntry | undefined {
    return this.#byCommandId.get(`${actor.kind === 'seat' ? actor.seat : actor.kind} ${commandId}`);
  }

  /** Starts the next tick while running: moves the story. @returns false when the exercise does not run or is at its end */
  beginTick(): boolean {
    if (this.lifecycle !== 'running' || this.tick >= this.endTick) return false;
    this.finishTick();
    this.#advanceStory();
    return true;
  }

  /** Brings one team to the current tick; nothing if it is there already. */
  stepTeam(id: string): void {
    const team = this.teams.get(id);
    if (team) this.#bring(team, this.tick);
  }

  /** Brings all teams to the current tick. */
  finishTick(): void {
    for (const team of this.teams.values()) this.#bring(team, this.tick);
  }

  /** Projects what an audience may know: a fresh table. */
  view(audience: 'team', team: string): Table;
  view(audience: 'facilitator' | 'projector'): Table;
  view(audience: 'team' | 'facilitator' | 'projector', teamId?: string): Table {
    if (audience === 'facilitator') return facilitatorView(this);
    if (audience === 'projector') return projectorView(this);
    const team = this.teams.get(teamId!);
    if (!team) throw new Refused('unknown-team', `There is no team "${teamId}".`);
    return teamView(this, team);
  }

  /** Hash of the whole simulated state, all teams at the current tick. */
  hash(): string {
    this.finishTick();
    const parts = [
      this.tick,
      this.lifecycle,
      this.story.key,
      ...[...this.teams].map(([id, team]) => `${id}=${hashState(team.state)}`),
    ];
    let h = 0x811c9dc5;
    for (const char of parts.join('|')) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
    return (h >>> 0).toString(16).padStart(8, '0');
  }

  /** For a replay: runs the clock to a tick, whatever the lifecycle; teams follow when they are asked for. */
  runTo(tick: number): void {
    while (this.tick < tick) this.#advanceStory();
  }

  /**
   * For a replay: enters a logged command again, at the tick it was given.
   * @throws Error when it is refused now, or a mark's hash differs: this is not the run that was logged
   */
  reenter(entry: LogEntry): void {
    this.runTo(entry.tick);
    const team = entry.actor.kind === 'seat' ? this.#teamOf(entry.actor.seat) : null;
    if (team) this.#bring(team, entry.tick);
    else this.finishTick();
    try {
      this.#apply(entry, team);
    } catch (error) {
      throw new Error(
        `Line ${entry.seq} of the log (${entry.command.type}, tick ${entry.tick}) does not apply any more: ${String(error)}`,
        {
          cause: error,
        },
      );
    }
    this.#entries.push(entry);
    if (entry.commandId !== null) {
      const by = entry.actor.kind === 'seat' ? entry.actor.seat : entry.actor.kind;
      this.#byCommandId.set(`${by} ${entry.commandId}`, entry);
    }
  }

  #teamOf(seatId: string): Team | null {
    const seat = this.allSeats.get(seatId);
    return seat && !seat.removed ? (this.teams.get(seat.team) ?? null) : null;
  }

  #advanceStory(): void {
    this.tick += 1;
    const effects = stepStory(this.world, this.story, this.tick);
    if (effects.length > 0) this.#storyEffects.set(this.tick, effects);
  }

  #bring(team: Team, tick: number): void {
    if (team.state.tick >= tick) return;
    while (team.state.tick < tick) this.#stepOnce(team);
    this.#touch(team.id);
  }

  #stepOnce(team: Team): void {
    advanceTeam(this.world, team, this.#storyEffects.get(team.state.tick + 1) ?? [], this.#aims);
  }

  advance(): void {
    this.#advanceStory();
    this.finishTick();
  }

  /** A late team meets what the facilitator triggered too; the others met it at that very moment. */
  catchUp(team: Team): void {
    const meet = () => applyEffects(this.world, team.state, this.triggered.get(team.state.tick) ?? []);
    meet();
    while (team.state.tick < this.tick) {
      this.#stepOnce(team);
      meet();
    }
    this.#touch(team.id);
  }

  #apply(entry: LogEntry, team: Team | null): void {
    const { command, actor } = entry;
    if (team && actor.kind === 'seat') {
      const seat = this.allSeats.get(actor.seat)!;
      if (
        (command.type === 'take-role' || command.type === 'leave-role') &&
        !this.catalogue.roles.some((one) => one.id === command.role)
      ) {
        throw new Refused('malformed', `There is no role "${command.role}".`);
      }
      const unread = command.type === 'read' ? command.injects.filter((id) => !team.reads.has(id)) : [];
      applyPlayer(this.world, team, seat, seatsOf(this, team.id), this.#aims, command as PlayerCommand);
      for (const id of new Set(unread)) this.readTeams.set(id, (this.readTeams.get(id) ?? 0) + 1);
      // To have opened a message is no act: a team that only reads is a team that may be stuck.
      if (command.type !== 'read') team.lastActTick = team.state.tick;
      this.#touch(team.id);
      return;
    }
    const touched = direct(this, command, entry.at);
    this.#note(entry);
    for (const id of touched === 'all' ? this.teams.keys() : touched) this.#touch(id);
  }

  /** This team's screen has changed; what its log gained goes to the facilitator's live log. */
  #touch(id: string): void {
    this.#dirty.add(id);
    const team = this.teams.get(id);
    if (!team) return;
    for (; team.told < team.log.length; team.told++) {
      const log = team.log[team.told]!;
      this.#line(log.tick, id, log);
    }
  }

  /** The exercise's own acts stand in the live log too. */
  #note({ command, tick }: LogEntry): void {
    if (!notable.has(command.type)) return;
    const about =
      'inject' in command
        ? { text: command.inject }
        : 'event' in command
          ? { text: command.event }
          : 'text' in command
            ? { text: command.text }
            : {};
    this.#line(tick, null, { tick, kind: 'course', by: null, ref: command.type, ...about });
  }

  #line(tick: number, team: string | null, log: LogRecord | CourseLine): void {
    this.lines.push({ seq: (this.lines.at(-1)?.seq ?? -1) + 1, tick, team, log });
    if (this.lines.length > LINES) this.lines.shift();
  }
}

const refused = (code: Refusal['code'], message: string): Submitted => ({
  ok: false,
  refusal: { code, message },
});

export const createExercise = (definition: Definition, pack: { scenario: Scenario }): Exercise =>
  new Exercise(definition, pack);

/**
 * Runs a log again and on to `tick`.
 * @throws Error naming the tick where the run differs from the one that was logged
 */
export function replay(
  definition: Definition,
  pack: { scenario: Scenario },
  entries: readonly LogEntry[],
  tick: number,
): Exercise {
  const exercise = new Exercise(definition, pack);
  for (const entry of entries) exercise.reenter(entry);
  exercise.runTo(Math.max(tick, exercise.tick));
  exercise.finishTick();
  return exercise;
}
