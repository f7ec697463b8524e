import { placeRefusal } from '#exercise/places.ts';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { Command } from '#protocol/commands.ts';
import type { Table } from '#protocol/delta.ts';
import { Refused } from '#protocol/text.ts';
import type { Lifecycle } from '#protocol/views.ts';
import type { Actor, Definition, LogEntry, Submitted } from '#exercise/types.ts';
import type { Seat } from '#exercise/team.ts';
import type { Engine, KeptPack, Played } from '../../server/net/engine.ts';

/** What a fake team has: enough to see who was stepped, told and shown what. */
interface FakeTeam {
  id: string;
  name: string;
  tick: number;
  delivered: number;
  lines: string[];
}

/**
 * An exercise without a simulation, for tests of rooms and sockets: a team delivers one parcel a tick and one for each
 * decision. The action `explode` is refused, `throw` is a fault of the program.
 */
export class FakeExercise implements Played {
  readonly definition: Definition;
  lifecycle: Lifecycle = 'lobby';
  tick = 0;
  endTick = 1_000;
  ticksPerMinute: number;
  locked = false;
  recovered = false;
  readonly allSeats = new Map<string, Seat>();
  readonly teams = new Map<string, FakeTeam>();
  readonly catalogue = {
    scenario: { id: 'fake', title: { en: 'Fake', fr: 'Faux' } },
    actions: [{ id: 'shut' }],
    roles: [{ id: 'director', name: { en: 'Director', fr: 'Direction' }, brief: { en: 'x', fr: 'x' } }],
    phases: [],
    clock: { tickMinutes: 5 },
  } as unknown as Catalogue;
  /** Teams in the order in which they were stepped, and projections asked for: for tests of the stagger. */
  readonly stepped: string[] = [];
  readonly projected: string[] = [];
  readonly #online = new Set<string>();
  readonly places = new Map<string, string>();
  readonly #entries: LogEntry[] = [];
  #dirty = new Set<string>();

  constructor(definition: Definition) {
    this.definition = definition;
    this.ticksPerMinute = definition.ticksPerMinute;
    for (const team of definition.teams) this.#addTeam(team);
  }

  get teamIds(): string[] {
    return [...this.teams.keys()];
  }

  takeDirtyTeams(): Set<string> {
    const dirty = this.#dirty;
    this.#dirty = new Set();
    return dirty;
  }

  setOnline(seat: string, online: boolean): void {
    if (online) this.#online.add(seat);
    else this.#online.delete(seat);
    this.#dirty.add(this.#seat(seat).team);
  }

  setPlace(seat: string, place: string): string | null {
    if (!this.#online.has(seat) || this.places.get(seat) === place) return null;
    this.places.set(seat, place);
    return this.#seat(seat).team;
  }

  submit(
    actor: Actor,
    command: Command,
    { at, commandId }: { at: number; commandId: string | null },
  ): Submitted {
    const before = commandId === null ? undefined : this.answered(actor, commandId);
    if (before) return { ok: true, entry: before, repeat: true };
    try {
      this.#apply(actor, command);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      throw error;
    }
    const entry = { seq: this.#entries.length + 1, tick: this.tick, at, actor, commandId, command };
    this.#entries.push(entry);
    return { ok: true, entry, repeat: false };
  }

  answered(actor: Actor, commandId: string): LogEntry | undefined {
    return this.#entries.find((entry) => entry.commandId === commandId && sameActor(entry.actor, actor));
  }

  beginTick(): boolean {
    if (this.lifecycle !== 'running' || this.tick >= this.endTick) return false;
    this.finishTick();
    this.tick += 1;
    return true;
  }

  readonly scoresShown = false;
  get teamsThatCame(): string[] {
    return this.teamIds;
  }
  get atEnd(): boolean {
    return this.lifecycle === 'running' && this.tick >= this.endTick;
  }

  stepTeam(id: string): void {
    const team = this.#team(id);
    if (team.tick < this.tick) this.stepped.push(id);
    while (team.tick < this.tick) {
      team.tick += 1;
      team.delivered += 1;
      this.#dirty.add(id);
    }
  }

  finishTick(): void {
    for (const id of this.teams.keys()) this.stepTeam(id);
  }

  view(audience: 'team' | 'facilitator' | 'projector', team?: string): Table {
    this.projected.push(team ?? audience);
    const { lifecycle, locked, ticksPerMinute, recovered } = this;
    const shared = { exercise: { lifecycle, locked, ticksPerMinute, recovered }, clock: { tick: this.tick } };
    const seats = (of: string | null) =>
      [...this.allSeats.values()]
        .filter((seat) => !seat.removed && (of === null || seat.team === of))
        .map(({ id, name, roles }) => [
          `seat:${id}`,
          { id, name, roles, online: this.#online.has(id), at: this.places.get(id) ?? null },
        ]);
    if (audience !== 'team') {
      const rows = [...this.teams.values()].map(({ id, name, delivered }) => [
        `team:${id}`,
        { id, name, delivered },
      ]);
      return { ...shared, ...Object.fromEntries([...rows, ...seats(null)]) };
    }
    const { id, name, delivered, lines, tick } = this.#team(team as string);
    const log = lines.map((text, index) => [`log:${index}`, { text }]);
    return {
      ...shared,
      clock: { tick },
      team: { id, name },
      headline: { delivered },
      ...Object.fromEntries([...log, ...seats(id)]),
    };
  }

  hash(): string {
    this.finishTick();
    return JSON.stringify([this.tick, this.lifecycle, [...this.teams.values()], [...this.allSeats.values()]]);
  }

  mark() {
    return { type: 'mark', hash: this.hash() } as const;
  }
  /** It knows no jump, no ghosts and no snapshots: those are tried with a real one. */
  readonly jumping = false;
  now(): never {
    throw new Error('it never jumps');
  }
  *runAhead() {}
  *playGhosts() {}
  keepSnapshots(): void {}
  takeKept(): null {
    return null;
  }
  // oxlint-disable-next-line require-yield -- It is empty.
  *freezing() {
    const { tick } = this;
    return { tick, seq: this.#entries.length, core: '{}', parts: [], whole: true };
  }

  #apply(actor: Actor, command: Command): void {
    const everybody = () => {
      this.finishTick();
      for (const id of this.teamIds) this.#dirty.add(id);
    };
    switch (command.type) {
      case 'decide':
        if (command.action === 'explode') throw new Refused('unknown-action', 'There is no such action.');
        if (command.action === 'throw') throw new TypeError('a fault of the program');
        this.#mine(actor).delivered += 1;
        return;
      case 'log':
        this.#mine(actor).lines.push(command.text);
        return;
      case 'read':
        this.#mine(actor).lines.push(`read ${command.injects.join(' ')}`);
        return;
      case 'start':
      case 'resume':
        everybody();
        this.lifecycle = 'running';
        this.recovered = false;
        return;
      case 'pause':
      case 'recovered':
        if (this.lifecycle !== 'running') throw new Refused('wrong-phase', 'It is not running.');
        everybody();
        this.lifecycle = 'paused';
        this.recovered = command.type === 'recovered';
        return;
      case 'pace':
        everybody();
        this.ticksPerMinute = command.ticksPerMinute;
        return;
      case 'over':
        everybody();
        this.lifecycle = 'debrief';
        return;
      case 'close':
        everybody();
        this.lifecycle = 'closed';
        return;
      case 'lock':
        everybody();
        this.locked = command.locked;
        return;
      case 'add-team':
        this.#addTeam({ id: `team-${this.teams.size + 1}`, name: command.name });
        return;
      case 'seat-taken': {
        const others = [...this.allSeats.values()].filter((one) => one.team === command.team && !one.removed);
        const refusal = placeRefusal(others, command.name, this.definition.seatsPerTeam);
        if (refusal) throw new Refused(refusal.code, refusal.message, refusal.params);
        this.allSeats.set(command.seat, {
          id: command.seat,
          team: command.team,
          name: command.name,
          roles: command.roles,
          removed: false,
        });
        this.#dirty.add(command.team);
        return;
      }
      case 'remove-seat':
        this.#seat(command.seat).removed = true;
        this.#dirty.add(this.#seat(command.seat).team);
        return;
      case 'move-seat':
        this.#dirty.add(this.#seat(command.seat).team).add(command.team);
        this.#seat(command.seat).team = command.team;
        return;
      case 'seat-away':
        this.#seat(command.seat).away = true;
        return;
      case 'seat-back':
        delete this.#seat(command.seat).away;
        return;
      case 'renewed':
        return;
      case 'mark':
        if (command.hash !== this.hash()) throw new Error(`The replay differs at tick ${this.tick}.`);
        return;
      default:
        throw new Refused('not-allowed', `The fake knows no ${command.type}.`);
    }
  }

  #mine(actor: Actor): FakeTeam {
    if (actor.kind !== 'seat') throw new Refused('not-allowed', 'Only players do this.');
    const { team } = this.#seat(actor.seat);
    this.stepTeam(team);
    this.#dirty.add(team);
    return this.#team(team);
  }

  #addTeam({ id, name }: { id: string; name: string }): void {
    this.teams.set(id, { id, name, tick: this.tick, delivered: 0, lines: [] });
  }

  #team(id: string): FakeTeam {
    return found(this.teams.get(id), `team ${id}`);
  }

  #seat(id: string): Seat {
    return found(this.allSeats.get(id), `seat ${id}`);
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}

function sameActor(a: Actor, b: Actor): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** An engine with one pack, `fake`. */
export function fakeEngine(): Engine & { made: FakeExercise[] } {
  const pack: KeptPack = { id: 'fake', hash: 'fake-hash', json: '{"id":"fake"}' };
  const made: FakeExercise[] = [];
  const create = (definition: Definition) => {
    const exercise = new FakeExercise(definition);
    made.push(exercise);
    return exercise;
  };
  return {
    made,
    rules: 1,
    offered: new Map([[pack.id, pack]]),
    packOf: (json, hash) => ({ id: 'fake', hash, json }),
    summary: ({ id }) => ({
      id,
      title: { en: 'Fake', fr: 'Faux' },
      summary: { en: 'A fake.', fr: 'Un faux.' },
      endTick: 1_000,
      tickMinutes: 5,
      suggestedTicksPerMinute: 60,
      difficulties: [{ id: 'hard', name: { en: 'Hard', fr: 'Difficile' } }],
      formats: [
        { id: 'short', name: { en: 'Short', fr: 'Court' }, suggestedTicksPerMinute: 60 },
        { id: 'long', name: { en: 'Long', fr: 'Long' }, suggestedTicksPerMinute: 20 },
      ],
    }),
    *warm() {},
    // oxlint-disable-next-line require-yield -- A fake is made in one step.
    *create(definition) {
      return create(definition);
    },
    // oxlint-disable-next-line require-yield -- The same.
    *restore(definition, _pack, { entries, tick }) {
      const exercise = create(definition);
      const runTo = (to: number) => {
        while (exercise.tick < to && exercise.beginTick());
        exercise.finishTick();
      };
      for (const { tick: at, actor, command, commandId } of entries) {
        runTo(at);
        exercise.submit(actor, command, { at: 0, commandId });
      }
      runTo(tick);
      return { exercise, otherRules: null, anew: true, slot: null, lost: [] };
    },
  };
}
