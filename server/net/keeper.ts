import { RULES } from '#exercise/proof.ts';
import type { SnapshotParts } from '#exercise/exercise.ts';
import type { Store } from '../store/store.ts';
import type { Problem } from './refusals.ts';

/** The two newest snapshots take turns in these slots; those above are kept for good. */
const turns = 2;

/**
 * Puts an exercise's snapshots into the journal as they come, part by part. They save time and an update of the program: what
 * goes wrong here is told once, and the exercise goes on.
 */
export class Keeper {
  readonly #store: Store;
  readonly #exerciseId: string;
  readonly #problem: Problem;
  #slot: number;
  #begun = '';
  #failed = false;

  /** @param newest slot of the newest snapshot there is; -1: there is none */
  constructor(store: Store, exerciseId: string, problem: Problem, newest = -1) {
    this.#store = store;
    this.#exerciseId = exerciseId;
    this.#problem = problem;
    this.#slot = newest === 0 ? 1 : 0;
  }

  /** Stores these parts. Resolves once they are durable. */
  async keep({ tick, seq, core, parts, whole }: SnapshotParts, slot = this.#slot): Promise<void> {
    if (this.#failed) return;
    const id = this.#exerciseId;
    const at = { tick, seq };
    const name = `${slot} ${tick} ${seq}`;
    const writes: Promise<void>[] = [];
    if (this.#begun !== name) writes.push(this.#store.dropSnapshot(id, slot));
    this.#begun = name;
    for (const [team, data] of parts) writes.push(this.#store.keepPart(id, slot, at, team, data));
    if (whole) {
      writes.push(this.#store.keepSnapshot(id, slot, { ...at, rules: RULES, core }));
      if (slot === this.#slot) this.#slot = (slot + 1) % turns;
    }
    try {
      await Promise.all(writes);
    } catch (error) {
      if (!this.#failed)
        this.#problem('A snapshot could not be stored; the log alone is kept from now on.', error);
      this.#failed = true;
    }
  }

  /** One that no later one writes over. @param number which of them, from 0 */
  keepForGood(kept: SnapshotParts, number: number): Promise<void> {
    return this.keep(kept, turns + number);
  }
}
