import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Rows that change places glide to the new one, so that the eye can follow who overtook whom; at once where motion is unwelcome.
 * @param order changes when the rows do: nothing is measured while it stays
 */
export function useGliding(list: RefObject<HTMLElement>, order: string): void {
  const places = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const before = places.current;
    const now = new Map<string, number>();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset['row'] ?? '';
      now.set(id, row.offsetTop);
      const from = before.get(id);
      if (calm || from === undefined || from === row.offsetTop) continue;
      row.animate([{ transform: `translateY(${from - row.offsetTop}px)` }, { transform: 'none' }], {
        duration: 600,
        easing: 'ease-in-out',
      });
    }
    places.current = now;
  }, [order]);
}
