import type { DeltaMessage } from '#protocol/events.ts';
import type { Refusal } from '#protocol/text.ts';
import type { Io } from './io.ts';
import { allOf, readersOf } from './io.ts';
import type { Problem } from './refusals.ts';
import type { Room } from './room.ts';
import type { TeamSockets } from './teamSockets.ts';

/** What a room needs of the network: it knows no sockets. */
export interface Wire {
  /** To everybody who listens to the message's channel in the exercise with this code. */
  delta(code: string, message: DeltaMessage): void;
  /** The seat was moved or removed; its connections go with it. */
  seatChanged(room: Room, seat: string): void;
  /** The seat has another token; connections made with the former one end. */
  seatRenewed(room: Room, seat: string): void;
  /** The exercise is gone: says why to all its connections and ends them. */
  gone(code: string, refusal: Refusal): void;
  problem: Problem;
}

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
    seatRenewed: (_room: Room, seat: string) => players().seatRenewed(seat),
    gone(code, refusal) {
      for (const name of ['/team', '/facilitator', '/projector']) {
        io.of(name).to(allOf(code)).emit('removed', refusal);
        io.of(name).in(allOf(code)).disconnectSockets(true);
      }
    },
    problem,
  };
}
