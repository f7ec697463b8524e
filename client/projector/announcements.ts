export interface WallAnnouncement {
  id: number;
  text: string;
}

/** How long an announcement fills the wall: time to look up, and to read it twice aloud. */
export function showMs(text: string): number {
  return Math.min(45_000, 10_000 + text.length * 120);
}

/**
 * The announcement to show next: to all, and newer than the last one seen. `seen` is null on a page that has just
 * opened: what was said before is not said again.
 */
export function nextAnnouncement(
  entries: readonly { id: string; record: { text: string; team: string | null } }[],
  seen: number | null,
): { show: WallAnnouncement | null; seen: number } {
  let newest: WallAnnouncement | null = null;
  let last = seen ?? -1;
  for (const { id, record } of entries) {
    const number = Number(id);
    last = Math.max(last, number);
    if (record.team !== null || seen === null || number <= seen) continue;
    if (!newest || number > newest.id) newest = { id: number, text: record.text };
  }
  return { show: newest, seen: last };
}
