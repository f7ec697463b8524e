import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

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

/** Says that nothing can be pressed, and why, as long as there is a reason; whoever said it last is referred to. */
export function useBlocked(by: string, reason: string | null): void {
  useEffect(() => {
    if (reason === null) return undefined;
    const mine = { by, reason };
    blocked.value = mine;
    return () => {
      if (blocked.peek() === mine) blocked.value = null;
    };
  }, [by, reason]);
}
