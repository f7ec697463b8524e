import type { DebriefRecord } from '#protocol/debrief.ts';
import type { Place } from '#protocol/places.ts';
import { Refused } from '#protocol/text.ts';
import type { Lifecycle, LogRecord, NoticeLine, Renewed, Result } from '#protocol/views.ts';
import type { PromptRecord, WallSlide } from '#protocol/wall.ts';
import { createStory, phaseOf, type Story } from '#sim/run.ts';
import type { Steps } from '#sim/steps.ts';
import type { Keeping } from './keep.ts';
import type { Setting } from './setting.ts';
import { createTeam, type Seat, type Team } from './team.ts';

/** Lines of the facilitator's live log that are kept: the newest. */
export const LINES = 60;

/** A line of the facilitator's live log; team null: the exercise itself. */
export interface Line {
  seq: number;
  tick: number;
  team: string | null;
  log: LogRecord | NoticeLine;
}

/** What stands on the wall beside what belongs there anyway. */
export interface Wall {
  prompt: PromptRecord | null;
  slide: WallSlide | null;
}

/** Where the facilitator stands with an inject, for teams that join later. */
export interface InjectPlan {
  held: boolean;
  skipped: boolean;
  retimed: number;
}

/** What the log has made of an exercise: all of it follows from the setting and the log, and is hashed and frozen whole. */
export interface PlayedState {
  /** Order of the last line of the log that is in it. */
  seq: number;
  lifecycle: Lifecycle;
  /** Simulated time; a team may be behind it within a tick, never ahead. */
  tick: number;
  ticksPerMinute: number;
  /** A run ahead that is under way, in ticks; null: the clock goes at its pace. */
  jump: { from: number; to: number } | null;
  locked: boolean;
  /** True from a restart of the server until the facilitator resumes. */
  recovered: boolean;
  /** Since when it is played under other rules of the world than those it began with; null: it is not. */
  renewed: Renewed | null;
  story: Story;
  /** The story's effects at each tick that has some: a team stepped later in the tick, or added later, meets the same. */
  storyEffects: Map<number, readonly number[]>;
  /** Effects that the facilitator's story events brought, by tick; a team must meet them after the tick's own. */
  triggered: Map<number, number[]>;
  teams: Map<string, Team>;
  /** Removed ones included. */
  allSeats: Map<string, Seat>;
  plans: Map<number, InjectPlan>;
  /** Words to all teams, in order. */
  announcements: { tick: number; text: string }[];
  /** The exercise's own lines of the live log, in order. */
  notices: NoticeLine[];
  wall: Wall;
  /** How far the debrief is. */
  debrief: DebriefRecord;
}

/** What is worked out beside it, or is true of this moment alone: in no hash and in no snapshot. */
export interface Around {
  /** Null until the debrief. */
  result: Result | null;
  seatsByTeam: Map<string, Seat[]>;
  /** Teams of which somebody has opened an inject, by its id. */
  readTeams: Map<string, number>;
  /** What happened last, anywhere; `seq` counts since the start. */
  lines: Line[];
  online: Set<string>;
  /** Where the last run ahead arrived, tick; -1: there was none. */
  arrivedAt: number;
  /** What seats look at, as they said last. */
  places: Map<string, Place>;
  /** Teams whose view may have changed since somebody last asked. */
  dirty: Set<string>;
  /** Whether snapshots are taken, and the one being taken; null: none is. */
  keeps: boolean;
  keeping: Keeping | null;
}

/** One exercise as plain data. The functions of this folder work on it; it has no clock, no files and no sockets. */
export interface ExerciseState extends Setting, PlayedState, Around {}

/** What the views read of it; nothing lets a view change it. */
export type ReadonlyExercise = Readonly<ExerciseState>;

/** An exercise before its first command. */
export function* createState(setting: Setting): Steps<ExerciseState> {
  const state = emptyState(setting);
  for (const { id, name } of setting.definition.teams) {
    state.teams.set(id, createTeam(setting.world, id, name));
    yield;
  }
  return state;
}

/** The same without a team. */
export function emptyState(setting: Setting): ExerciseState {
  const { definition, world } = setting;
  return {
    ...setting,
    seq: 0,
    lifecycle: 'lobby',
    tick: 0,
    ticksPerMinute: definition.ticksPerMinute,
    jump: null,
    locked: false,
    recovered: false,
    renewed: null,
    story: createStory(world),
    storyEffects: new Map(),
    triggered: new Map(),
    teams: new Map(),
    allSeats: new Map(),
    plans: new Map(),
    announcements: [],
    notices: [],
    wall: { prompt: null, slide: null },
    debrief: { step: 'ask', shown: false },
    result: null,
    seatsByTeam: new Map(),
    readTeams: new Map(),
    lines: [],
    online: new Set(),
    arrivedAt: -1,
    places: new Map(),
    dirty: new Set(),
    keeps: false,
    keeping: null,
  };
}

/** The story's outermost state. */
export const phaseNow = (state: Readonly<ExerciseState>): string => phaseOf(state.story.key);

/** Seats of a team that are still taken. */
export const seatsOf = (state: Readonly<ExerciseState>, team: string): readonly Seat[] =>
  state.seatsByTeam.get(team) ?? [];

/** Puts a seat into its team. */
export function place(state: ExerciseState, seat: Seat): void {
  state.allSeats.set(seat.id, seat);
  state.seatsByTeam.set(seat.team, [...seatsOf(state, seat.team), seat]);
}

/** @throws Refused `unknown-team` */
export function teamOf(state: ExerciseState, id: string): Team {
  const team = state.teams.get(id);
  if (!team) throw new Refused('unknown-team', `There is no team "${id}".`, { team: id });
  return team;
}

/** @throws Refused `unknown-seat` for one that was removed too */
export function seatOf(state: ExerciseState, id: string): Seat {
  const seat = state.allSeats.get(id);
  if (!seat || seat.removed) throw new Refused('unknown-seat', `There is no seat "${id}".`, { seat: id });
  return seat;
}

/** The team a seat belongs to; null where there is no such seat any more. */
export function teamOfSeat(state: ExerciseState, id: string): Team | null {
  const seat = state.allSeats.get(id);
  return seat && !seat.removed ? (state.teams.get(seat.team) ?? null) : null;
}

/** A team's screen has changed; what its log gained goes to the facilitator's live log. */
export function touch(state: ExerciseState, id: string): void {
  state.dirty.add(id);
  const team = state.teams.get(id);
  if (!team) return;
  for (; team.told < team.log.length; team.told++) {
    const log = team.log[team.told]!;
    addLine(state, log.tick, id, log);
  }
}

/** An act of the facilitator or of the server on the exercise as a whole stands in the live log too. */
export function addNotice(state: ExerciseState, notice: NoticeLine): void {
  state.notices.push(notice);
  addLine(state, notice.tick, null, notice);
}

export function addLine(state: ExerciseState, tick: number, team: string | null, log: Line['log']): void {
  const { lines } = state;
  lines.push({ seq: (lines.at(-1)?.seq ?? -1) + 1, tick, team, log });
  if (lines.length > LINES) lines.shift();
}
