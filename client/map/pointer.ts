import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Point } from './geography.ts';

/** What a hand does on the map, in CSS pixels from its corner. */
export interface Hand {
  /** Where the pointer rests; null when it left. */
  onHover: (at: Point | null) => void;
  onPress: (at: Point) => void;
  onDrag: (dx: number, dy: number) => void;
  /** @returns whether the map took the turn of the wheel; if not, the page scrolls */
  onWheel: (factor: number, at: Point) => boolean;
}

/** A press that moved further than this is a drag. */
const slop = 5;

/** Listens on the element itself: Phaser's own input stays off, and the canvas takes no keys. */
export function useHand(ref: RefObject<HTMLElement>, hand: RefObject<Hand>): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let pressed: { at: Point; dragged: boolean } | null = null;
    let last: Point = { x: 0, y: 0 };
    const place = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      last = place(event);
      pressed = { at: last, dragged: false };
    };
    const move = (event: PointerEvent): void => {
      const at = place(event);
      if (!pressed) {
        if (event.pointerType === 'mouse') hand.current?.onHover(at);
        return;
      }
      if (!pressed.dragged && Math.hypot(at.x - pressed.at.x, at.y - pressed.at.y) > slop) {
        pressed.dragged = true;
        element.setPointerCapture(event.pointerId);
      }
      if (pressed.dragged) hand.current?.onDrag(at.x - last.x, at.y - last.y);
      last = at;
    };
    const up = (event: PointerEvent): void => {
      if (pressed && !pressed.dragged) hand.current?.onPress(place(event));
      pressed = null;
    };
    const gone = (): void => {
      pressed = null;
      hand.current?.onHover(null);
    };
    const wheel = (event: WheelEvent): void => {
      const taken = hand.current?.onWheel(Math.exp(-event.deltaY * 0.0015), place(event));
      if (taken) event.preventDefault();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', gone);
    element.addEventListener('pointerleave', gone);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', gone);
      element.removeEventListener('pointerleave', gone);
      element.removeEventListener('wheel', wheel);
    };
  }, [ref, hand]);
}
