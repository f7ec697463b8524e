/** Kinds of places that orders work on; the words of a view's keys. */
type WorkedOn = 'entry' | 'service' | 'process' | 'channel';

/**
 * What a standing order or message does to a place: more or less capacity, more or less demand, an attack filtered, or another
 * way of working. How much is not told: a team has to judge that.
 */
export type Sense = 'slows' | 'helps' | 'more' | 'fewer' | 'filters' | 'replaces';

/** Something that works on a place at present: an order of the team, or a message with what was answered to it, or was not. */
export interface AtWork {
  /** Key of the place's record: `channel:transfer`. */
  at: `${WorkedOn}:${string}`;
  does: Sense;
  /** Key of the record it comes from: `decision:7` or `inject:supervisor`. */
  by: `decision:${number}` | `inject:${string}`;
  /** Tick at which it ends by itself; null: when it is stopped. */
  until: number | null;
}
