import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Point } from './geography.ts';
import { keyMove } from './keys.ts';
import { type Hand, useHand } from './pointer.ts';
import type { SelectionId } from './selection.ts';
import type { Window } from './useView.ts';
import type { Size } from './viewport.ts';

export interface Steering {
  /** What the mouse rests on. */
  hovered: SelectionId | null;
  /** What lies under the cross in the middle of a zoomed map that is steered by keys. */
  crossed: SelectionId | null;
  /** For the map's element. */
  handlers: {
    onKeyDown: (event: KeyboardEvent) => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: () => void;
  };
}

/**
 * Mouse, fingers, wheel and keys on one element, as moves of the window over the country and presses on places.
 * @param at what lies under a point of the screen
 */
export function useSteering(
  area: RefObject<HTMLElement>,
  window: Window,
  box: Size,
  at: (p: Point) => SelectionId | null,
  press: (hit: SelectionId | null) => void,
): Steering {
  const hand = useRef<Hand>(null);
  const [hovered, setHovered] = useState<SelectionId | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const { isHome } = window;
  hand.current = {
    onHover: (p) => setHovered(p ? at(p) : null),
    onGesture: (gesture) => {
      if (gesture.is === 'press') press(at(gesture.at));
      else if (gesture.is === 'pinch') window.pinch(gesture.factor, gesture.from, gesture.to);
      else if (!isHome) window.pan(gesture.dx, gesture.dy);
    },
    onWheel: (factor, p) => {
      if (isHome && factor < 1) return false;
      window.zoom(factor, p);
      return true;
    },
  };
  useHand(area, hand);

  const crossed = byKeys && !isHome ? at({ x: box.width / 2, y: box.height / 2 }) : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && event.target === event.currentTarget && crossed) press(crossed);
    const move = keyMove(event.key);
    if (!move) return;
    event.preventDefault();
    if (move.is === 'zoom') window.zoom(move.factor);
    else if (move.is === 'home') window.reset();
    else if (!isHome) window.pan(move.dx * box.width, move.dy * box.height);
  };
  return {
    hovered,
    crossed,
    handlers: {
      onKeyDown,
      onFocus: ({ target, currentTarget }) =>
        setByKeys(target === currentTarget && (target as Element).matches(':focus-visible')),
      onBlur: () => setByKeys(false),
    },
  };
}
