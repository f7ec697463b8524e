import type { Definition, LogEntry } from '#exercise/types.ts';

/** A whole run as the journal has it. */
export interface WholeRun {
  definition: Definition;
  /** Its pack's files, as they were written. */
  pack: string;
  entries: LogEntry[];
  tick: number;
}

/** The whole run in one file: `npm run lab -- worth run.json` prices it. Keys of the exercise are not in it. */
export const runFile = ({ definition, pack, entries, tick }: WholeRun): string =>
  JSON.stringify({
    definition: { ...definition, projectorKey: '' },
    tick,
    entries,
    pack: JSON.parse(pack) as unknown,
  });
