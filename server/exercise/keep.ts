import { freezeCore, freezePart } from './freeze.ts';
import { proofTicks } from './proof.ts';
import type { ExerciseState } from './state.ts';
import type { Team } from './team.ts';

/**
 * A snapshot being taken. It holds the exercise as a tick began, and each team as it came to that tick: so it holds every line
 * of the log up to `seq`, and of those after it the ones of ticks before `tick`.
 */
export interface Keeping {
  readonly tick: number;
  readonly seq: number;
  readonly core: string;
  /** Teams that are still to come. */
  readonly waiting: Set<string>;
  /** Teams that came and have not been taken yet: id and text. */
  parts: [team: string, data: string][];
}

/** At the tick that has just begun, perhaps the last of a run ahead: starts a snapshot when one is due. */
export function startKeeping(state: ExerciseState, jump: ExerciseState['jump']): void {
  if (!state.keeps || !isDue(state.tick, jump)) return;
  state.keeping = {
    tick: state.tick,
    seq: state.seq,
    core: JSON.stringify(freezeCore(state)),
    waiting: new Set(state.teams.keys()),
    parts: [],
  };
}

/** At the first tick of play, then with every mark; of a run ahead only the last counts. */
function isDue(tick: number, jump: ExerciseState['jump']): boolean {
  if (tick !== 1 && tick % proofTicks !== 0) return false;
  return jump === null || tick + proofTicks > jump.to;
}

/** A team has come to a tick: its part of a snapshot of that tick. */
export function keepTeam(state: ExerciseState, team: Team): void {
  const { keeping } = state;
  if (keeping?.tick !== team.state.tick || !keeping.waiting.delete(team.id)) return;
  keeping.parts.push([team.id, JSON.stringify(freezePart(state, team))]);
}

/** Teams that a command may bring to a snapshot's tick in one go, with everybody waiting: to write down more takes too long. */
const mostAtOnce = 32;

/** Before a command brings all teams to the current tick: a snapshot that would hold everybody up is given up; the next will come. */
export function hurry(state: ExerciseState): void {
  if ((state.keeping?.waiting.size ?? 0) > mostAtOnce) state.keeping = null;
}
