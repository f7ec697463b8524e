import type { Command } from '#protocol/commands.ts';
import type { Refusal } from '#protocol/text.ts';

/** Who acts, as proven by the connection's token; never taken from a message. */
export type Actor = { kind: 'facilitator' } | { kind: 'seat'; seat: string } | { kind: 'system' };

/** By which name what an actor gives is told from what others give. */
export const senderOf = (actor: Actor): string => (actor.kind === 'seat' ? actor.seat : actor.kind);

/**
 * One line of the command log. `seq` is order and never stops; `tick` is simulated time and stops when paused; `at` is wall
 * time in ms since 1970, for readers of the log alone: nothing computes with it.
 */
export interface LogEntry {
  seq: number;
  tick: number;
  at: number;
  actor: Actor;
  /** Made by the client; a repeat of the same id by the same actor gets the first answer again. */
  commandId: string | null;
  command: Command;
}

/** What an exercise is made from, besides its log. Kept for ever as created. */
export interface Definition {
  /** Random, unguessable; the row's key. */
  id: string;
  /** 6 unambiguous characters, what players type. */
  code: string;
  title: string;
  scenario: string;
  /** Of the pack as it was at creation; the store keeps that pack, so later edits never bend a running exercise. */
  packHash: string;
  seed: number;
  difficulty: string | null;
  /** Left out: the pack's first, if it has any. */
  format?: string | null;
  teams: { id: string; name: string }[];
  seatsPerTeam: number;
  ticksPerMinute: number;
  projectorKey: string;
  /** Version of the rules of the world it began under (see proof.ts); left out by programs that had none. */
  rules?: number;
  /** Wall time in ms since 1970. */
  createdAt: number;
}

/** Outcome of `Exercise.submit`: the entry to make durable before anybody is told, or the reason it was refused. */
export type Submitted = { ok: true; entry: LogEntry; repeat: boolean } | { ok: false; refusal: Refusal };
