import type { ProcessId } from './world.ts';

/** What a pack can point at by name. */
export type Referable =
  | 'entry'
  | 'service'
  | 'process'
  | 'channel'
  | 'hub'
  | 'department'
  | 'campaign'
  | 'action'
  | 'inject'
  | 'obligation'
  | 'pool'
  | 'role'
  | 'objective'
  | 'phase'
  | 'preparation';

/** A mistake in a pack: where (path inside its file) and what would be right. */
export interface Issue {
  file: string;
  path: (string | number)[];
  message: string;
}

/**
 * Turns names into places while a pack is compiled, and collects every mistake on the way, so that an author sees all of
 * them at once. `at` narrows the path for what is compiled next.
 */
export interface Resolver {
  index(kind: Referable, id: string, ...path: (string | number)[]): number;
  /** Which of several kinds an id is of, and its place there. */
  either<K extends Referable>(
    kinds: readonly K[],
    id: string,
    ...path: (string | number)[]
  ): { kind: K; place: number };
  /** Checks that an inject has this option. */
  option(inject: string, id: string, ...path: (string | number)[]): void;
  process(id: string, ...path: (string | number)[]): ProcessId;
  /** Minutes, rounded to whole ticks, at least one if not zero. */
  ticks(minutes: number): number;
  /** Tick of a moment. */
  tickOf(moment: { afterZero: number } | { local: string }): number;
  issue(message: string, ...path: (string | number)[]): void;
  at(...path: (string | number)[]): Resolver;
}
