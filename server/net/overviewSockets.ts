import type { Answer } from '#protocol/events.ts';
import { Refused } from '#protocol/text.ts';
import type { Access } from './access.ts';
import type { Clock } from './clock.ts';
import { open, type DoorOptions } from './door.ts';
import { allOf, type Io, type SpaceOf } from './io.ts';
import { Limit, rates } from './limits.ts';
import { tooFast } from './refusals.ts';
import { Reading } from './reading.ts';
import type { Room } from './room.ts';
import { takeCommands } from './takeCommands.ts';

interface ViewerData {
  room: Room;
}

/** The namespace of facilitators: their own table, every team they watch, and their commands. */
export function facilitatorSockets(io: Io, access: Access, clock: Clock, door: DoorOptions): void {
  const space: SpaceOf<ViewerData> = io.of('/facilitator');
  open(space, door, {
    async prove(address, { key, code }) {
      access.facilitator(address, key);
      return shown(await access.room(address, code));
    },
    enter(socket) {
      const { room } = socket.data;
      const reading = new Reading(socket, room, null);
      const resyncs = new Limit(clock, rates.resync);
      const watches = new Limit(clock, rates.facilitator);
      const watch = (of: unknown): Answer => {
        if (!watches.take()) throw tooFast();
        const { team, on } = (typeof of === 'object' && of !== null ? of : {}) as Record<string, unknown>;
        if (typeof team !== 'string' || !room.exercise.teams.has(team)) {
          throw new Refused('unknown-team', 'There is no such team to watch.');
        }
        if (on === true) reading.start({ audience: 'team', team });
        else reading.stop({ audience: 'team', team });
        return { ok: true, seq: 0 };
      };
      void socket.join(allOf(room.code));
      reading.start({ audience: 'facilitator', team: null });
      return {
        hear: {
          command: takeCommands(room, { kind: 'facilitator' }, new Limit(clock, rates.facilitator)),
          resync: (of) => reading.again(of, resyncs),
          watch,
        },
        left: () => reading.stopAll(),
      };
    },
  });
}

/** The namespace of projectors: they read one table and say nothing. */
export function projectorSockets(io: Io, access: Access, clock: Clock, door: DoorOptions): void {
  const space: SpaceOf<ViewerData> = io.of('/projector');
  open(space, door, {
    async prove(address, { key, code }) {
      const room = await access.room(address, code);
      access.projector(address, room, key);
      return shown(room);
    },
    enter(socket) {
      const { room } = socket.data;
      const reading = new Reading(socket, room, null);
      const resyncs = new Limit(clock, rates.resync);
      void socket.join(allOf(room.code));
      reading.start({ audience: 'projector', team: null });
      return {
        hear: { resync: (of) => reading.again(of, resyncs) },
        left: () => reading.stopAll(),
      };
    },
  });
}

/** @throws Refused why not even the last tables of an exercise can be shown. */
function shown(room: Room): ViewerData {
  if (room.halted) throw new Refused(room.halted.code, room.halted.message);
  return { room };
}
