import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Point } from './geography.ts';
import { Fingers, type Gesture } from './gesture.ts';

/** What a hand does on the map, in CSS pixels from its corner. */
export interface Hand {
  /** Where the pointer rests; null when it left. */
  onHover: (at: Point | null) => void;
  onGesture: (gesture: Gesture) => void;
  /** @returns whether the map took the turn of the wheel; if not, the page scrolls */
  onWheel: (factor: number, at: Point) => boolean;
}

/** Listens on the element itself: Phaser's own input stays off, and the canvas takes no keys. */
export function useHand(ref: RefObject<HTMLElement>, hand: RefObject<Hand>): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const fingers = new Fingers();
    const place = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const down = (event: PointerEvent): void => {
      if (event.button === 0) fingers.press(event.pointerId, place(event));
    };
    const move = (event: PointerEvent): void => {
      const at = place(event);
      if (fingers.count === 0) {
        if (event.pointerType === 'mouse') hand.current?.onHover(at);
        return;
      }
      const gesture = fingers.move(event.pointerId, at);
      if (!gesture) return;
      if (gesture.is === 'drag' && !element.hasPointerCapture(event.pointerId))
        element.setPointerCapture(event.pointerId);
      hand.current?.onGesture(gesture);
    };
    const up = (event: PointerEvent): void => {
      const gesture = fingers.lift(event.pointerId, place(event));
      if (gesture) hand.current?.onGesture(gesture);
    };
    const gone = (event: PointerEvent): void => {
      fingers.cancel(event.pointerId);
      if (event.pointerType === 'mouse') hand.current?.onHover(null);
    };
    const wheel = (event: WheelEvent): void => {
      const taken = hand.current?.onWheel(Math.exp(-event.deltaY * 0.0015), place(event));
      if (taken) event.preventDefault();
    };
    // One finger may scroll the page past the whole country; two are always the map's.
    const touch = (event: TouchEvent): void => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    };
    const listening = new AbortController();
    const on: <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ) => void = (type, listener) =>
      element.addEventListener(type, listener, { passive: false, signal: listening.signal });
    on('pointerdown', down);
    on('pointermove', move);
    on('pointerup', up);
    on('pointercancel', gone);
    on('pointerleave', gone);
    on('wheel', wheel);
    on('touchstart', touch);
    on('touchmove', touch);
    return () => listening.abort();
  }, [ref, hand]);
}
