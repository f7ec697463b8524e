import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Catalogue } from '#protocol/catalogue.ts';
import { entriesOf, type Entry, type EntryOf, type Several } from '#protocol/delta.ts';
import type { Tables } from '#protocol/views.ts';

/**
 * What the server last said, one table per audience, replaced as a whole at every delta. Records keep their identity while
 * they do not change, so a component that reads `team.record('headline')` is drawn again only when that record is new.
 */
export interface TableStore<T extends object> {
  /** What screens read: the server's table, or the one that stands in for it. */
  readonly table: ReadonlySignal<T | null>;
  /** The server's own, whatever stands in for it. */
  readonly served: ReadonlySignal<T | null>;
  /** A record by its key; undefined while it is not there. */
  record<K extends keyof T & string>(key: K): T[K] | undefined;
  /** All records of a kind, in the order the server sent them; the same array while none of them changes. */
  all<K extends string & Several<T>>(kind: K): readonly EntryOf<T, K>[];
  replace(table: T | null): void;
  /** Screens read this table until it is taken away with null: that of a practice, which the server knows nothing of. */
  standIn(table: T | null): void;
}

function tableStore<T extends object>(): TableStore<T> {
  const served = signal<T | null>(null);
  const instead = signal<T | null>(null);
  const table = computed(() => instead.value ?? served.value);
  const records = new Map<string, ReadonlySignal<unknown>>();
  const kinds = new Map<string, ReadonlySignal<readonly Entry<unknown>[]>>();
  return {
    table,
    served,
    record(key) {
      let selector = records.get(key);
      if (!selector) records.set(key, (selector = computed(() => table.value?.[key])));
      return selector.value as T[typeof key] | undefined;
    },
    all(kind) {
      let selector = kinds.get(kind);
      if (!selector) {
        let last: readonly Entry<unknown>[] = [];
        selector = computed(() => (last = keeping(entriesOf(table.value, kind), last)));
        kinds.set(kind, selector);
      }
      return selector.value as readonly EntryOf<T, typeof kind>[];
    },
    replace(next) {
      served.value = next;
    },
    standIn(next) {
      instead.value = next;
    },
  };
}

/** Entries keep their identity too, so that a list re-renders only the rows that changed. */
function keeping(now: readonly Entry<unknown>[], last: readonly Entry<unknown>[]): readonly Entry<unknown>[] {
  const before = new Map(last.map((entry) => [entry.id, entry]));
  const next = now.map((entry) => {
    const known = before.get(entry.id);
    return known && known.record === entry.record ? known : entry;
  });
  const same = next.length === last.length && next.every((entry, i) => entry === last[i]);
  return same ? last : next;
}

export const team = tableStore<Partial<Tables['team']>>();
export const facilitator = tableStore<Partial<Tables['facilitator']>>();
export const projector = tableStore<Partial<Tables['projector']>>();

/** Seat of this page; null for a facilitator reading along, an observer, the projector. */
export const mySeat = signal<string | null>(null);
/** True where the page may look but not act: a facilitator reading a team's screen. */
export const readOnly = signal(false);

export const catalogue = signal<Catalogue | null>(null);

/** Lists of the catalogue by id, built once. */
export const byId = computed(() => {
  const c = catalogue.value;
  return {
    roles: index(c?.roles),
    pools: index(c?.pools),
    entries: index(c?.entries),
    services: index(c?.services),
    processes: index(c?.processes),
    channels: index(c?.channels),
    hubs: index(c?.hubs),
    departments: index(c?.departments),
    actions: index(c?.actions),
    preparations: index(c?.preparations),
    obligations: index(c?.obligations),
    objectives: index(c?.objectives),
    phases: index(c?.phases),
  };
});

function index<T extends { id: string }>(list: readonly T[] | undefined): Map<string, T> {
  return new Map((list ?? []).map((item) => [item.id, item]));
}
