import { parseArgs } from 'node:util';
import { suggest } from '#sim/suggest.ts';

/** Something the caller wrote that cannot be meant: a sentence with the remedy; the program ends with 2. */
export class Misuse extends Error {}

/** One flag: how its text is read, and what holds without it. `read` throws Misuse. */
export interface Flag<T> {
  without: T;
  /** Absent: the flag takes no value. */
  read?: (written: string, name: string) => T;
}

type Flags = Record<string, Flag<unknown>>;
export type Values<F extends Flags> = { [K in keyof F]: F[K] extends Flag<infer T> ? T : never };

/** A flag that is there or not. */
export const mark = (): Flag<boolean> => ({ without: false });

/** A flag that takes words as they are. */
export const words = <T extends string | null>(without: T): Flag<string | T> => ({
  without,
  read: (written) => written,
});

/** A flag that takes a whole number. `T` is `null` where leaving it out means something of its own. */
export const whole = <T extends number | null>(
  without: T,
  { least = 0, most = 2_147_483_647 }: { least?: number; most?: number } = {},
): Flag<number | T> => ({
  without,
  read: (written, name) => {
    const value = Number(written);
    if (/^\d+$/.test(written) && value >= least && value <= most) return value;
    const upTo = most === 2_147_483_647 ? '' : ` to ${most}`;
    throw new Misuse(`--${name} takes a whole number from ${least}${upTo}, not "${written}".`);
  },
});

const MOST_SEEDS = 10_000;

/** Seeds such as `7`, `1-20` or `1-5,9`, each once and in order. */
export const seeds = (without: string): Flag<number[]> => {
  const read = (written: string, name: string): number[] => {
    const found = new Set<number>();
    for (const part of written.split(',')) {
      const match = /^\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*$/.exec(part);
      const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
      if (!match || to < from || to - from >= MOST_SEEDS)
        throw new Misuse(`--${name} takes seeds such as "7", "1-20" or "1-5,9", not "${written}".`);
      for (let seed = from; seed <= to; seed++) found.add(seed);
    }
    return [...found].toSorted((a, b) => a - b);
  };
  return { without: read(without, 'seeds'), read };
};

/**
 * Reads what stands after a verb.
 * @throws Misuse for an unknown flag, a missing or a bad value
 */
export function readFlags<F extends Flags>(
  args: readonly string[],
  flags: F,
): { values: Values<F>; positionals: string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(flags).map(([name, flag]) => [
        name,
        { type: flag.read ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
  });
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flag.without]),
  );
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags[token.name];
    if (!flag || !token.rawName.startsWith('--')) {
      const known = Object.keys(flags).map((name) => `--${name}`);
      throw new Misuse(`There is no flag "${token.rawName}" here; ${suggest(token.rawName, known)}`);
    }
    if (!flag.read) {
      if (token.value !== undefined) throw new Misuse(`--${token.name} takes no value: write it alone.`);
      values[token.name] = true;
      continue;
    }
    if (token.value === undefined || token.value.startsWith('--'))
      throw new Misuse(`--${token.name} needs a value after it.`);
    values[token.name] = flag.read(token.value, token.name);
  }
  return { values: values as Values<F>, positionals };
}
