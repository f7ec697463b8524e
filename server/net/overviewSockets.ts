import type { Answer } from '#protocol/events.ts';
import { Refused } from '#protocol/text.ts';
import type { Access } from './access.ts';
import type { Clock } from './clock.ts';
import { admit, allOf, type Io, type SpaceOf } from './io.ts';
import { Limit, rates } from './limits.ts';
import { tooFast } from './refusals.ts';
import { Reading } from './reading.ts';
import type { Room } from './room.ts';
import { takeCommands } from './takeCommands.ts';

interface ViewerData {
  room: Room;
}

/** The namespace of facilitators: their own table, every team they watch, and their commands. */
export function facilitatorSockets(io: Io, access: Access, clock: Clock): void {
  const space: SpaceOf<ViewerData> = io.of('/facilitator');
  space.use((socket, next) => {
    void admit(socket, next, async (address, { key, code }) => {
      access.facilitator(address, key);
      return open(await access.room(address, code));
    });
  });
  space.on('connection', (socket) => {
    const { room } = socket.data;
    const reading = new Reading(socket, room, null);
    const resyncs = new Limit(clock, rates.resync);
    const watches = new Limit(clock, rates.facilitator);
    void socket.join(allOf(room.code));
    takeCommands(socket, room, { kind: 'facilitator' }, new Limit(clock, rates.facilitator));
    socket.on('resync', (of) => reading.again(of, resyncs));
    socket.on('watch', (of: unknown, answer: unknown) => {
      const reply = (what: Answer) => {
        if (typeof answer === 'function') answer(what);
      };
      const { team, on } = (typeof of === 'object' && of !== null ? of : {}) as Record<string, unknown>;
      if (!watches.take()) {
        reply({ ok: false, refusal: tooFast().refusal });
      } else if (typeof team !== 'string' || !room.exercise.teams.has(team)) {
        reply({ ok: false, refusal: new Refused('unknown-team', 'There is no such team to watch.').refusal });
      } else {
        if (on === true) reading.start({ audience: 'team', team });
        else reading.stop({ audience: 'team', team });
        reply({ ok: true, seq: 0 });
      }
    });
    socket.on('disconnect', () => reading.stopAll());
    reading.start({ audience: 'facilitator', team: null });
  });
}

/** The namespace of projectors: they read one table and say nothing. */
export function projectorSockets(io: Io, access: Access, clock: Clock): void {
  const space: SpaceOf<ViewerData> = io.of('/projector');
  space.use((socket, next) => {
    void admit(socket, next, async (address, { key, code }) => {
      const room = await access.room(address, code);
      access.projector(address, room, key);
      return open(room);
    });
  });
  space.on('connection', (socket) => {
    const { room } = socket.data;
    const reading = new Reading(socket, room, null);
    const resyncs = new Limit(clock, rates.resync);
    void socket.join(allOf(room.code));
    socket.on('resync', (of) => reading.again(of, resyncs));
    socket.on('disconnect', () => reading.stopAll());
    reading.start({ audience: 'projector', team: null });
  });
}

/** @throws Refused why not even the last tables of an exercise can be shown. */
function open(room: Room): ViewerData {
  if (room.halted) throw new Refused(room.halted.code, room.halted.message);
  return { room };
}
