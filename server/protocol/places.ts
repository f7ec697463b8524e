/** Parts of a team's screen, and nothing finer: what somebody reads or types there is theirs. */
export const parts = ['situation', 'map', 'decide', 'inbox', 'log', 'manual', 'seats'] as const;
/** What a seat looks at: a part of the screen, or the dialog of one decision. */
export type Place = (typeof parts)[number] | `decision:${string}`;

/**
 * A place as a client says it, checked against the closed list.
 * @param isAction whether the pack has a decision of that id
 * @returns null for anything else
 *
 * @example placeOf('decision:static-page', (id) => id === 'static-page') // 'decision:static-page'
 */
export function placeOf(said: unknown, isAction: (id: string) => boolean): Place | null {
  if (typeof said !== 'string') return null;
  const part = parts.find((one) => one === said);
  if (part) return part;
  const action = said.startsWith('decision:') ? said.slice('decision:'.length) : '';
  return action !== '' && isAction(action) ? `decision:${action}` : null;
}
