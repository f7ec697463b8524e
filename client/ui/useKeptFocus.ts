import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Keys that come this soon after the last one typed into a field were meant for it, ms. */
const typingMs = 1_500;
let typedAt = -Infinity;

/** Takes note of keys typed into fields; called once. */
export function startNoticingKeys(): void {
  addEventListener('input', () => (typedAt = performance.now()), true);
}

/** The Enter that ends a composition (Japanese, Chinese, Korean) is not the page's. Safari tells it by its code alone. */
export const composes = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Whether somebody was typing a moment ago: their next letter is no shortcut, though their field may be gone. */
export const justTyped = (): boolean => performance.now() - typedAt < typingMs;

/**
 * What is in hand stays in hand: when the element with the focus disappears from here, the focus goes to this place and not to the
 * page, where the next key means something else.
 * @param place must be able to take the focus (`tabIndex={-1}`)
 */
export function useKeptFocus(place: RefObject<HTMLElement>): void {
  const inside = useRef(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const come = () => (inside.current = true);
    const go = ({ relatedTarget }: FocusEvent) => {
      // Nothing follows where the element itself went: then it is still ours.
      if (relatedTarget instanceof Node) inside.current = element.contains(relatedTarget);
    };
    const away = ({ target }: PointerEvent) => {
      if (target instanceof Node && !element.contains(target)) inside.current = false;
    };
    element.addEventListener('focusin', come);
    element.addEventListener('focusout', go);
    addEventListener('pointerdown', away, true);
    return () => {
      element.removeEventListener('focusin', come);
      element.removeEventListener('focusout', go);
      removeEventListener('pointerdown', away, true);
    };
  }, []);
  // After every change of what is shown here.
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
  });
}
