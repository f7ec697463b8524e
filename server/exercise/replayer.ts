import type { TeamRecords } from '#protocol/views.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { atOnce } from '#sim/steps.ts';
import { finishTick, runTo } from './clock.ts';
import { Exercise } from './exercise.ts';
import { freeze, thaw, type FrozenCore, type FrozenPart } from './freeze.ts';
import { createSetting, type Setting } from './setting.ts';
import { createState } from './state.ts';
import type { Definition, LogEntry } from './types.ts';

/** Between two moments that are kept: a seek runs on from the one before it. Hours of play. */
const everyHours = 6;

interface Kept {
  tick: number;
  /** How many lines of the log it holds. */
  entries: number;
  core: string;
  parts: string[];
}

/**
 * A finished run that can be looked at as it stood at any moment. It is played once from its log, which proves it by its marks, and a
 * state is kept every six hours of play. Long at first (for a worker), then a few milliseconds a look.
 * @throws Error naming the tick where the run differs from the one that was logged
 */
export class Replayer {
  readonly #setting: Setting;
  readonly #entries: readonly LogEntry[];
  readonly #kept: Kept[] = [];
  /** Last simulated time of the run. */
  readonly end: number;
  /** Hashes of the log that the run was held against, and were the same. */
  readonly proofs: number;

  constructor(definition: Definition, pack: Scenario, entries: readonly LogEntry[], end: number) {
    this.#setting = atOnce(createSetting(definition, pack));
    // By time: what teams did within a tick does not touch other teams, and what the facilitator did stands after it.
    this.#entries = entries.toSorted((a, b) => a.tick - b.tick || a.seq - b.seq);
    this.end = end;
    this.proofs = entries.filter(({ command }) => command.type === 'mark').length;
    const exercise = new Exercise(atOnce(createState(this.#setting)));
    atOnce(exercise.playGhosts());
    const every = everyHours * this.#setting.world.hour;
    let next = 0;
    this.#entries.forEach((entry, i) => {
      for (; next <= entry.tick; next += every) this.#keep(exercise, next, i);
      this.#enter(exercise, entry);
    });
    for (; next <= end; next += every) this.#keep(exercise, next, this.#entries.length);
  }

  /** The run at its end. */
  finished(): Exercise {
    return this.#at(this.end);
  }

  /** What a team saw at a tick, after all that was given at it. */
  view(team: string, tick: number): TeamRecords {
    return this.#at(Math.max(0, Math.min(this.end, tick))).view('team', team);
  }

  #at(tick: number): Exercise {
    const kept = this.#kept.findLast((one) => one.tick <= tick)!;
    const read = kept.parts.map((part) => JSON.parse(part) as FrozenPart);
    const { state } = atOnce(thaw(this.#setting, JSON.parse(kept.core) as FrozenCore, read));
    const exercise = new Exercise(state);
    for (let i = kept.entries; i < this.#entries.length; i++) {
      const entry = this.#entries[i]!;
      if (entry.tick > tick) break;
      this.#enter(exercise, entry);
    }
    runTo(state, tick);
    finishTick(state);
    return exercise;
  }

  #enter(exercise: Exercise, entry: LogEntry): void {
    // A clock that was run ahead is run there by the ticks themselves.
    exercise.reenter(entry);
    exercise.state.jump = null;
  }

  #keep(exercise: Exercise, tick: number, entries: number): void {
    const { state } = exercise;
    runTo(state, tick);
    finishTick(state);
    const { core, parts } = freeze(state);
    this.#kept.push({
      tick,
      entries,
      core: JSON.stringify(core),
      parts: parts.map((part) => JSON.stringify(part)),
    });
  }
}
