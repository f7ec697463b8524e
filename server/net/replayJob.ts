import { RULES } from '#exercise/proof.ts';
import { Replayer } from '#exercise/replayer.ts';
import type { TeamRecords } from '#protocol/views.ts';
import type { WholeRun } from '../report/runFile.ts';
import { archiveOf, type TakeHomeOptions } from '../report/archive.ts';
import { readWritten } from '#scenarios/load.ts';

export type ReplayRun = WholeRun;

export type ReplayQuestion = { id: number } & (
  | { team: string; tick: number }
  | { takeHome: TakeHomeOptions }
);

export type ReplayAnswer =
  | { ready: { proofs: number } }
  | { failed: string }
  | { id: number; table: TeamRecords }
  | { id: number; zip: Uint8Array }
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
  return (question) => {
    const { id } = question;
    const failed = (error: unknown): void => tell({ id, failed: reasonOf(error) });
    try {
      if ('team' in question) return tell({ id, table: replayer.view(question.team, question.tick) });
      const { state } = replayer.finished();
      archiveOf(state, { definition, pack, entries, tick }, question.takeHome).then(
        (zip) => tell({ id, zip }),
        failed,
      );
    } catch (error) {
      failed(error);
    }
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
