import type { Command } from '#protocol/commands.ts';
import { plainName, Refused, type Refusal } from '#protocol/text.ts';
import type { Lifecycle, Result } from '#protocol/views.ts';
import { applyEffects } from '#sim/apply.ts';
import { applyPreparations } from '#sim/preparation.ts';
import { stepStory } from '#sim/run.ts';
import { applyInject, createLateTeam, type InjectPlan } from './commands.ts';
import type { Course, Wall } from './course.ts';
import { lifecycleCommands, nextLifecycle } from './lifecycle.ts';
import { resultOf } from './result.ts';
import type { Seat, Team } from './team.ts';

/** Most teams one exercise takes. */
const MOST_TEAMS = 2_000;

/** What a command to the whole exercise may change. `Exercise` is one. */
export interface Directed extends Course {
  lifecycle: Lifecycle;
  locked: boolean;
  recovered: boolean;
  ticksPerMinute: number;
  result: Result | null;
  readonly wall: Wall;
  readonly teams: Map<string, Team>;
  readonly allSeats: Map<string, Seat>;
  readonly seatsByTeam: Map<string, Seat[]>;
  readonly online: Set<string>;
  readonly announcements: { tick: number; text: string }[];
  /** Where the facilitator stands with each inject, for teams that join later. */
  readonly plans: Map<number, InjectPlan>;
  /** Effects that story events brought, by the tick they came. */
  readonly triggered: Map<number, number[]>;
  readonly endTick: number;
  /** Starts the next tick, and brings all teams to it. */
  advance(): void;
  /** Brings a team that begins now through all that the others have met. */
  catchUp(team: Team): void;
  hash(): string;
}

/** Teams whose screens a command changed. */
export type Touched = 'all' | readonly string[];

/**
 * A command to the exercise as a whole, all teams being at the current tick.
 * @param at wall time of the command; only shown, never computed with
 * @throws Refused, having changed nothing
 */
export function direct(exercise: Directed, command: Command, at: number): Touched {
  if ((lifecycleCommands as readonly string[]).includes(command.type)) return move(exercise, command.type);
  switch (command.type) {
    case 'pace':
      exercise.ticksPerMinute = command.ticksPerMinute;
      return 'all';
    case 'lock':
      exercise.locked = command.locked;
      return 'all';
    case 'jump':
      return jump(exercise, command.to);
    case 'announce':
      return announce(exercise, command.text, command.team);
    case 'show-prompt':
      exercise.wall.prompt = { text: command.text, minutes: command.minutes ?? null, at };
      return [];
    case 'clear-prompt':
      exercise.wall.prompt = null;
      return [];
    case 'show-slide':
      exercise.wall.slide = command.slide;
      return [];
    case 'trigger-story':
      return trigger(exercise, command.event);
    case 'fire-inject':
    case 'hold-inject':
    case 'release-inject':
    case 'skip-inject':
    case 'retime-inject': {
      const teams =
        command.team === undefined ? [...exercise.teams.values()] : [teamOf(exercise, command.team)];
      applyInject(exercise.world, teams, exercise.plans, command);
      return teams.map((team) => team.id);
    }
    case 'add-team':
      return addTeam(exercise, command.name);
    case 'rename-team':
      teamOf(exercise, command.team).name = command.name;
      return [command.team];
    case 'seat-taken': {
      const { seat: id, team, name, roles } = command;
      teamOf(exercise, team);
      const known = new Set(exercise.catalogue.roles.map((one) => one.id));
      place(exercise, { id, team, name, roles: roles.filter((role) => known.has(role)), removed: false });
      return [team];
    }
    case 'move-seat': {
      const seat = seatOf(exercise, command.seat);
      const from = seat.team;
      teamOf(exercise, command.team);
      unplace(exercise, seat);
      seat.team = command.team;
      place(exercise, seat);
      return [from, command.team];
    }
    case 'rename-seat': {
      const seat = seatOf(exercise, command.seat);
      seat.name = command.name;
      return [seat.team];
    }
    case 'remove-seat': {
      const seat = seatOf(exercise, command.seat);
      unplace(exercise, seat);
      seat.removed = true;
      exercise.online.delete(seat.id);
      return [seat.team];
    }
    case 'mark': {
      const now = exercise.hash();
      if (now === command.hash) return [];
      throw new Error(
        `At tick ${exercise.tick} the state's hash is ${now}, but ${command.hash} was logged: this is not the same run. Another version of the program played it, or its log was changed.`,
      );
    }
    default:
      throw new Refused('not-allowed', `"${command.type}" is not a command to the whole exercise.`);
  }
}

function move(exercise: Directed, type: Command['type']): Touched {
  const next = nextLifecycle(exercise.lifecycle, type);
  // `authorize` has seen to it, but for a log that somebody changed.
  if (next === null) {
    throw new Refused(
      'wrong-phase',
      `"${type}" has no meaning while the exercise is in ${exercise.lifecycle}.`,
    );
  }
  exercise.lifecycle = next;
  // What was asked before STARTEX or before ENDEX is not asked after it: nobody should have to remember it is still up.
  if (type === 'start' || type === 'end' || type === 'close') exercise.wall.prompt = null;
  if (type === 'start')
    for (const { state } of exercise.teams.values()) applyPreparations(exercise.world, state);
  if (type === 'recovered') exercise.recovered = true;
  if (type === 'resume') exercise.recovered = false;
  if (exercise.lifecycle === 'debrief') {
    exercise.result = resultOf(
      exercise.world,
      exercise.teams.values(),
      exercise.ghosts.values(),
      exercise.tick,
    );
  }
  return 'all';
}

function announce(exercise: Directed, text: string, to: string | undefined): Touched {
  const { tick } = exercise;
  const told = to === undefined ? [...exercise.teams.values()] : [teamOf(exercise, to)];
  if (to === undefined) exercise.announcements.push({ tick, text });
  else told[0]!.announcements.push({ tick, text });
  for (const team of told) team.log.push({ tick, kind: 'announcement', by: null, text });
  return told.map((team) => team.id);
}

function jump(exercise: Directed, to: { tick: number } | 'next-inject'): Touched {
  const target = to === 'next-inject' ? nextInjectTick(exercise) : to.tick;
  if (target === null) throw new Refused('time-past', 'No inject is due by time any more.');
  const upTo = Math.min(target, exercise.endTick);
  if (upTo <= exercise.tick) throw new Refused('time-past', 'That moment has passed.', { tick: target });
  while (exercise.tick < upTo) exercise.advance();
  return 'all';
}

/** Tick of the next inject before the end that a time decides and somebody still waits for. */
function nextInjectTick({ world, teams, tick, endTick }: Directed): number | null {
  let next: number | null = null;
  world.injects.forEach((inject, i) => {
    for (const team of teams.values()) {
      const at = team.state.injects[i]!;
      const due = at.retimed >= 0 ? at.retimed : inject.dueTick;
      if (at.sentTick >= 0 || at.held || at.skipped || due <= tick || due > endTick) continue;
      if (next === null || due < next) next = due;
    }
  });
  return next;
}

function trigger(exercise: Directed, event: string): Touched {
  const { world, story, tick } = exercise;
  if (!exercise.pack.story.events.some((one) => one.id === event)) {
    throw new Refused('unknown-event', `The story has no event "${event}".`);
  }
  story.clock.tick = tick;
  if (!world.story.can(story.key, event, (guard) => guard(world, story.clock))) {
    throw new Refused('wrong-phase', 'The story cannot take this turn now.', {
      command: event,
      lifecycle: exercise.phase,
    });
  }
  const effects = stepStory(world, story, tick, event);
  exercise.triggered.set(tick, [...(exercise.triggered.get(tick) ?? []), ...effects]);
  for (const team of exercise.teams.values()) applyEffects(world, team.state, effects);
  return 'all';
}

function addTeam(exercise: Directed, name: string): Touched {
  if (exercise.teams.size >= MOST_TEAMS) {
    throw new Refused('too-many-teams', `An exercise takes ${MOST_TEAMS} teams.`);
  }
  let number = exercise.teams.size + 1;
  while (exercise.teams.has(`team-${number}`)) number += 1;
  const team = createLateTeam(exercise.world, `team-${number}`, name, exercise.plans);
  exercise.teams.set(team.id, team);
  exercise.catchUp(team);
  return [team.id];
}

/**
 * Two teams of one name cannot be told apart on the wall. Asked when a command comes in and not when a log is run again: older logs
 * may hold such names.
 */
export function refuseTakenName(teams: Iterable<Team>, command: Command): Refusal | null {
  if (command.type !== 'add-team' && command.type !== 'rename-team') return null;
  const own = command.type === 'rename-team' ? command.team : null;
  const name = plainName(command.name);
  for (const team of teams) {
    if (team.id !== own && plainName(team.name) === name) {
      const message = `A team is called ${team.name} already.`;
      return { code: 'team-name-taken', message, params: { name: team.name } };
    }
  }
  return null;
}

function place(exercise: Directed, seat: Seat): void {
  exercise.allSeats.set(seat.id, seat);
  exercise.seatsByTeam.set(seat.team, [...(exercise.seatsByTeam.get(seat.team) ?? []), seat]);
}

function unplace(exercise: Directed, seat: Seat): void {
  const others = (exercise.seatsByTeam.get(seat.team) ?? []).filter((one) => one !== seat);
  exercise.seatsByTeam.set(seat.team, others);
}

function teamOf(exercise: Directed, id: string): Team {
  const team = exercise.teams.get(id);
  if (!team) throw new Refused('unknown-team', `There is no team "${id}".`, { team: id });
  return team;
}

function seatOf(exercise: Directed, id: string): Seat {
  const seat = exercise.allSeats.get(id);
  if (!seat || seat.removed) throw new Refused('unknown-seat', `There is no seat "${id}".`, { seat: id });
  return seat;
}
