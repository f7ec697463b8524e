import { to } from './base.ts';
import { browser, readJson } from './storage.ts';

/**
 * What this browser keeps: the seats of the exercises it joined. The token is the seat; whoever opens the page again on
 * this browser sits where they sat. Which of them a tab is for stands in its address.
 */
export interface KeptSeat {
  code: string;
  /** Empty for one that an earlier version kept without it: known again once its page is open. */
  seat: string;
  token: string;
  team: string;
  /** As typed at joining, to say "back to your seat, Nadia". */
  name: string;
  title: string;
}

const storageKey = 'poste-restante.seats';
const keepAtMost = 20;

/** Newest first. */
export function keptSeats(): KeptSeat[] {
  const kept = readJson(storageKey);
  return Array.isArray(kept) ? kept.filter(isSeat).map((one) => ({ ...one, seat: one.seat ?? '' })) : [];
}

export const seatsOf = (code: string): KeptSeat[] => keptSeats().filter((one) => one.code === code);

/** @param seat null: the only one of this exercise; undefined where there are several, or none */
export function keptSeat(code: string, seat: string | null): KeptSeat | undefined {
  const kept = seatsOf(code);
  if (seat === null) return kept.length === 1 ? kept[0] : undefined;
  return kept.find((one) => one.seat === seat);
}

const isSame = (a: KeptSeat, b: KeptSeat): boolean =>
  a.code === b.code && (a.token === b.token || (a.seat !== '' && a.seat === b.seat));

export function keepSeat(seat: KeptSeat): void {
  write([seat, ...keptSeats().filter((other) => !isSame(other, seat))].slice(0, keepAtMost));
}

export function forgetSeat(seat: KeptSeat): void {
  write(keptSeats().filter((other) => !isSame(other, seat)));
}

const write = (seats: KeptSeat[]): boolean => browser.set(storageKey, JSON.stringify(seats));

function isSeat(value: unknown): value is Omit<KeptSeat, 'seat'> & { seat?: string } {
  const seat = value as Partial<KeptSeat> | null;
  return typeof seat?.code === 'string' && typeof seat.token === 'string' && typeof seat.team === 'string';
}

/** Where a tab shows this seat. */
export const seatPath = ({ code, seat }: Pick<KeptSeat, 'code' | 'seat'>): string =>
  seat === '' ? `/play/${code}` : `/play/${code}/${seat}`;

/** Opens the seat in any browser. What follows the # is never sent to a server. */
export const personalLink = (seat: Pick<KeptSeat, 'code' | 'seat' | 'token'>): string =>
  `${location.origin}${to(seatPath(seat))}#token=${seat.token}`;

/** The token of a personal link that this page was opened by; null where it was not. */
export function tokenInAddress(hash: string): string | null {
  return /^#token=([\w-]{20,100})$/.exec(hash)?.[1] ?? null;
}
