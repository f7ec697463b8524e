import type { Io } from './io.ts';
import { allOf, readersOf } from './io.ts';
import type { Problem } from './refusals.ts';
import type { Room, Wire } from './room.ts';
import type { TeamSockets } from './teamSockets.ts';

/** What rooms say, put onto socket.io. One message is encoded once, however many sockets read the channel. */
export function wireOver(io: Io, players: () => TeamSockets, problem: Problem): Wire {
  return {
    delta(code, message) {
      const readers = readersOf(code, message);
      // A facilitator may be watching the team; usually none is.
      const spaces = message.audience === 'team' ? ['/team', '/facilitator'] : [`/${message.audience}`];
      for (const name of spaces) {
        const space = io.of(name);
        if (space.adapter.rooms.has(readers)) space.to(readers).emit('delta', message);
      }
    },
    seatChanged: (room: Room, seat: string) => players().seatChanged(room, seat),
    gone(code, refusal) {
      for (const name of ['/team', '/facilitator', '/projector']) {
        io.of(name).to(allOf(code)).emit('removed', refusal);
        io.of(name).in(allOf(code)).disconnectSockets(true);
      }
    },
    problem,
  };
}
