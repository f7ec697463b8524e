import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { around, frameOf, type Box, type Room, type Size } from './place.ts';
import type { Place } from './steps.ts';

export interface Frames {
  frames: readonly Box[];
  size: { window: Room; card: Size };
}

const gap = 4;

/**
 * Where the places of a step stand on the screen at present. Measured at every frame while the guide is open: a map that
 * loads, a tab that opens and a window that turns all move them, and none of them says so.
 */
export function useFrames(places: readonly Place[], card: RefObject<HTMLElement>): Frames {
  const [found, setFound] = useState<Frames>(() => measure(places, null));
  useEffect(() => {
    let sought = false;
    let last = '';
    let frame = 0;
    const look = () => {
      frame = requestAnimationFrame(look);
      if (!sought) sought = bringIntoSight(places[0]);
      const next = measure(places, card.current);
      const key = JSON.stringify(next);
      if (key === last) return;
      last = key;
      setFound(next);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [places]);
  return found;
}

function measure(places: readonly Place[], card: HTMLElement | null): Frames {
  const foot = document.querySelector<HTMLElement>('.part-tabs')?.offsetHeight ?? 0;
  const window = { width: document.documentElement.clientWidth, height: innerHeight, foot };
  const frames = places.flatMap((place) => {
    const all = around(elements(place).map((element) => element.getBoundingClientRect()));
    const frame = all && frameOf(all, window, gap);
    return frame ? [frame] : [];
  });
  return {
    frames,
    size: { window, card: { width: card?.offsetWidth ?? 0, height: card?.offsetHeight ?? 0 } },
  };
}

/** @returns whether it is there yet: a tab that was just turned to is drawn a moment later */
function bringIntoSight(place: Place | undefined): boolean {
  const [first] = place ? elements(place) : [];
  if (!first) return false;
  const { top, bottom } = first.getBoundingClientRect();
  const fits = top >= 0 && bottom <= innerHeight;
  if (!fits) first.scrollIntoView({ block: 'start', behavior: 'instant' });
  return true;
}

function elements(place: Place): Element[] {
  return place.flatMap((selector) => [...document.querySelectorAll(selector)]);
}
