import { useEffect, useRef } from 'preact/hooks';

/** A row that scrolls sideways follows an ordinary mouse wheel too, until its end is reached. */
export function useSideScroll<T extends HTMLElement>() {
  const row = useRef<T>(null);
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (event.deltaX !== 0 || event.ctrlKey || element.scrollWidth <= element.clientWidth) return;
      const before = element.scrollLeft;
      element.scrollLeft += event.deltaY;
      if (element.scrollLeft !== before) event.preventDefault();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);
  return row;
}
