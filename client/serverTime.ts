/**
 * What the server's clock shows now, ms since 1970: what it last said, counted on by this machine's own clock that only runs forward. A
 * device whose date is wrong, or is set while the page is open, reads the same time as all others.
 */
let said = 0;
let heardAt = 0;

export function hearServerTime(now: number): void {
  said = now;
  heardAt = performance.now();
}

export const serverNow = (): number => said + (performance.now() - heardAt);
