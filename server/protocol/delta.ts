/**
 * A view as sent, of whichever audience: records by key. Values are plain JSON and never changed in place once sent. What each
 * audience's is made of stands in views.ts.
 */
export type Table = Record<string, unknown>;

/** One of several records of a kind. */
export interface Entry<T> {
  /** The part of its key after the colon. */
  id: string;
  record: T;
}

export type EntryOf<T, K extends string> = Entry<NonNullable<RecordOf<T, K>>>;

/** All records of a kind, in the order the server sent them; none of a table that has not come yet. */
export function entriesOf<T extends object, K extends string & Several<T>>(
  table: T | null,
  kind: K,
): EntryOf<T, K>[] {
  const prefix = `${kind}:`;
  // Only records of this kind stand under keys that begin so.
  const all = Object.entries(table ?? {}) as [string, NonNullable<RecordOf<T, K>>][];
  return all.flatMap(([key, record]) =>
    key.startsWith(prefix) ? [{ id: key.slice(prefix.length), record }] : [],
  );
}

type Keys<R> = keyof R & string;
/** Kinds of which a table has several: `service` for `service:tracking`. */
export type Several<R> = Keys<R> extends infer K ? (K extends `${infer P}:${string}` ? P : never) : never;
/** All kinds of records of a table. */
export type Kind<R> = Several<R> | Exclude<Keys<R>, `${string}:${string}`>;
/** A record of which a table has several, by its kind. */
export type RecordOf<R, P extends string> = R[Extract<keyof R, `${P}:${string}` | `${P}:${number}`>];

/** What changed between two tables of one audience. `seq` counts an audience's deltas without gaps. */
export interface Delta {
  seq: number;
  tick: number;
  put: Table;
  drop: string[];
}

/**
 * The records of `after` that differ from `before`, and the keys that are gone.
 * @returns null when nothing changed. Law: `apply(before, diff(before, after))` equals `after`.
 */
export function diff(before: Table, after: Table): Pick<Delta, 'put' | 'drop'> | null {
  const put: Table = {};
  const drop: string[] = [];
  let changed = false;
  for (const key in after) {
    if (!same(before[key], after[key])) {
      put[key] = after[key];
      changed = true;
    }
  }
  for (const key in before) {
    if (!(key in after)) {
      drop.push(key);
      changed = true;
    }
  }
  return changed ? { put, drop } : null;
}

/** A new table with the delta applied; untouched records keep their identity, so a screen can skip them. */
export function apply<T extends Table>(table: T, delta: Pick<Delta, 'put' | 'drop'>): T {
  const next: Table = { ...table, ...delta.put };
  for (const key of delta.drop) delete next[key];
  return next as T;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const aKeys = Object.keys(a);
  if (aKeys.length !== Object.keys(b).length) return false;
  for (const key of aKeys) {
    if (!(key in b)) return false;
    if (!same((a as Table)[key], (b as Table)[key])) return false;
  }
  return true;
}
