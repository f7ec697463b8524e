import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** How many things of a row are not wholly in sight, on either side. */
export interface OutOfSight {
  before: number;
  after: number;
}

/**
 * A row that scrolls sideways follows an ordinary mouse wheel too, until its end is reached.
 * @param count things in it: they are counted anew when it changes
 */
export function useSideScroll(row: RefObject<HTMLElement>, count: number): OutOfSight {
  const [hidden, setHidden] = useState<OutOfSight>({ before: 0, after: 0 });
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (event.deltaX !== 0 || event.ctrlKey || element.scrollWidth <= element.clientWidth) return;
      const before = element.scrollLeft;
      element.scrollLeft += event.deltaY;
      if (element.scrollLeft !== before) event.preventDefault();
    };
    const look = () => {
      const { left, right } = element.getBoundingClientRect();
      const boxes = [...element.children].map((child) => child.getBoundingClientRect());
      const scrolls = getComputedStyle(element).overflowX !== 'visible';
      const before = scrolls ? boxes.filter((box) => box.left < left - 1).length : 0;
      const after = scrolls ? boxes.filter((box) => box.right > right + 1).length : 0;
      setHidden((was) => (was.before === before && was.after === after ? was : { before, after }));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('scroll', look);
    };
  }, [count]);
  return hidden;
}
