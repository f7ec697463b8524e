import type { Command } from '#protocol/commands.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import { bringTeam, finishTick } from './clock.ts';
import { entryOf } from './commands/index.ts';
import { hurry } from './keep.ts';
import { addNotice, teamOfSeat, touch, type ExerciseState } from './state.ts';
import type { Team } from './team.ts';
import type { LogEntry } from './types.ts';

/**
 * Does what a line of the log says, at its own tick: a player's to the player's team, any other to the exercise with all teams
 * at the current tick.
 * @throws Refused, having changed nothing
 */
export function applyEntry(state: ExerciseState, line: LogEntry): void {
  applyCommand(state, line);
  state.seq = line.seq;
}

function applyCommand(state: ExerciseState, { actor, command, tick, at }: LogEntry): void {
  const entry = entryOf(command);
  if (entry.by === 'seat') {
    const seat = actor.kind === 'seat' ? state.allSeats.get(actor.seat) : undefined;
    const team = seat && teamOfSeat(state, seat.id);
    if (!seat || !team) throw seatRemoved();
    bringTeam(state, team, tick);
    entry.apply(state, { team, seat }, command);
    if (!entry.noAct) team.lastActTick = team.state.tick;
    touch(state, team.id);
    return;
  }
  hurry(state);
  finishTick(state);
  const words = entry.notice?.(state, command);
  const touched = entry.apply(state, command, at);
  if (words) addNotice(state, { tick, kind: 'notice', by: null, ref: command.type, words });
  for (const id of touched === 'all' ? state.teams.keys() : touched) touch(state, id);
}

/** Whether it would change nothing: it is then answered and leaves no line in the log. */
export function changesNothing(state: ExerciseState, { actor, command }: LogEntry): boolean {
  const entry = entryOf(command);
  if (entry.by !== 'seat' || actor.kind !== 'seat' || !entry.changesNothing) return false;
  const seat = state.allSeats.get(actor.seat);
  const team: Team | null = teamOfSeat(state, actor.seat);
  return seat !== undefined && team !== null && entry.changesNothing({ team, seat }, command);
}

/** Why nothing can be asked of the exercise at this moment; null when all can. */
export const notNow = ({ jump, world, tick }: ExerciseState): Refusal | null =>
  jump && {
    code: 'jumping',
    message: 'The clock is being run ahead. Wait until it stands again.',
    params: { tick: jump.to, minutes: (jump.to - tick) * world.tickMinutes },
  };

/** Why a command given on a screen of that tick comes too late; null when it does not. */
export function staleness(state: ExerciseState, command: Command, seenTick: number): Refusal | null {
  const entry = entryOf(command);
  if (entry.by !== 'seat') {
    if (!entry.staleAfterJump || seenTick >= state.arrivedAt) return null;
    return {
      code: 'stale',
      message: 'The clock has been run ahead meanwhile. Look where it stands, then go on.',
    };
  }
  if (entry.staleAfterMinutes === undefined) return null;
  const ticks = state.tick - seenTick;
  const minutes = ticks * state.world.tickMinutes;
  if (minutes <= entry.staleAfterMinutes) return null;
  return {
    code: 'stale',
    message: `This decision was taken on a picture that is more than ${entry.staleAfterMinutes} minutes old. Look again, then decide.`,
    params: { ticks, minutes },
  };
}

export const seatRemoved = (): Refused =>
  new Refused('seat-removed', 'This seat is no longer part of the exercise.');
