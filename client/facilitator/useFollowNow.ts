import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/**
 * The list goes with the time until one scrolls it; then it stays where it was put.
 * @param moved changes whenever the line may have moved; null: hold still for now.
 */
export function useFollowNow(
  list: RefObject<HTMLElement>,
  line: RefObject<HTMLElement>,
  moved: string | null,
): { following: boolean; follow: () => void } {
  const [following, setFollowing] = useState(true);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const letGo = (event: Event) => {
      if (event instanceof KeyboardEvent && !scrollKeys.has(event.key)) return;
      // A press on the scrollbar counts, one on an inject does not.
      if (event.type === 'pointerdown' && event.target !== element) return;
      setFollowing(false);
    };
    const events = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
    for (const name of events) element.addEventListener(name, letGo, { passive: true });
    return () => {
      for (const name of events) element.removeEventListener(name, letGo);
    };
  }, []);
  useEffect(() => {
    if (following && moved !== null) bring(list.current, line.current);
  }, [following, moved]);
  return { following, follow: () => setFollowing(true) };
}

/** Puts the line a third down the list: what comes matters more than what is out. Scrolls the list alone, not the page. */
function bring(list: HTMLElement | null, line: HTMLElement | null): void {
  if (!list || !line) return;
  const offset = line.getBoundingClientRect().top - list.getBoundingClientRect().top;
  list.scrollTop += offset - list.clientHeight / 3;
}
