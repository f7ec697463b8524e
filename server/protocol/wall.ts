import { debriefCurves } from './curves.ts';

/** What the facilitator can put on the wall, besides announcements. */

/** A question or a task in front of the whole room. */
export interface PromptRecord {
  text: string;
  /** Length of its countdown in minutes of the room; null: none. */
  minutes: number | null;
  /** Wall time at which it was put up, ms since 1970: the countdown runs from it by the server's clock. */
  at: number;
}

/**
 * The results, one at a time, in the order in which they follow each other. The podium is built up from its third step;
 * `podium` shows all of it.
 */
export const wallSlides = ['third', 'second', 'podium', 'ranking', ...debriefCurves] as const;
export type WallSlide = (typeof wallSlides)[number];

/**
 * What anybody in the country could see, over all teams, and no figure by team. It is no secret: where teams are few, each can work
 * out from it how the others stand, public states exactly and sites in steps.
 */
export interface CountryRecord {
  /** Teams counted. */
  teams: number;
  /**
   * Per department, in the catalogue's order: parcels waiting beyond those of an ordinary day, against a day's rounds, as the
   * middle team sees it, in steps of 100 basis points; -1 unknown. `asOfTick`: how fresh the middle team's picture is.
   */
  departments: { asOfTick: number; behindBp: number[] };
  /**
   * Per hub, in the catalogue's order, as the middle team sees it: backlog against a day's work, what of it an ordinary day
   * does not have (steps of 100 basis points), sorting speed against normal (steps of 500).
   */
  hubs: { asOfTick: number; loadBp: number; behindBp: number; capacityBp: number }[];
  /** What the public uses most, heaviest first: for how many teams it is up, degraded and down. */
  services: PublicState[];
  /** The same of the bank's channels. */
  channels: PublicState[];
}
export interface PublicState {
  id: string;
  up: number;
  degraded: number;
  down: number;
}
