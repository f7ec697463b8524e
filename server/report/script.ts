import type { ExerciseState } from '#exercise/state.ts';
import type { LogEntry } from '#exercise/types.ts';
import { Refused } from '#protocol/text.ts';
import { applyEffects } from '#sim/apply.ts';
import { cancel, decide } from '#sim/decisions.ts';
import { answer, planInject, send } from '#sim/injects.ts';
import { openPrepared } from '#sim/run.ts';
import { cloneState, hashState, SUM, type TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';

/** Something a team did that its world felt. `seq`: its line in the log; those that nobody gave have numbers of their own. */
export type Move = { seq: number; tick: number } & (
  | { kind: 'decide'; action: string; target: string | undefined; decision: number; by: string }
  | { kind: 'cancel'; decision: number }
  | { kind: 'answer'; inject: string; option: string | undefined }
);

/** What the facilitator did to this team's world. */
interface Hand {
  seq: number;
  tick: number;
  apply: (world: World, state: TeamState) => void;
}

/** A team's play, taken out of the log of its exercise: enough to play it again alone, changed or not. */
export interface Script {
  team: { id: string; name: string };
  /** Tick at which the exercise ended. */
  end: number;
  prepare: string[];
  /** In the order in which they were given. */
  moves: Move[];
  hand: Hand[];
  /** The story's effects by tick. */
  story: ReadonlyMap<number, readonly number[]>;
}

/**
 * Takes a team's play out of a log.
 * @param state the exercise that the log makes, at its end
 * @throws Error when the play does not come out as the exercise has it: it cannot be changed and compared then
 */
export function scriptOf(state: ExerciseState, entries: readonly LogEntry[], id: string): Script {
  const team = state.teams.get(id);
  if (!team) throw new Error(`There is no team "${id}".`);
  const script: Script = {
    team: { id, name: team.name },
    end: team.state.tick,
    prepare: team.state.prepared.map((one) => state.world.preparation.options[one]!.id),
    moves: movesOf(entries, id),
    hand: handOf(state, entries, id),
    story: state.storyEffects,
  };
  const again = runScript(state.world, script).state;
  if (hashState(again) !== hashState(team.state))
    throw new Error(
      `The play of "${team.name}" does not come out of its log as it was: it cannot be priced.`,
    );
  return script;
}

function movesOf(entries: readonly LogEntry[], id: string): Move[] {
  const moves: Move[] = [];
  const teamOf = new Map<string, string>();
  let decisions = 0;
  for (const { seq, tick, actor, command } of entries) {
    if (command.type === 'seat-taken' || command.type === 'move-seat') teamOf.set(command.seat, command.team);
    if (actor.kind !== 'seat' || teamOf.get(actor.seat) !== id) continue;
    if (command.type === 'decide') {
      const { action, target } = command;
      moves.push({ seq, tick, kind: 'decide', action, target, decision: decisions, by: actor.seat });
      decisions += 1;
    } else if (command.type === 'cancel')
      moves.push({ seq, tick, kind: 'cancel', decision: command.decision });
    else if (command.type === 'answer')
      moves.push({ seq, tick, kind: 'answer', inject: command.inject, option: command.option });
  }
  return moves;
}

function handOf({ triggered, world }: ExerciseState, entries: readonly LogEntry[], id: string): Hand[] {
  const hand: Hand[] = [];
  const told = new Set<number>();
  for (const { seq, tick, command } of entries) {
    const add = (apply: Hand['apply']) => void hand.push({ seq, tick, apply });
    if (command.type === 'trigger-story' && !told.has(tick)) {
      told.add(tick);
      const effects = triggered.get(tick) ?? [];
      add((w, state) => applyEffects(w, state, effects));
    }
    if (!('inject' in command) || command.type === 'answer') continue;
    if (command.team !== undefined && command.team !== id) continue;
    const place = world.tables.injectPlace.get(command.inject) ?? -1;
    const unsent =
      (act: Hand['apply']): Hand['apply'] =>
      (w, state) => {
        if (place >= 0 && state.injects[place]!.sentTick < 0) act(w, state);
      };
    if (command.type === 'fire-inject') add(unsent((w, state) => send(w, state, place)));
    if (command.type === 'hold-inject') add(unsent((_w, state) => planInject(state, place, { held: true })));
    if (command.type === 'release-inject')
      add(unsent((_w, state) => planInject(state, place, { held: false, skipped: false })));
    if (command.type === 'skip-inject')
      add(unsent((_w, state) => planInject(state, place, { skipped: true })));
    if (command.type === 'retime-inject') {
      const plan = { held: false, skipped: false, retimed: command.tick };
      add(unsent((_w, state) => planInject(state, place, plan)));
    }
  }
  return hand;
}

/** What is played otherwise than it was. */
export interface Change {
  /** Moves left out, by `seq`. */
  without?: ReadonlySet<number>;
  /** Moves given at another tick, by `seq`. */
  moved?: ReadonlyMap<number, number>;
  /** Moves that nobody gave. */
  added?: readonly Move[];
  /** Preparations made instead. */
  prepare?: readonly string[];
}

/** Where a run may begin: as it stood before the moves of this tick. */
export interface Checkpoint {
  state: TeamState;
  /** Decisions by the number they had in the log. */
  numbers: ReadonlyMap<number, number>;
  /** As in `Ran`, up to here. */
  byDay: readonly number[];
}

export interface Ran {
  state: TeamState;
  /** Moves that the world did not let be made, by `seq`. */
  refused: number[];
  /** Parcels delivered by each midnight, and at the end. */
  byDay: number[];
}

/**
 * Plays a script, changed or not.
 * @param options.from instead of the first tick; the change must not be before it
 * @param options.until instead of the end
 * @param options.each called before the moves of each tick that has some, or is a whole hour
 */
export function runScript(
  world: World,
  script: Script,
  change: Change = {},
  options: { from?: Checkpoint; until?: number; each?: (at: Checkpoint) => void } = {},
): Ran {
  const state = options.from
    ? cloneState(world, options.from.state)
    : openPrepared(world, change.prepare ?? script.prepare);
  const numbers = new Map(options.from?.numbers);
  const refused: number[] = [];
  const byDay = [...(options.from?.byDay ?? [])];
  const until = options.until ?? script.end;
  const due = inOrder(script, change).filter(({ tick }) => tick >= state.tick);
  let next = 0;
  for (;;) {
    if (options.each && (due[next]?.tick === state.tick || state.tick % world.hour === 0))
      options.each({ state: cloneState(world, state), numbers: new Map(numbers), byDay: [...byDay] });
    for (; due[next]?.tick === state.tick; next++) {
      const one = due[next]!;
      if ('apply' in one) one.apply(world, state);
      else if (!make(world, state, one, numbers)) refused.push(one.seq);
    }
    state.happenings.length = 0;
    const over = state.tick >= until;
    if (over || state.tick % world.day === world.firstMidnight % world.day)
      byDay.push(state.s[SUM.delivered]!);
    if (over) break;
    stepTeam(world, state, script.story.get(state.tick + 1) ?? []);
  }
  return { state, refused, byDay };
}

/** All that is given, by tick and then as it was given. */
function inOrder(script: Script, { without, moved, added = [] }: Change): (Move | Hand)[] {
  const moves = [...script.moves, ...added].flatMap((one) => {
    if (without?.has(one.seq)) return [];
    const tick = moved?.get(one.seq);
    return tick === undefined ? [one] : [{ ...one, tick }];
  });
  return [...moves, ...script.hand].toSorted((a, b) => a.tick - b.tick || a.seq - b.seq);
}

/** @returns whether the world let it be made */
function make(world: World, state: TeamState, move: Move, numbers: Map<number, number>): boolean {
  try {
    if (move.kind === 'answer') answer(world, state, move.inject, move.option);
    else if (move.kind === 'decide')
      numbers.set(move.decision, decide(world, state, move.action, move.target, move.by).id);
    else {
      const number = numbers.get(move.decision);
      if (number === undefined) return false;
      cancel(world, state, number);
    }
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
