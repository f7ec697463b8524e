import { signal } from '@preact/signals';

/** `wide`: everything at once. `medium`: services folded to a rail. `narrow`: one part at a time, tabs below. */
export type Layout = 'wide' | 'medium' | 'narrow';

const wide = media('(width >= 1200px)');
const medium = media('(width >= 800px)');
export const layout = signal<Layout>(current());

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
