/**
 * The folder of the site this game stands in, such as `/poste`; empty at its root. The server says it in the page; in Vite's development
 * server there is none.
 */
export const base = folder();

function folder(): string {
  const said = typeof document === 'undefined' ? null : document.querySelector('base');
  return said ? new URL(said.href).pathname.replace(/\/+$/, '') : '';
}

/** The address of a page or a route of ours, by its path from the root of the game. */
export const to = (path: string): string => `${base}${path}`;

/** The other way round: a path of this site, from the root of the game. */
export const within = (path: string): string =>
  path.startsWith(base) ? path.slice(base.length) || '/' : path;
