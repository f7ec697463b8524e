import type { Text } from './text.ts';

/**
 * What never changes during an exercise and may be known to all: names, places, the list of possible decisions. Fetched
 * once (`GET /api/exercises/:code/catalogue`), cached by the browser. Holds no effect sizes, no injects, no attack.
 */
export interface Catalogue {
  scenario: { id: string; title: Text; summary: Text; organisation: Text };
  clock: {
    /** Local wall time of tick 0, e.g. `2025-12-22T05:00`; the exercise lives in this local time for everybody. */
    start: string;
    tickMinutes: number;
    /** Tick of T+0, the onset. */
    zeroTick: number;
    endTick: number;
  };
  roles: { id: string; name: Text; brief: Text }[];
  pools: { id: string; name: Text; count: number }[];
  budget: number;
  /** What costs at most this is paid even out of an overdrawn budget. */
  pettyCash: number;
  /** How long wholly tired crews take, basis points of what rested ones take. */
  slowestBp: number;
  /** `internet`: open to anyone; otherwise leased lines or a closed network. */
  entries: { id: string; name: Text; about: Text; internet: boolean }[];
  /** `public`: used by the public, not by our own people alone. */
  services: {
    id: string;
    name: Text;
    about: Text;
    entry: string | null;
    /** Part of its use that comes through the entry, basis points; the rest has lines of its own. */
    exposedBp: number;
    needs: NeedCard[];
    public: boolean;
  }[];
  processes: { id: string; name: Text; about: Text; needs: NeedCard[] }[];
  /** `process`: physical work the channel is done by. */
  channels: { id: string; name: Text; about: Text; needs: NeedCard[]; process: string | null }[];
  hubs: { id: string; name: string; at: [number, number]; department: string }[];
  /** Trunk roads, in the order of the `links` record of a team's view. */
  links: { from: string; to: string }[];
  /** In the order of the `departments` record of a team's view. */
  departments: { id: string; name: string; hub: string }[];
  actions: ActionCard[];
  /** What can be made ready before play; empty where nothing can. */
  preparations: PreparationCard[];
  objectives: { id: string; name: Text; about: Text }[];
  /** With the decisions that meet each. */
  obligations: { id: string; name: Text; about: Text; actions: string[] }[];
  phases: { id: string; name: Text }[];
  /** Terms explained on hover. `also`: other words under which the texts speak of them. */
  glossary: { id: string; term: Text; meaning: Text; also?: Record<keyof Text, string[]> | undefined }[];
  /** The player's situation manual, as Markdown. */
  manual: Text;
}

/** A service that something leans on, and the part of it, basis points, that goes when the service is wholly gone. */
export interface NeedCard {
  service: string;
  lossBp: number;
}

/** A decision a team can take, as its card shows it. Durations in ticks, money in k€. */
export interface ActionCard {
  id: string;
  role: string;
  title: Text;
  /** What to expect, in plain words. */
  about: Text;
  /** What it teaches; shown in the debrief, not before. */
  cost: number;
  /** Paid for every hour that it stands, on top. */
  costPerHour: number;
  /** Adds to the budget while it stands. */
  adds: number;
  crew: { pool: string; count: number };
  /** For rested crews. */
  leadTicks: number;
  /** How long it stays in force; null: until the end or until cancelled. */
  lastsTicks: number | null;
  /** It happens, and is over: a letter, a statement. */
  once: boolean;
  /** What must be pointed at, and the ids one can point at. */
  target: { kind: TargetKind; options: string[] } | null;
  /** How often it can be taken; null: as often as one likes. */
  times: number | null;
  cancellable: boolean;
}

/** Something that should have been ready, and the points it takes. */
export interface PreparationCard {
  id: string;
  title: Text;
  about: Text;
  points: number;
  /** What decisions take of a team that prepared it: both terms, changed or not. */
  makes: { action: string; leadTicks: number; cost: number }[];
}

export type TargetKind = 'entry' | 'service' | 'process' | 'channel' | 'hub' | 'department';
