/**
 * What this browser keeps: the seat of each exercise it joined. The token is the seat; whoever opens the page again on
 * this browser sits where they sat.
 */
export interface KeptSeat {
  code: string;
  token: string;
  team: string;
  /** As typed at joining, to say "back to your seat, Nadia". */
  name: string;
  title: string;
}

const storageKey = 'poste-restante.seats';
const keepAtMost = 10;

export function keptSeats(): KeptSeat[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSeat) : [];
  } catch {
    return [];
  }
}

export function keptSeat(code: string): KeptSeat | undefined {
  return keptSeats().find((seat) => seat.code === code);
}

/** Newest first. */
export function keepSeat(seat: KeptSeat): void {
  write([seat, ...keptSeats().filter((other) => other.code !== seat.code)].slice(0, keepAtMost));
}

export function forgetSeat(code: string): void {
  write(keptSeats().filter((seat) => seat.code !== code));
}

function write(seats: KeptSeat[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(seats));
  } catch {
    // A private window that keeps nothing: the seat lasts as long as the page.
  }
}

function isSeat(value: unknown): value is KeptSeat {
  const seat = value as Partial<KeptSeat> | null;
  return typeof seat?.code === 'string' && typeof seat.token === 'string' && typeof seat.team === 'string';
}
