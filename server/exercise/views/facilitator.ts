import type { FacilitatorRecords, TeamRow } from '#protocol/views.ts';
import { preparedIds } from '#sim/preparation.ts';
import { AT, SUM } from '#sim/state.ts';
import { DOWN_BP } from '#sim/services.ts';
import { seatsOf, type ReadonlyExercise } from '../state.ts';
import type { Team } from '../team.ts';
import { headlineOf } from '../outcome.ts';
import { resultFor } from '../result.ts';
import { commitmentsOf, exerciseOf, onTheWall, toAll } from './shared.ts';

/** The white cell's overview: every team in a row, the whole MSEL, the story. */
export function facilitatorView(exercise: ReadonlyExercise): FacilitatorRecords {
  const table: FacilitatorRecords = {
    exercise: exerciseOf(exercise),
    clock: { tick: exercise.tick },
    story: story(exercise),
  };
  toAll(exercise, null, table);
  if (exercise.result) table.result = resultFor(exercise.result, null);
  for (const team of exercise.teams.values()) table[`team:${team.id}`] = teamRow(exercise, team);
  for (const seat of exercise.allSeats.values()) {
    if (seat.removed) continue;
    const { id, name, roles, team } = seat;
    table[`seat:${id}`] = {
      id,
      name,
      roles,
      team,
      online: exercise.online.has(id),
      ...(seat.away ? { away: seat.away } : {}),
    };
  }
  msel(exercise, table);
  if (exercise.pack.scenario.prompts) table.prompts = exercise.pack.scenario.prompts;
  onTheWall(exercise, table);
  for (const team of exercise.teams.values())
    for (const [seat, one] of team.reflections) table[`reflection:${seat}`] = { ...one, team: team.id };
  commitmentsOf(exercise, table);
  for (const { seq, tick, team, log } of exercise.lines) table[`line:${seq}`] = { tick, team, log };
  return table;
}

function story({ world, pack, story: { key, since }, tick }: ReadonlyExercise): FacilitatorRecords['story'] {
  const clock = { ...world.initial, tick };
  return {
    events: pack.story.events.map(({ id, name, list }) => ({
      id,
      name,
      list,
      enabled: world.story.can(key, id, (guard) => guard(world, clock)),
    })),
    phases: pack.scenario.phases.map(({ id }) => ({
      id,
      sinceTick: since.findLast((one) => one.phase === id)?.tick ?? null,
    })),
  };
}

/** How long an answer that did not come stays worth the facilitator's attention: three minutes on the watch, an hour of play at least. */
const overdueTicks = ({ world, ticksPerMinute }: ReadonlyExercise): number =>
  Math.max(world.hour, 3 * ticksPerMinute);

function teamRow(exercise: ReadonlyExercise, team: Team): TeamRow {
  const { world } = exercise;
  const { state } = team;
  const seats = seatsOf(exercise, team.id);
  let unanswered = 0;
  let overdue = 0;
  const recent = overdueTicks(exercise);
  world.injects.forEach((inject, i) => {
    const at = state.injects[i]!;
    if (at.sentTick < 0 || at.answeredTick >= 0) return;
    if (at.expired) overdue += at.sentTick + inject.answerTicks >= exercise.tick - recent ? 1 : 0;
    else if (inject.options.length > 0 || exercise.pack.injects.injects[i]!.freeText) unanswered += 1;
  });
  const busy = state.v.crewsBusy.reduce((sum, one) => sum + one, 0);
  const total = world.pools.reduce((sum, pool) => sum + pool.count, 0);
  return {
    id: team.id,
    name: team.name,
    seats: seats.length,
    online: seats.filter((seat) => exercise.online.has(seat.id)).length,
    headline: headlineOf(world, state),
    trustBp: state.v.scalar[AT.trust]!,
    spent: state.s[SUM.spent]!,
    crewsFree: total - busy,
    crewsTotal: total,
    unanswered,
    overdue,
    lastActTick: team.lastActTick,
    lastAction: team.lastAction,
    prepared: preparedIds(world, state),
    servicesDown: state.v.availability.reduce((sum, one) => sum + (one < DOWN_BP ? 1 : 0), 0),
  };
}

function msel(exercise: ReadonlyExercise, table: FacilitatorRecords): void {
  const { world, pack } = exercise;
  const teams = [...exercise.teams.values()];
  world.injects.forEach((inject, i) => {
    const source = pack.injects.injects[i]!;
    const states = teams.map((team) => team.state.injects[i]!);
    const sent = states.filter((one) => one.sentTick >= 0);
    const retimed = states.find((one) => one.retimed >= 0)?.retimed;
    table[`msel:${inject.id}`] = {
      id: inject.id,
      title: source.title,
      channel: source.channel,
      roles: source.roles,
      priority: source.priority,
      body: source.body,
      expected: source.expected,
      objectives: source.objectives,
      attack: source.attack,
      dueTick: retimed ?? (inject.dueTick < 0 ? null : inject.dueTick),
      condition: source.waitsFor ?? null,
      held:
        states.length > 0 &&
        states.every((one) => one.held || one.sentTick >= 0) &&
        states.some((one) => one.held),
      skipped:
        states.length > 0 &&
        states.every((one) => one.skipped || one.sentTick >= 0) &&
        states.some((one) => one.skipped),
      heldTeams: states.filter((one) => one.held).length,
      skippedTeams: states.filter((one) => one.skipped).length,
      sent: sent.length,
      answered: states.filter((one) => one.answeredTick >= 0).length,
      read: exercise.readTeams.get(inject.id) ?? 0,
      teams: teams.length,
      sentTick: sent.length === 0 ? null : Math.min(...sent.map((one) => one.sentTick)),
    };
  });
}
