import { cleanCode, decoded } from '../api.ts';

/**
 * What the facilitator's browser keeps: the key of the server, and of each exercise the projector's key and which notices were
 * put away.
 */
const keyName = 'poste-restante.facilitator-key';
const projectorName = 'poste-restante.projector-keys';
const renewedName = 'poste-restante.renewed-seen';
const keepAtMost = 50;

/** Reads the key, moving one that came in the address (`?key=`) out of sight first. */
export function takeKey(): string | null {
  const here = new URL(location.href);
  const given = here.searchParams.get('key');
  if (given !== null) {
    if (given !== '') keepKey(given);
    here.searchParams.delete('key');
    history.replaceState(history.state, '', here.pathname + here.search + here.hash);
  }
  return read(keyName) ?? memory.get(keyName) ?? null;
}

export function keepKey(key: string): void {
  memory.set(keyName, key);
  write(keyName, key);
}

/** The key in what somebody pasted: the word itself, which may hold any sign, or the link around it. Null when there is none. */
export function keyIn(pasted: string): string | null {
  const text = pasted.trim();
  const inLink = /(?:^|[?&])key=([^&#\s]+)/.exec(text)?.[1];
  if (inLink !== undefined) return decoded(inLink);
  return text === '' || /\s|:\/\/|\/facilitator/i.test(text) ? null : text;
}

/** The projector's key of an exercise: from the address once, then from this browser. */
export function takeProjectorKey(code: string): string | null {
  const here = new URL(location.href);
  const given = here.searchParams.get('key');
  if (given !== null) {
    if (given !== '') keepProjectorKey(code, given);
    here.searchParams.delete('key');
    history.replaceState(history.state, '', here.pathname + here.search + here.hash);
  }
  return projectorKey(code);
}

export function projectorKey(code: string): string | null {
  return entries<string>(projectorName)[cleanCode(code)] ?? null;
}

export function keepProjectorKey(code: string, key: string): void {
  keepEntry(projectorName, cleanCode(code), key);
}

/** Whether somebody at this browser has read that newer rules apply in an exercise from this tick on. */
export const renewedSeen = (code: string, tick: number): boolean =>
  entries<number>(renewedName)[cleanCode(code)] === tick;

export function keepRenewedSeen(code: string, tick: number): void {
  keepEntry(renewedName, cleanCode(code), tick);
}

/** For browsers that keep nothing: it lasts as long as the page. */
const memory = new Map<string, string>();

function entries<T>(name: string): Record<string, T> {
  try {
    const kept: unknown = JSON.parse(read(name) ?? memory.get(name) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, T>) : {};
  } catch {
    return {};
  }
}

function keepEntry<T>(name: string, code: string, value: T): void {
  const others = Object.entries(entries<T>(name)).filter(([other]) => other !== code);
  const text = JSON.stringify(Object.fromEntries([...others.slice(1 - keepAtMost), [code, value]]));
  memory.set(name, text);
  write(name, text);
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Kept in memory only.
  }
}
