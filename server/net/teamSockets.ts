import { placeOf } from '#protocol/places.ts';
import { Refused } from '#protocol/text.ts';
import type { Access } from './access.ts';
import type { Clock } from './clock.ts';
import { open, type DoorOptions, type Hearing } from './door.ts';
import { allOf, type Io, type SocketOf, type SpaceOf } from './io.ts';
import { Limit, LimitByAddress, rates } from './limits.ts';
import type { Channel } from './outbox.ts';
import { Reading } from './reading.ts';
import { seatGone, seatRenewed, tooFast } from './refusals.ts';
import type { Room } from './room.ts';
import { takeCommands } from './takeCommands.ts';

interface PlayerData {
  room: Room;
  seat: string;
}
interface Connection {
  socket: SocketOf<PlayerData>;
  reading: Reading<PlayerData>;
  channel: Channel;
}

/** The namespace of players. A seat may be open in several tabs; it is online while one of them is. */
export class TeamSockets {
  readonly #clock: Clock;
  readonly #bySeat = new Map<string, Set<Connection>>();
  /** By seat: a hundred tabs of one seat are still one pair of hands, and of eyes. */
  readonly #hands: LimitByAddress;
  readonly #eyes: LimitByAddress;
  readonly #comings: LimitByAddress;

  constructor(io: Io, access: Access, clock: Clock, door: DoorOptions) {
    const space: SpaceOf<PlayerData> = io.of('/team');
    this.#clock = clock;
    this.#hands = new LimitByAddress(clock, rates.player);
    this.#eyes = new LimitByAddress(clock, rates.look);
    this.#comings = new LimitByAddress(clock, rates.comings);
    open(space, door, {
      prove: async (address, { token, code }) => {
        const { room, seat } = await access.seat(address, token, code);
        if (room.halted) throw new Refused(room.halted.code, room.halted.message);
        if (!this.#comings.take(seat)) throw tooFast();
        return { room, seat };
      },
      enter: (socket) => this.#enter(socket),
    });
  }

  /** The seat was moved or removed: its tabs read the other team from now on, or are told and closed. */
  seatChanged(room: Room, seat: string): void {
    const team = room.teamOf(seat);
    for (const connection of this.#bySeat.get(seat) ?? []) {
      const { socket, reading, channel } = connection;
      if (team === null) {
        socket.emit('removed', seatGone(room, seat).refusal);
        socket.disconnect(true);
      } else if (team !== channel.team) {
        reading.stop(channel);
        connection.channel = { audience: 'team', team };
        reading.start(connection.channel);
      }
    }
  }

  /** Its connections were opened with a token that opens nothing any more. */
  seatRenewed(seat: string): void {
    for (const { socket } of this.#bySeat.get(seat) ?? []) {
      socket.emit('removed', seatRenewed().refusal);
      socket.disconnect(true);
    }
  }

  #enter(socket: SocketOf<PlayerData>): Hearing | null {
    const { room, seat } = socket.data;
    const team = room.teamOf(seat);
    // Removed between the handshake and now.
    if (team === null) return null;
    const channel: Channel = { audience: 'team', team };
    const reading = new Reading(socket, room, seat);
    const connection: Connection = { socket, reading, channel };
    const tabs = this.#bySeat.get(seat) ?? new Set();
    this.#bySeat.set(seat, tabs.add(connection));
    void socket.join(allOf(room.code));

    const resyncs = new Limit(this.#clock, rates.resync);
    reading.start(channel);
    if (tabs.size === 1) room.setOnline(seat, true);
    return {
      hear: {
        command: takeCommands(room, { kind: 'seat', seat }, { take: () => this.#hands.take(seat) }),
        look: (said) => {
          const place = placeOf(said, (id) => room.exercise.catalogue.actions.some((one) => one.id === id));
          if (place !== null && this.#eyes.take(seat)) room.setPlace(seat, place);
        },
        resync: (of) => reading.again(of, resyncs),
      },
      left: () => {
        reading.stopAll();
        tabs.delete(connection);
        if (tabs.size > 0) return;
        this.#bySeat.delete(seat);
        room.setOnline(seat, false);
      },
    };
  }
}
