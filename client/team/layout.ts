import { signal } from '@preact/signals';

/** `wide`: everything at once. `medium`: services folded to a rail. `narrow`: one part at a time, tabs below; also in a
 * window that is both small and low, as a zoomed one is. */
export type Layout = 'wide' | 'medium' | 'narrow';

const wide = media('(width >= 1200px)');
const medium = media('(width >= 800px) and (height >= 560px)');
export const layout = signal<Layout>(current());

/** Parts of the screen on a phone, one at a time, in the order of their tabs. */
export const parts = ['situation', 'map', 'decide', 'inbox', 'log'] as const;
export type Part = (typeof parts)[number];
/** The one that is shown; the guided start turns to the one it speaks of. */
export const part = signal<Part>('situation');

function media(query: string): MediaQueryList | null {
  const list = typeof matchMedia === 'function' ? matchMedia(query) : null;
  list?.addEventListener('change', () => {
    layout.value = current();
  });
  return list;
}

function current(): Layout {
  if (wide?.matches) return 'wide';
  return medium?.matches ? 'medium' : 'narrow';
}
