import type { InjectRecord, ReadRecord, SeatRecord } from '#protocol/views.ts';
import type { ClientRefusal } from '../api.ts';

export interface Receipts {
  read: ReadRecord['by'];
  /** Those it is meant for who have not opened it. */
  unread: { seat: string; name: string }[];
}

/** Who has read a message and who of those it is meant for has not; where nobody holds its roles it is meant for all. */
export function receiptsOf(
  inject: Pick<InjectRecord, 'roles'>,
  read: ReadRecord | undefined,
  seats: readonly SeatRecord[],
): Receipts {
  const by = read?.by ?? [];
  const holders = seats.filter((seat) => seat.roles.some((role) => inject.roles.includes(role)));
  const meant = holders.length > 0 ? holders : seats;
  const unread = meant
    .filter((seat) => !by.some((one) => one.seat === seat.id))
    .map((seat) => ({ seat: seat.id, name: seat.name }));
  return { read: by, unread };
}

/** Unread messages of each channel, and in all; none for a page without a seat. */
export function unreadByChannel(
  injects: readonly Pick<InjectRecord, 'id' | 'channel'>[],
  hasRead: (inject: string) => boolean,
): Map<InjectRecord['channel'], number> {
  const counts = new Map<InjectRecord['channel'], number>();
  for (const { id, channel } of injects)
    counts.set(channel, (counts.get(channel) ?? 0) + (hasRead(id) ? 0 : 1));
  return counts;
}

/** Whether a receipt that was refused is worth another try: what the exercise refuses for good, as after ENDEX, is not. */
export const mayComeAgain = ({ code }: Pick<ClientRefusal, 'code'>): boolean =>
  code === 'offline' || code === 'too-fast' || code === 'jumping';
