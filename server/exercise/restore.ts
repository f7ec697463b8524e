import type { Scenario } from '#scenarios/schema.ts';
import { atOnce, within, type Steps } from '#sim/steps.ts';
import { bringing, runAllTo, runTo } from './clock.ts';
import { Exercise } from './exercise.ts';
import { thaw, type FrozenCore, type FrozenPart } from './freeze.ts';
import { RULES } from './proof.ts';
import { createSetting, type Setting } from './setting.ts';
import { settleLines } from './settle.ts';
import { createState, teamOfSeat, type ExerciseState } from './state.ts';
import type { Definition, LogEntry } from './types.ts';

/** A snapshot as it was kept, its texts not yet read. */
export interface KeptSnapshot {
  slot: number;
  /** It holds the lines of the log up to `seq`, and those of earlier ticks that came later. */
  tick: number;
  seq: number;
  /** Rules of the world it was taken under. */
  rules: number;
  core: string;
  parts: () => Iterable<string>;
}

/** What the journal has of an exercise. */
export interface Journal {
  entries: readonly LogEntry[];
  /** Last simulated time it was at. */
  tick: number;
  /** Newest first. */
  snapshots: readonly KeptSnapshot[];
}

export interface Restored {
  exercise: Exercise;
  /** Rules it was played under until now, where they are others than this program's; null: the same. */
  otherRules: number | null;
  /** All of it was run again, from its first tick: no snapshot was of use. */
  anew: boolean;
  /** Slot of the snapshot that it came from; null: it came from its log alone. */
  slot: number | null;
  /** What could not be taken over: lines of the log, fields of the snapshot, snapshots that were no good. */
  lost: string[];
}

/** A new exercise. */
export function* opening(definition: Definition, pack: Scenario): Steps<Exercise> {
  const setting = yield* createSetting(definition, pack);
  return new Exercise(yield* createState(setting));
}

/**
 * Brings an exercise back: from its newest good snapshot and the log after it, else by running the whole log again. Under the rules
 * it was played under that is exact, and proven by the log's marks. Under others it goes on from the snapshot.
 * @throws Error naming the tick where the run differs from the one that was logged
 */
export function* restoring(definition: Definition, pack: Scenario, kept: Journal): Steps<Restored> {
  const { entries } = kept;
  const setting = yield* createSetting(definition, pack);
  const rules = rulesAtEnd(definition, entries);
  const otherRules = rules === RULES ? null : rules;
  const lost: string[] = [];
  for (const snapshot of kept.snapshots) {
    if (snapshot.rules !== rules) continue;
    if (snapshot.seq > entries.length) {
      lost.push(`the snapshot of tick ${snapshot.tick} holds more than its log`);
      continue;
    }
    const state = yield* within(thawed(setting, snapshot, lost, otherRules !== null), 0, 0.5);
    if (!state) continue;
    const exercise = new Exercise(state);
    const { tick: from, seq } = snapshot;
    try {
      const holds = (entry: LogEntry) => entry.seq <= seq || entry.tick < from;
      yield* within(rerunning(exercise, kept, otherRules === null ? null : lost, holds), 0.5, 1);
    } catch (error) {
      // The log does not follow from it: an older one, or the log alone, may still be the run that was played.
      lost.push(`the snapshot of tick ${from} is not of this run (${reasonOf(error)})`);
      continue;
    }
    return { exercise, otherRules, anew: false, slot: snapshot.slot, lost };
  }
  const exercise = new Exercise(yield* createState(setting));
  const exact = otherRules === null && !entries.some(({ command }) => command.type === 'renewed');
  yield* rerunning(exercise, kept, exact ? null : lost, () => false);
  return { exercise, otherRules, anew: true, slot: null, lost };
}

/** Rules of the world at the end of the log. */
function rulesAtEnd(definition: Definition, entries: readonly LogEntry[]): number {
  const last = entries.findLast(({ command }) => command.type === 'renewed')?.command;
  return last?.type === 'renewed' ? last.to : (definition.rules ?? 0);
}

/** The state a snapshot holds; null, and the reason in `lost`, when it cannot be read whole. */
function* thawed(
  setting: Setting,
  { core, parts, tick }: KeptSnapshot,
  lost: string[],
  lenient: boolean,
): Steps<ExerciseState | null> {
  try {
    const read = function* (): Generator<FrozenPart> {
      for (const part of parts()) yield JSON.parse(part) as FrozenPart;
    };
    const saved = JSON.parse(core) as FrozenCore;
    const { state, missing } = yield* thaw(setting, saved, read());
    if (lenient) lost.push(...missing);
    // A program of the same rules that saved other fields: what it did not save begins as in a fresh exercise.
    if (missing.length === 0 || lenient || saved.shape !== setting.shape) return state;
    lost.push(`the snapshot of tick ${tick} lacks ${missing.join(', ')}`);
  } catch (error) {
    lost.push(`the snapshot of tick ${tick} cannot be read (${reasonOf(error)})`);
  }
  return null;
}

/**
 * Enters the lines again that the state does not hold, and goes on to where the exercise stood. What does not apply any more goes to
 * `lost`, or is thrown where that is null.
 */
function* rerunning(
  exercise: Exercise,
  { entries, tick: end }: Journal,
  lost: string[] | null,
  holds: (entry: LogEntry) => boolean,
): Steps {
  const { state } = exercise;
  const from = state.tick;
  const part = (tick: number) => Math.min(1, (tick - from) / Math.max(1, end - from));
  const allTo = (tick: number) => within(runAllTo(state, tick), part(state.tick), part(tick));
  for (const entry of entries) {
    yield;
    if (holds(entry)) {
      exercise.recall(entry);
      continue;
    }
    const { actor, tick } = entry;
    if (actor.kind === 'seat') {
      const team = teamOfSeat(state, actor.seat);
      runTo(state, tick);
      if (team) yield* bringing(state, team, tick);
    } else yield* allTo(tick);
    try {
      exercise.reenter(entry);
    } catch (error) {
      if (!lost) throw error;
      lost.push(reasonOf(error));
      exercise.recall(entry);
    }
  }
  yield* allTo(Math.max(end, exercise.tick));
  yield* settleLines(state);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A new exercise and its ghosts, at once. */
export function createExercise(definition: Definition, pack: { scenario: Scenario }): Exercise {
  const exercise = atOnce(opening(definition, pack.scenario));
  atOnce(exercise.playGhosts());
  return exercise;
}

/**
 * Runs a whole log again and on to `tick`, at once, ghosts included.
 * @throws Error naming the tick where the run differs from the one that was logged
 */
export function replay(
  definition: Definition,
  pack: { scenario: Scenario },
  entries: readonly LogEntry[],
  tick: number,
): Exercise {
  const { exercise } = atOnce(
    restoring({ ...definition, rules: definition.rules ?? RULES }, pack.scenario, {
      entries,
      tick,
      snapshots: [],
    }),
  );
  atOnce(exercise.playGhosts());
  return exercise;
}
