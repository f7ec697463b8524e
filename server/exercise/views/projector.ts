import type { ProjectorRecords } from '#protocol/views.ts';
import { seatsOf, type ReadonlyExercise } from '../state.ts';
import { countryOf } from './country.ts';
import { headlineOf } from '../outcome.ts';
import { commitmentsOf, exerciseOf, figuresAt, onTheWall, toAll } from './shared.ts';

/** The wall: who is here, the race, the country, public news. Nothing of any team's inside. */
export function projectorView(exercise: ReadonlyExercise): ProjectorRecords {
  const table: ProjectorRecords = { exercise: exerciseOf(exercise), clock: { tick: exercise.tick } };
  toAll(exercise, null, table);
  for (const team of exercise.teams.values()) {
    const seats = seatsOf(exercise, team.id);
    table[`team:${team.id}`] = {
      id: team.id,
      name: team.name,
      seats: seats.map((seat) => seat.name),
      online: seats.filter((seat) => exercise.online.has(seat.id)).length,
      headline: headlineOf(exercise.world, team.state),
    };
  }
  const idle = figuresAt(exercise.ghosts.get('idle'), exercise.tick);
  if (idle) table.idle = idle;
  if (exercise.lifecycle === 'running' || exercise.lifecycle === 'paused')
    table.country = countryOf(exercise);
  if (exercise.result) afterPlay(exercise, table);
  onTheWall(exercise, table);
  news(exercise, table);
  return table;
}

function afterPlay(exercise: ReadonlyExercise, table: ProjectorRecords): void {
  const { teams, debrief } = exercise;
  let count = 0;
  let of = 0;
  for (const team of teams.values()) {
    count += team.reflections.size;
    of += seatsOf(exercise, team.id).length;
  }
  table.reflected = { count, of };
  if (debrief.step === 'change') commitmentsOf(exercise, table);
}

/** Television and social feed, once every team has them: what differs from team to team stays with the team. */
function news(exercise: ReadonlyExercise, table: ProjectorRecords): void {
  exercise.world.injects.forEach((_inject, i) => {
    const source = exercise.pack.injects.injects[i]!;
    if (source.channel !== 'tv' && source.channel !== 'social') return;
    let latest = -1;
    for (const team of exercise.teams.values()) {
      const { sentTick } = team.state.injects[i]!;
      if (sentTick < 0) return;
      latest = Math.max(latest, sentTick);
    }
    if (latest >= 0)
      table[`news:${i}`] = { tick: latest, channel: source.channel, from: source.from, title: source.title };
  });
}
