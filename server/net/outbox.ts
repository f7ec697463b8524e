import { diff, type Delta, type Table } from '#protocol/delta.ts';
import type { Welcome } from '#protocol/events.ts';
import type { Audience, SharedRecords } from '#protocol/views.ts';

/** Whom a table is for: one team, the facilitators, or the projector. */
export interface Channel {
  audience: Audience;
  team: string | null;
}
export type WelcomeTable = Pick<Welcome, 'audience' | 'team' | 'seq' | 'tick' | 'table'>;

/**
 * What one audience was last sent. Everybody who listens has exactly this table: one delta serves them all, and who comes
 * later is sent the table itself.
 *
 * A table projected while an entry it may show is not yet durable is held back until it is. One at a time: what changes
 * meanwhile is projected again afterwards, so that an audience of many busy teams is never kept waiting for a quiet moment.
 */
export class Outbox {
  readonly channel: Channel;
  /** Entry that must be durable before a table projected from now on may be shown. */
  needs = 0;
  held: { table: Table; needs: number } | null = null;
  /** Something changed since the held table was projected. */
  again = false;
  #table: Table | null = null;
  #seq = 0;
  #listeners = 0;
  #waiting: ((welcome: WelcomeTable) => void)[] = [];

  constructor(channel: Channel) {
    this.channel = channel;
  }

  /** Nobody listens: nothing needs to be projected. */
  get idle(): boolean {
    return this.#listeners === 0;
  }

  get table(): Table | null {
    return this.#table;
  }

  /**
   * One more listener. `welcome` is called once with the whole table: at once if there is one, else when the first is
   * published (the caller sees to that).
   * @returns whether a table has to be published first.
   */
  listen(welcome: (welcome: WelcomeTable) => void): boolean {
    this.#listeners += 1;
    const ready = this.welcome();
    if (ready) welcome(ready);
    else this.#waiting.push(welcome);
    return !ready;
  }

  /** One listener less; `welcome` is no longer called. The last one takes the table with it. */
  leave(welcome: (welcome: WelcomeTable) => void): void {
    this.#listeners -= 1;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== welcome);
    if (this.#listeners > 0) return;
    this.#table = null;
    this.held = null;
    this.again = false;
  }

  welcome(): WelcomeTable | null {
    if (!this.#table) return null;
    return { ...this.channel, seq: this.#seq, tick: tickOf(this.#table), table: this.#table };
  }

  /** Takes a table as sent. @returns the delta for those who have the former one; null: nothing changed, or nobody has. */
  publish(table: Table): Delta | null {
    const former = this.#table;
    this.#table = table;
    if (former) {
      const changes = diff(former, table);
      if (!changes) return null;
      this.#seq += 1;
      return { seq: this.#seq, tick: tickOf(table), ...changes };
    }
    const welcome = this.welcome();
    for (const waiting of this.#waiting.splice(0)) if (welcome) waiting(welcome);
    return null;
  }
}

function tickOf(table: Table): number {
  const { clock } = table as Partial<SharedRecords>;
  return clock?.tick ?? 0;
}
