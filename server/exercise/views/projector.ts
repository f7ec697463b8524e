import type { ProjectorRecords } from '#protocol/views.ts';
import { seatsOf, type Course } from '../state.ts';
import { countryOf } from './country.ts';
import { headlineOf } from '../outcome.ts';
import { exerciseOf, figuresAt, onTheWall, toAll } from './shared.ts';

/** The wall: who is here, the race, the country, public news. Nothing of any team's inside. */
export function projectorView(course: Course): ProjectorRecords {
  const table: ProjectorRecords = { exercise: exerciseOf(course), clock: { tick: course.tick } };
  toAll(course, null, table);
  for (const team of course.teams.values()) {
    const seats = seatsOf(course, team.id);
    table[`team:${team.id}`] = {
      id: team.id,
      name: team.name,
      seats: seats.map((seat) => seat.name),
      online: seats.filter((seat) => course.online.has(seat.id)).length,
      headline: headlineOf(course.world, team.state),
    };
  }
  const idle = figuresAt(course.ghosts.get('idle'), course.tick);
  if (idle) table.idle = idle;
  if (course.lifecycle === 'running' || course.lifecycle === 'paused') table.country = countryOf(course);
  onTheWall(course, table);
  news(course, table);
  return table;
}

/** Television and social feed, once every team has them: what differs from team to team stays with the team. */
function news(course: Course, table: ProjectorRecords): void {
  course.world.injects.forEach((_inject, i) => {
    const source = course.pack.injects.injects[i]!;
    if (source.channel !== 'tv' && source.channel !== 'social') return;
    let latest = -1;
    for (const team of course.teams.values()) {
      const { sentTick } = team.state.injects[i]!;
      if (sentTick < 0) return;
      latest = Math.max(latest, sentTick);
    }
    if (latest >= 0)
      table[`news:${i}`] = { tick: latest, channel: source.channel, from: source.from, title: source.title };
  });
}
