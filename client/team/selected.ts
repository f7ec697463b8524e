import { signal } from '@preact/signals';

/**
 * What is chosen on the team's screen, as the key of its record: `service:tracking`, `hub:thillay`. Both maps, the list of
 * services and the table of hubs read and set the same one.
 */
export const selected = signal<string | null>(null);

/** Chooses, or lets go of what is chosen already. */
export function toggleSelected(key: string): void {
  selected.value = selected.value === key ? null : key;
}
