import type { Delta, Table } from './delta.ts';
import type { Refusal } from './text.ts';
import type { Audience } from './views.ts';

/**
 * The wire. Three namespaces: `/team` (auth: `{ token }`), `/facilitator` and `/projector` (auth: `{ key, code }`).
 * A refused connection carries the Refusal as `error.data`.
 *
 * On every connect the server sends one `welcome` per audience the socket belongs to, then a `delta` whenever that
 * audience's table changed. A gap in `seq` is answered by asking for `welcome` again (`resync`).
 */
export interface Welcome {
  audience: Audience;
  /** Team id for the audience `team`, else null: a facilitator may read several teams at once. */
  team: string | null;
  /** Seat of this socket; null for a facilitator or the projector. */
  seat: string | null;
  seq: number;
  tick: number;
  /** The server's clock as this is sent, wall time in ms since 1970: pages count on from it by a clock that only runs forward. */
  now: number;
  table: Table;
}

export type DeltaMessage = Delta & { audience: Audience; team: string | null };

export interface ServerToClient {
  welcome: (welcome: Welcome) => void;
  delta: (delta: DeltaMessage) => void;
  /** The seat is gone or the exercise is closed to it: what to tell, and do not reconnect. */
  removed: (refusal: Refusal) => void;
}

/** `ok: true` means durable: it survives a power cut. `seq` is the command's place in the exercise's log. */
export type Answer = { ok: true; seq: number } | { ok: false; refusal: Refusal };

export interface ClientToServer {
  /** See `commandEnvelope` in commands.ts. */
  command: (envelope: unknown, answer: (answer: Answer) => void) => void;
  /** A place of places.ts: what this seat looks at now. Not journaled, not answered; the last one counts. */
  look: (place: unknown) => void;
  resync: (of: { audience: Audience; team: string | null }) => void;
  /** Facilitator only: start or stop reading a team's own screen. */
  watch: (of: { team: string; on: boolean }, answer: (answer: Answer) => void) => void;
}
