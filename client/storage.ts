/**
 * What this browser keeps, and what it does not: site data may be blocked, a private window may refuse, the room may be used up. Whatever
 * could not be kept lasts as long as the page; `works` says whether anything outlives it.
 */
export interface Keeping {
  /** Null where nothing was kept under this name. */
  get(name: string): string | null;
  /** @returns false where it lasts only as long as the page */
  set(name: string, value: string): boolean;
  remove(name: string): void;
  readonly works: boolean;
}

const probe = 'poste-restante.probe';

/** @param where the browser's own; it may throw at every touch, even when it is only named */
export function createKeeping(where: () => Storage): Keeping {
  /** What the browser would not keep. */
  const memory = new Map<string, string>();
  const attempt = <T>(run: (storage: Storage) => T): T | undefined => {
    try {
      return run(where());
    } catch {
      return undefined;
    }
  };
  let works: boolean | null = null;
  const set = (name: string, value: string): boolean => {
    // Read back: some browsers take it without a word and keep nothing.
    const kept = attempt((storage) => {
      storage.setItem(name, value);
      return storage.getItem(name) === value;
    });
    if (kept === true) memory.delete(name);
    else memory.set(name, value);
    return kept === true;
  };
  const remove = (name: string): void => {
    memory.delete(name);
    attempt((storage) => storage.removeItem(name));
  };
  return {
    get: (name) => memory.get(name) ?? attempt((storage) => storage.getItem(name)) ?? null,
    set,
    remove,
    get works() {
      if (works === null) {
        works = set(probe, 'kept');
        remove(probe);
      }
      return works;
    },
  };
}

/** Of this browser, over all tabs and visits. */
export const browser = createKeeping(() => localStorage);
/** Of this tab, over its reloads. */
export const tab = createKeeping(() => sessionStorage);

/** A list or an object kept as JSON; null where there is none, or something else. */
export function readJson(name: string, of: Keeping = browser): unknown {
  try {
    return JSON.parse(of.get(name) ?? 'null');
  } catch {
    return null;
  }
}
