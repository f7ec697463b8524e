import { cleanCode, decoded } from '../api.ts';
import { browser, readJson } from '../storage.ts';

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
  takeFromAddress((key) => keepKey(key));
  return browser.get(keyName);
}

/** @returns false where this browser keeps it only as long as the page */
export const keepKey = (key: string): boolean => browser.set(keyName, key);

/** Out of sight only where it is kept: else a reload would ask for it again. */
function takeFromAddress(keep: (key: string) => boolean): void {
  const here = new URL(location.href);
  const given = here.searchParams.get('key');
  if (given === null || (given !== '' && !keep(given))) return;
  here.searchParams.delete('key');
  history.replaceState(history.state, '', here.pathname + here.search + here.hash);
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
  takeFromAddress((key) => keepProjectorKey(code, key));
  return projectorKey(code);
}

export function projectorKey(code: string): string | null {
  return entries<string>(projectorName)[cleanCode(code)] ?? null;
}

export const keepProjectorKey = (code: string, key: string): boolean =>
  keepEntry(projectorName, cleanCode(code), key);

/** Whether somebody at this browser has read that newer rules apply in an exercise from this tick on. */
export const renewedSeen = (code: string, tick: number): boolean =>
  entries<number>(renewedName)[cleanCode(code)] === tick;

export function keepRenewedSeen(code: string, tick: number): void {
  keepEntry(renewedName, cleanCode(code), tick);
}

function entries<T>(name: string): Record<string, T> {
  const kept = readJson(name);
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, T>) : {};
}

function keepEntry<T>(name: string, code: string, value: T): boolean {
  const others = Object.entries(entries<T>(name)).filter(([other]) => other !== code);
  return browser.set(
    name,
    JSON.stringify(Object.fromEntries([...others.slice(1 - keepAtMost), [code, value]])),
  );
}
