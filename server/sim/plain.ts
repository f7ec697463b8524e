/** What JSON can write. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** Is told what could not be placed, by its path in the saved data (`v.stock`). */
export type Missing = (path: string) => void;

export const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isWhole = (value: unknown): value is number => Number.isInteger(value);
export const isWholes = (value: unknown): value is number[] => Array.isArray(value) && value.every(isWhole);

/** Names of what is saved and has no place, and of what has a place and was not saved. */
export function nameOthers(saved: object, known: object, path: string, missing: Missing): void {
  for (const name in saved) if (!Object.hasOwn(known, name)) missing(path + name);
  for (const name in known) if (!Object.hasOwn(saved, name)) missing(path + name);
}

/** Numbers kept in one array at places that have names, saved by these names. */
export const namedNumbers = (places: Readonly<Record<string, number>>) => ({
  freeze: (values: Int32Array | Float64Array): Record<string, number> => {
    const saved: Record<string, number> = {};
    for (const name in places) saved[name] = values[places[name]!]!;
    return saved;
  },
  thaw: (frozen: unknown, values: Int32Array | Float64Array, path: string, missing: Missing): void => {
    const saved = isTable(frozen) ? frozen : {};
    nameOthers(saved, places, `${path}.`, missing);
    for (const name in places) {
      const value = saved[name];
      if (isWhole(value)) values[places[name]!] = value;
      else if (value !== undefined) missing(`${path}.${name}`);
    }
  },
});

/** The numbers of an array from a place on. Pushed one by one: `Array.from` takes five times as long. */
export function plainOf(values: Int32Array | Float64Array, from = 0): number[] {
  const plain: number[] = [];
  for (let i = from; i < values.length; i++) plain.push(values[i]!);
  return plain;
}

/** Puts saved numbers into an array from a place on; others than whole ones, or another count of them, are named and left out. */
export function layOver(
  frozen: unknown,
  values: Int32Array | Float64Array,
  from: number,
  path: string,
  missing: Missing,
): void {
  if (frozen === undefined) return;
  if (isWholes(frozen) && frozen.length === values.length - from) values.set(frozen, from);
  else missing(path);
}

/**
 * Records column by column: each name is written once, and a name that one program knows and the other does not is noticed
 * once. `fresh` gives a record with every name, in the order that the state's hash expects.
 */
export function columnsOf<T extends object>(fresh: T, records: readonly T[]): Record<string, Plain[]> {
  const columns: Record<string, Plain[]> = {};
  for (const name of Object.keys(fresh)) {
    columns[name] = records.map((one) => one[name as keyof T] as Plain);
  }
  return columns;
}

/** Lays columns over fresh records; a column of another length or kind is named and left out. */
export function recordsOf<T extends object>(
  fresh: () => T,
  columns: Record<string, unknown>,
  count: number,
  path: string,
  missing: Missing,
): T[] {
  const records = Array.from({ length: count }, fresh);
  const known = fresh();
  nameOthers(columns, known, `${path}.`, missing);
  for (const name of Object.keys(known) as (keyof T & string)[]) {
    const column = columns[name];
    if (column === undefined) continue;
    const kind = typeof known[name];
    if (Array.isArray(column) && column.length === count && column.every((one) => typeof one === kind))
      for (let i = 0; i < count; i++) records[i]![name] = (column as T[typeof name][])[i]!;
    else missing(`${path}.${name}`);
  }
  return records;
}

/** What was saved as a table of names; null, and named, when it is something else. */
export const tableOf = (frozen: unknown, path: string, missing: Missing): Record<string, unknown> | null => {
  if (isTable(frozen)) return frozen;
  missing(path);
  return null;
};

/** Number of records that columns hold, one of them perhaps cut short. */
export const longest = (columns: Record<string, unknown>): number =>
  Math.max(0, ...Object.values(columns).map((one) => (Array.isArray(one) ? one.length : 0)));

/** Those that fit; the others are named by their place. */
export function keep<T>(list: readonly T[], fits: (one: T) => boolean, path: string, missing: Missing): T[] {
  return list.filter((one, i) => {
    const fit = fits(one);
    if (!fit) missing(`${path}[${i}]`);
    return fit;
  });
}
