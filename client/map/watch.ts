import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { remPixels } from '../ui/look.ts';
import { type Palette, readPalette } from './palette.ts';

/** What the surroundings say about how to draw: room, resolution, text scale, colours, wish for calm. */
export interface Surroundings {
  width: number;
  height: number;
  ratio: number;
  /** 1 on a desk; the projector enlarges the root's type. */
  textScale: number;
  palette: Palette;
  reducedMotion: boolean;
  /** A finger needs more room than a mouse. */
  coarse: boolean;
}

/** Most device pixels drawn per CSS pixel: more cost a software renderer time and show no difference. */
const maxRatio = 2;

/** Follows an element's size and the page's theme, resolution and preferences. Null until the element has a size. */
export function useSurroundings(ref: RefObject<HTMLElement>): Surroundings | null {
  const [found, setFound] = useState<Surroundings | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    const pointer = matchMedia('(pointer: coarse)');
    let palette = readPalette(element);
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      setFound({
        width,
        height,
        ratio: Math.min(maxRatio, Math.max(1, devicePixelRatio)),
        textScale: remPixels() / 16,
        palette,
        reducedMotion: motion.matches,
        coarse: pointer.matches,
      });
    };
    const recolour = (): void => {
      palette = readPalette(element);
      read();
    };
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    const theme = new MutationObserver(recolour);
    theme.observe(document.documentElement, { attributes: true });
    motion.addEventListener('change', read);
    addEventListener('resize', read);
    // Type set before its font has come would keep the wrong widths.
    void document.fonts?.load(`11px B612`).then(recolour, () => undefined);
    return () => {
      sizes.disconnect();
      theme.disconnect();
      motion.removeEventListener('change', read);
      removeEventListener('resize', read);
    };
  }, [ref]);
  return found;
}
