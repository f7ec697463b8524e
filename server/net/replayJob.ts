import { RULES } from '#exercise/proof.ts';
import { Replayer } from '#exercise/replayer.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { readWritten } from '#scenarios/load.ts';

/** A whole run as the journal has it. */
export interface ReplayRun {
  definition: Definition;
  /** Its pack's files, as they were written. */
  pack: string;
  entries: LogEntry[];
  tick: number;
}

export interface ReplayQuestion {
  id: number;
  team: string;
  tick: number;
}

export type ReplayAnswer =
  | { ready: { proofs: number } }
  | { failed: string }
  | { id: number; table: TeamRecords }
  | { id: number; failed: string };

/** Plays the run, says that it stands, and gives back what answers questions about it. */
export async function answerReplays(
  { definition, pack, entries, tick }: ReplayRun,
  tell: (answer: ReplayAnswer) => void,
): Promise<(question: ReplayQuestion) => void> {
  let replayer: Replayer;
  try {
    const whole = { ...definition, rules: definition.rules ?? RULES };
    replayer = new Replayer(whole, await readWritten(pack), entries, tick);
  } catch (error) {
    tell({ failed: reasonOf(error) });
    return () => undefined;
  }
  tell({ ready: { proofs: replayer.proofs } });
  return ({ id, team, tick: at }) => {
    try {
      tell({ id, table: replayer.view(team, at) });
    } catch (error) {
      tell({ id, failed: reasonOf(error) });
    }
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
