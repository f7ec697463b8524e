import { signal } from '@preact/signals';
import { cleanCode } from './api.ts';
import { base, to, within } from './base.ts';

/** Where this page is. Codes are always clean: upper case, no spaces or hyphens. */
export type Route =
  | { page: 'home' }
  | { page: 'join' | 'screen'; code: string }
  /** Without a seat: the only one this browser has there. */
  | { page: 'play'; code: string; seat: string | null }
  | { page: 'facilitator'; code: string | null }
  | { page: 'missing' };

export function parseRoute(path: string): Route {
  const [page = '', second = '', ...rest] = path.split('/').filter(Boolean);
  const first = page.toLowerCase();
  const code = cleanCode(decode(second));
  const seat = rest[0] ?? null;
  if (rest.length > (first === 'play' ? 1 : 0)) return { page: 'missing' };
  if (first === '') return { page: 'home' };
  if (first === 'facilitator') return { page: 'facilitator', code: code || null };
  if (first === 'play' && code) return { page: first, code, seat };
  if ((first === 'join' || first === 'screen') && code) return { page: first, code };
  return first === 'join' ? { page: 'home' } : { page: 'missing' };
}

export const route = signal<Route>(
  parseRoute(typeof location === 'undefined' ? '/' : within(location.pathname)),
);

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', to(path));
  else history.pushState(null, '', to(path));
  route.value = parseRoute(within(location.pathname));
  scrollTo(0, 0);
}

/** Follows the back button and links of this site; called once. */
export function startRouter(): void {
  addEventListener('popstate', () => {
    route.value = parseRoute(within(location.pathname));
  });
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    const path = within(link.pathname);
    // Another page of the site we stand in.
    if (path.startsWith('/api') || !link.pathname.startsWith(base)) return;
    event.preventDefault();
    navigate(path + link.search + link.hash);
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
