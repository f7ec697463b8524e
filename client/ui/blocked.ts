import { signal } from '@preact/signals';

/** Where the page says why nothing can be pressed, and the words; null while all is well. */
export interface Blocked {
  /** Id of the element that says it. */
  by: string;
  reason: string;
}

/**
 * Set by the banner that says it; every disabled button refers to it, so that a screen reader says the reason with the button.
 */
export const blocked = signal<Blocked | null>(null);
