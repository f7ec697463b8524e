import { restoring } from '#exercise/restore.ts';
import { RULES } from '#exercise/proof.ts';
import type { Prices } from '#protocol/prices.ts';
import { readWritten } from '#scenarios/load.ts';
import { atOnce } from '#sim/steps.ts';
import { priceTeam } from '../report/prices.ts';
import type { WholeRun } from '../report/runFile.ts';
import { scriptOf } from '../report/script.ts';

/** What a thread needs to price a team: the whole run as the journal has it. */
export interface PricingJob extends WholeRun {
  team: string;
  seeds: number;
}

export type PricingNews = { done: number } | { prices: Prices } | { failed: string };

/** Policy that plays positions on, and whose decisions are looked for in what was never decided. */
const reference = 'textbook';
/** Told at most so often over one team. */
const tellings = 100;

/** Plays the exercise again, proves it by its marks and the team's state, and prices the team. Long. */
export async function priceFrom(job: PricingJob, tell: (news: PricingNews) => void): Promise<void> {
  try {
    const { definition, entries, tick, team, seeds } = job;
    const pack = await readWritten(job.pack);
    const { exercise } = atOnce(
      restoring({ ...definition, rules: definition.rules ?? RULES }, pack, { entries, tick, snapshots: [] }),
    );
    const { state } = exercise;
    const policy = state.policies.find(({ id }) => id === reference) ?? state.policies[0];
    if (!policy) throw new Error('The scenario has no policy to compare with.');
    let told = 0;
    const prices = priceTeam(state.world, scriptOf(state, entries, team), {
      seeds,
      pack,
      reference: policy,
      against: policy,
      progress: (done) => {
        if (done * tellings < told + 1) return;
        told = Math.floor(done * tellings);
        tell({ done });
      },
    });
    tell({ prices });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}
