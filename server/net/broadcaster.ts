import type { Table } from '#protocol/delta.ts';
import type { DeltaMessage } from '#protocol/events.ts';
import type { Refusal } from '#protocol/text.ts';
import type { SharedRecords } from '#protocol/views.ts';
import type { Clock } from './clock.ts';
import type { Played } from './engine.ts';
import { Outbox, type Channel, type WelcomeTable } from './outbox.ts';
import { stagger } from './stagger.ts';
import { Throttle } from './throttle.ts';

/** Shortest time between two tables of the facilitators, and of the projector, ms: they show every team, and are large. */
const overviewMs = 250;
/** Up to so many teams are told within the same moment; more are told in slots. */
const atOnce = 4;

export interface BroadcasterOptions {
  exercise: Played;
  clock: Clock;
  /** Sends to everybody who listens to the message's channel. */
  send: (message: DeltaMessage) => void;
  /** A view that could not be put together: the exercise has a fault. */
  fault: (error: unknown) => void;
  /** Order of the last entry, all of them durable. */
  seq: number;
}

/**
 * Who is told what, and when: one Outbox per audience that somebody listens to. The one rule is that no table leaves that
 * may show an entry which is not yet durable.
 */
export class Broadcaster {
  readonly #exercise: Played;
  readonly #clock: Clock;
  readonly #send: (message: DeltaMessage) => void;
  readonly #fault: (error: unknown) => void;
  readonly #outboxes = new Map<string, Outbox>();
  readonly #held = new Set<Outbox>();
  readonly #rounds = new Set<() => void>();
  readonly #overviews: readonly Throttle[];
  #entered: number;
  #durable: number;
  #stopped = false;

  constructor({ exercise, clock, send, fault, seq }: BroadcasterOptions) {
    this.#exercise = exercise;
    this.#clock = clock;
    this.#send = send;
    this.#fault = fault;
    this.#entered = seq;
    this.#durable = seq;
    this.#overviews = (['facilitator', 'projector'] as const).map(
      (audience) => new Throttle(clock, overviewMs, () => this.#flush({ audience, team: null })),
    );
  }

  /** `welcome` is called once, with the whole table, and deltas to the channel carry on from there. */
  listen(channel: Channel, welcome: (welcome: WelcomeTable) => void): void {
    const outbox = this.#outboxes.get(keyOf(channel)) ?? new Outbox(channel);
    this.#outboxes.set(keyOf(channel), outbox);
    if (outbox.idle) outbox.needs = this.#entered;
    if (outbox.listen(welcome)) this.#flush(channel);
  }

  leave(channel: Channel, welcome: (welcome: WelcomeTable) => void): void {
    this.#outboxes.get(keyOf(channel))?.leave(welcome);
  }

  /** The table everybody on this channel has; null if none was sent yet. */
  welcome(channel: Channel): WelcomeTable | null {
    return this.#outboxes.get(keyOf(channel))?.welcome() ?? null;
  }

  /** An entry was applied in memory; the views of `teams` may show it. */
  entered(seq: number, teams: ReadonlySet<string>): void {
    this.#entered = seq;
    for (const team of teams) {
      const outbox = this.#outboxes.get(keyOf({ audience: 'team', team }));
      if (outbox) outbox.needs = seq;
    }
  }

  /**
   * All entries up to `seq` are durable: those it touched are told. May come out of order, since an entry may wait for
   * more than its own line in the journal; the lines themselves become durable in order.
   */
  durable(seq: number, teams: ReadonlySet<string>): void {
    this.#durable = Math.max(this.#durable, seq);
    for (const outbox of this.#held) {
      if (!outbox.held || outbox.held.needs > this.#durable) continue;
      const { table } = outbox.held;
      outbox.held = null;
      this.#held.delete(outbox);
      this.#publish(outbox, table);
      if (outbox.again) this.#flush(outbox.channel);
    }
    this.teams(teams);
    this.overview();
  }

  teams(teams: ReadonlySet<string>): void {
    if (teams.size <= atOnce) {
      for (const team of teams) this.team(team);
      return;
    }
    // Known before it begins: a round of few teams is over within its first slot.
    let drop = () => {};
    const round = () => drop();
    this.#rounds.add(round);
    drop = stagger({
      clock: this.#clock,
      jobs: [...teams],
      over: 0,
      work: (team) => this.team(team),
      done: () => void this.#rounds.delete(round),
    });
  }

  team(team: string): void {
    this.#flush({ audience: 'team', team });
  }

  /** Facilitators and projector, a few times a second at most. */
  overview(): void {
    if (this.#stopped) return;
    for (const throttle of this.#overviews) throttle.request();
  }

  /**
   * How far a run ahead is, on top of what facilitators and projector were last shown: to put their whole tables together anew would
   * hold everybody up.
   */
  clock(records: Table): void {
    for (const audience of ['facilitator', 'projector'] as const) {
      const outbox = this.#outboxes.get(keyOf({ audience, team: null }));
      if (outbox?.table && !outbox.idle && !outbox.held && !this.#stopped)
        this.#publish(outbox, { ...outbox.table, ...records });
    }
  }

  /** Nothing can be stored any more: says so to everybody, on top of what they were last shown, and ends. */
  halt(refusal: Refusal): void {
    this.stop();
    for (const outbox of this.#outboxes.values()) {
      if (!outbox.table) continue;
      const { exercise } = outbox.table as Partial<SharedRecords>;
      const said: Partial<SharedRecords> = { halted: refusal };
      if (exercise?.lifecycle === 'running') said.exercise = { ...exercise, lifecycle: 'paused' };
      this.#publish(outbox, { ...outbox.table, ...said });
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const throttle of this.#overviews) throttle.stop();
    for (const cancel of this.#rounds) cancel();
    this.#rounds.clear();
    this.#held.clear();
  }

  #flush(channel: Channel): void {
    const outbox = this.#outboxes.get(keyOf(channel));
    if (!outbox || outbox.idle || this.#stopped) return;
    if (outbox.held) {
      outbox.again = true;
      return;
    }
    outbox.again = false;
    const overview = channel.audience !== 'team';
    const table = this.#project(channel);
    if (!table) return;
    const needs = overview ? this.#entered : outbox.needs;
    if (needs <= this.#durable) {
      this.#publish(outbox, table);
    } else {
      outbox.held = { table, needs };
      this.#held.add(outbox);
    }
  }

  #project({ audience, team }: Channel): Table | null {
    try {
      return audience === 'team'
        ? this.#exercise.view(audience, team as string)
        : this.#exercise.view(audience);
    } catch (error) {
      this.#fault(error);
      return null;
    }
  }

  #publish(outbox: Outbox, table: Table): void {
    const delta = outbox.publish(table);
    if (delta) this.#send({ ...delta, ...outbox.channel });
  }
}

function keyOf({ audience, team }: Channel): string {
  return team === null ? audience : `${audience}:${team}`;
}
