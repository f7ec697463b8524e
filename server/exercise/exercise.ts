import type { Catalogue } from '#protocol/catalogue.ts';
import type { Command, PlayerCommand } from '#protocol/commands.ts';
import type { Table } from '#protocol/delta.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import type { Lifecycle, Result } from '#protocol/views.ts';
import { compile } from '#scenarios/compile.ts';
import { quickestRoads, type Roads } from '#scenarios/roads.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { applyEffects } from '#sim/apply.ts';
import { createStory, phaseOf, stepStory, type Story } from '#sim/run.ts';
import { hashState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import { authorize } from './authorize.ts';
import { catalogueOf } from './catalogue.ts';
import { applyInject, applyPlayer, createLateTeam, type InjectPlan } from './commands.ts';
import { seatsOf, type Course } from './course.ts';
import { playGhosts, type Ghost } from './ghosts.ts';
import { lifecycleCommands, nextLifecycle } from './lifecycle.ts';
import { resultOf } from './result.ts';
import { advanceTeam, createTeam, type Seat, type Team } from './team.ts';
import type { Actor, Definition, LogEntry, Submitted } from './types.ts';
import { facilitatorView } from './views/facilitator.ts';
import { projectorView } from './views/projector.ts';
import { teamView } from './views/team.ts';

/** Most teams one exercise takes. */
const MOST_TEAMS = 2_000;

/** What the network sees of an exercise. */
export type ExerciseApi = Exercise;

/**
 * One exercise: lifecycle, story, roster, teams. It computes; it has no clock, no files and no sockets. The state is a
 * function of definition, pack and log, so that running the log again gives the same exercise.
 *
 * Teams are stepped one by one within a tick (staggered by the caller). A team's command is stamped with that team's own
 * tick; a command to all first brings every team to the current tick.
 */
export class Exercise implements Course {
  readonly definition: Definition;
  readonly pack: Scenario;
  readonly world: World;
  readonly roads: Roads;
  readonly catalogue: Catalogue;
  readonly ghosts: ReadonlyMap<string, Ghost>;
  readonly story: Story;
  readonly teams = new Map<string, Team>();
  readonly allSeats = new Map<string, Seat>();
  readonly online = new Set<string>();
  readonly announcements: { tick: number; text: string }[] = [];
  lifecycle: Lifecycle = 'lobby';
  tick = 0;
  ticksPerMinute: number;
  locked = false;
  recovered = false;
  result: Result | null = null;
  /** The story's effects at each tick that has some: a team stepped later in the tick, or added later, meets the same. */
  readonly #storyEffects = new Map<number, readonly number[]>();
  /** Effects the facilitator's story events brought, which a team must meet after the tick's own. */
  readonly #triggered = new Map<number, number[]>();
  readonly #plans = new Map<number, InjectPlan>();
  readonly #entries: LogEntry[] = [];
  /** Entries by actor and command id: a repeat gets the first answer again. */
  readonly #byCommandId = new Map<string, LogEntry>();
  #dirty = new Set<string>();

  /** @throws Error when the pack cannot be compiled; a pack that was loaded always can */
  constructor(definition: Definition, pack: { scenario: Scenario }) {
    const compiled = compile(pack.scenario, { seed: definition.seed, difficulty: definition.difficulty });
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
    else this.online.delete(seat);
    const team = this.allSeats.get(seat)?.team;
    if (team !== undefined) this.#dirty.add(team);
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
    const refusal = authorize(command, actor, this.lifecycle);
    if (refusal) return { ok: false, refusal };
    const team = actor.kind === 'seat' ? this.#teamOf(actor.seat) : null;
    if (actor.kind === 'seat' && !team)
      return refused('seat-removed', 'This seat is no longer part of the exercise.');
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
    const { state } = team;
    if (state.tick >= tick) return;
    while (state.tick < tick) {
      advanceTeam(this.world, team, this.#storyEffects.get(state.tick + 1) ?? []);
      const triggered = this.#triggered.get(state.tick);
      // A late team meets what the facilitator triggered; the others met it at that very moment.
      if (triggered && state.tick < this.tick) applyEffects(this.world, state, triggered);
    }
    this.#dirty.add(team.id);
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
      applyPlayer(this.world, team, seat, seatsOf(this, team.id), command as PlayerCommand);
      team.lastActTick = team.state.tick;
      this.#dirty.add(team.id);
      return;
    }
    this.#direct(command);
    for (const id of this.teams.keys()) this.#dirty.add(id);
  }

  /** A command to the exercise as a whole. Throws Refused, having changed nothing. */
  #direct(command: Command): void {
    if ((lifecycleCommands as readonly string[]).includes(command.type)) return this.#move(command.type);
    switch (command.type) {
      case 'pace':
        this.ticksPerMinute = command.ticksPerMinute;
        return;
      case 'lock':
        this.locked = command.locked;
        return;
      case 'jump':
        return this.#jump(command.to);
      case 'announce': {
        if (command.team === undefined) this.announcements.push({ tick: this.tick, text: command.text });
        else this.#team(command.team).announcements.push({ tick: this.tick, text: command.text });
        const told = command.team === undefined ? [...this.teams.values()] : [this.#team(command.team)];
        for (const team of told)
          team.log.push({ tick: this.tick, kind: 'announcement', by: null, text: command.text });
        return;
      }
      case 'trigger-story':
        return this.#trigger(command.event);
      case 'fire-inject':
      case 'hold-inject':
      case 'release-inject':
      case 'skip-inject':
      case 'retime-inject': {
        const teams = command.team === undefined ? [...this.teams.values()] : [this.#team(command.team)];
        return applyInject(this.world, teams, this.#plans, command);
      }
      case 'add-team':
        return this.#addTeam(command.name);
      case 'rename-team':
        this.#team(command.team).name = command.name;
        return;
      case 'seat-taken': {
        const { seat: id, team, name, roles } = command;
        this.#team(team);
        const known = new Set(this.catalogue.roles.map((one) => one.id));
        this.allSeats.set(id, {
          id,
          team,
          name,
          roles: roles.filter((role) => known.has(role)),
          removed: false,
        });
        return;
      }
      case 'move-seat': {
        const seat = this.#seat(command.seat);
        this.#team(command.team);
        seat.team = command.team;
        return;
      }
      case 'rename-seat':
        this.#seat(command.seat).name = command.name;
        return;
      case 'remove-seat':
        this.#seat(command.seat).removed = true;
        this.online.delete(command.seat);
        return;
      case 'mark': {
        const now = this.hash();
        if (now !== command.hash) {
          throw new Error(
            `At tick ${this.tick} the state's hash is ${now}, but ${command.hash} was logged: this is not the same run.`,
          );
        }
        return;
      }
      default:
        throw new Refused('not-allowed', `"${command.type}" is not a command to the whole exercise.`);
    }
  }

  #move(type: Command['type']): void {
    this.lifecycle = nextLifecycle(this.lifecycle, type)!;
    if (type === 'recovered') this.recovered = true;
    if (type === 'resume') this.recovered = false;
    if (this.lifecycle === 'debrief') {
      this.result = resultOf(this.world, this.teams.values(), this.ghosts.values(), this.tick);
    }
  }

  #jump(to: { tick: number } | 'next-inject'): void {
    const target = to === 'next-inject' ? this.#nextInjectTick() : to.tick;
    if (target === null) throw new Refused('time-past', 'No inject is due by time any more.');
    if (target <= this.tick) throw new Refused('time-past', 'That moment has passed.', { tick: target });
    while (this.tick < Math.min(target, this.endTick)) {
      this.#advanceStory();
      this.finishTick();
    }
  }

  /** Tick of the next inject that a time decides and nobody has yet. */
  #nextInjectTick(): number | null {
    let next: number | null = null;
    this.world.injects.forEach((inject, i) => {
      for (const team of this.teams.values()) {
        const at = team.state.injects[i]!;
        const due = at.retimed >= 0 ? at.retimed : inject.dueTick;
        if (at.sentTick >= 0 || at.held || at.skipped || due <= this.tick) continue;
        if (next === null || due < next) next = due;
      }
    });
    return next;
  }

  #trigger(event: string): void {
    const name = this.pack.story.events.find((one) => one.id === event);
    if (!name) throw new Refused('unknown-event', `The story has no event "${event}".`);
    const clock = { ...this.world.initial, tick: this.tick };
    if (!this.world.story.can(this.story.key, event, (guard) => guard(this.world, clock))) {
      throw new Refused('wrong-phase', 'The story cannot take this turn now.', {
        command: event,
        lifecycle: this.phase,
      });
    }
    const effects = stepStory(this.world, this.story, this.tick, event);
    this.#triggered.set(this.tick, [...(this.#triggered.get(this.tick) ?? []), ...effects]);
    for (const team of this.teams.values()) applyEffects(this.world, team.state, effects);
  }

  #addTeam(name: string): void {
    if (this.teams.size >= MOST_TEAMS)
      throw new Refused('too-many-teams', `An exercise takes ${MOST_TEAMS} teams.`);
    const id = `team-${this.teams.size + 1}`;
    const team = createLateTeam(this.world, id, name, this.#plans);
    this.teams.set(id, team);
    this.#bring(team, this.tick);
  }

  #team(id: string): Team {
    const team = this.teams.get(id);
    if (!team) throw new Refused('unknown-team', `There is no team "${id}".`, { team: id });
    return team;
  }

  #seat(id: string): Seat {
    const seat = this.allSeats.get(id);
    if (!seat || seat.removed) throw new Refused('unknown-seat', `There is no seat "${id}".`, { seat: id });
    return seat;
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
