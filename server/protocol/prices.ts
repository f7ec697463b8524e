import type { Text } from './text.ts';

/** What decisions were worth, told after ENDEX. */

/** What a play came to, or by how much two differ: parcels, minutes of a whole bank, hundredths of a point. */
export interface Value {
  parcels: number;
  bankMinutes: number;
  points: number;
}

/** Over the seeds: the middle, and what nine in ten lie between. */
export interface Band {
  median: Value;
  low: Value;
  high: Value;
  /** The band of the points holds nothing: whether it helped or hurt cannot be told. */
  tooSmall: boolean;
}

/** What one move of a team was worth, if everything else had been played the same. */
export interface Price {
  seq: number;
  tick: number;
  kind: 'decide' | 'answer' | 'missed';
  /** Id of the action, or of the inject. */
  of: string;
  /** The target, or the option. */
  choice: string | null;
  /** The play with it less the play without it; of something missed, less the play as it was. */
  without: Band;
  /** The same an hour earlier or later, less the play as it was; null: not asked. */
  earlier: Band | null;
  later: Band | null;
  /** The position with it less the position without it, both played on by the reference policy; null: not asked. */
  leftOpen: Band | null;
  /** Moves that the world refuses without it, by `seq`. */
  fell: number[];
  /** Where the difference lies, under the luck of the exercise: bank channels (basis points), parcels by day. */
  where: { channels: Record<string, number>; days: number[] };
}

export interface Prices {
  team: { id: string; name: string };
  /** Lucks that were played: the exercise's own first. */
  seeds: number[];
  /** The policy that plays positions on. */
  reference: string;
  /** The play as it was, and one in which nobody decides anything, both under the exercise's own luck. */
  asPlayed: Value;
  idle: Value;
  prices: Price[];
  /** Messages that were answered, by id: their titles, and what was chosen, by option. */
  messages: Record<string, { title: Text; options: Record<string, Text> }>;
  /** Moves without a price of their own: stopping a decision belongs to the decision. */
  unpriced: number;
  shares: Share[];
}

/** What one role, or what was made ready before play, adds to what the team won over nobody deciding anything. */
export interface Share {
  /** Id of the role; `preparationShare`: what was made ready. */
  group: string;
  /** Its Shapley value: these add up to what the team won. */
  share: Value;
  /** What it would add to nobody deciding anything; and what the team would have lost without it. */
  alone: Value;
  lastIn: Value;
}

/** The group of what was made ready before play. */
export const preparationShare = 'preparation';

/** How far the pricing of a team is. */
export type Pricing =
  | { state: 'waiting' }
  | { state: 'running'; done: number }
  | { state: 'done'; prices: Prices }
  | { state: 'failed'; message: string };

/** Body of `GET` and `POST /api/exercises/:code/prices`: by team; one that is not there was not asked for yet. */
export type Pricings = Record<string, Pricing>;
