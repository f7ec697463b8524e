import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface Size {
  width: number;
  height: number;
}

/**
 * Size of an element, whole pixels; zero before it is laid out.
 * @param shown changes when the element comes or goes; left out: it is there as long as its component
 */
export function useSize(element: RefObject<HTMLElement>, shown = true): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const host = element.current;
    if (!host) return;
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = host;
      setSize((was) => (was.width === width && was.height === height ? was : { width, height }));
    };
    const sizes = new ResizeObserver(read);
    sizes.observe(host);
    read();
    return () => sizes.disconnect();
  }, [shown]);
  return size;
}
