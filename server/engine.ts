import { RULES } from '#exercise/proof.ts';
import { playGhosts } from '#exercise/ghosts.ts';
import { opening, restoring } from '#exercise/restore.ts';
import { preparing } from '#exercise/setting.ts';
import { loadPacks, readWritten, type Pack } from '#scenarios/load.ts';
import { minutesBetween } from '#sim/units.ts';
import type { Engine } from './net/engine.ts';

/**
 * The engine over the packs in a folder.
 * @returns also the packs that did not load, each with its mistakes in words; they hinder none of the others.
 */
export async function loadEngine(folder: string): Promise<{ engine: Engine<Pack>; errors: Error[] }> {
  const { ok, errors } = await loadPacks(folder);
  /** Packs by hash: those on offer, and those that exercises were made from. */
  const known = new Map(ok.map((pack) => [pack.hash, pack]));
  const engine: Engine<Pack> = {
    rules: RULES,
    offered: new Map(ok.map((pack) => [pack.id, pack])),
    async packOf(json, hash) {
      let pack = known.get(hash);
      if (!pack) {
        const scenario = await readWritten(json);
        pack = { id: scenario.scenario.id, hash, json, scenario };
        known.set(hash, pack);
      }
      return pack;
    },
    summary({ id, scenario: { scenario } }) {
      const { clock, title, summary, difficulties, formats = [] } = scenario;
      return {
        id,
        title,
        summary,
        endTick: Math.floor(minutesBetween(clock.start, clock.end) / clock.tick),
        tickMinutes: clock.tick,
        suggestedTicksPerMinute: clock.pace,
        difficulties: difficulties.map(({ id, name }) => ({ id, name })),
        formats: formats.map(({ id, name, pace }) => ({
          id,
          name,
          suggestedTicksPerMinute: pace ?? clock.pace,
        })),
      };
    },
    *warm() {
      for (const { id, hash, scenario } of ok) {
        const format = scenario.scenario.formats?.[0]?.id ?? null;
        const shared = yield* preparing({ scenario: id, packHash: hash, difficulty: null, format }, scenario);
        yield* playGhosts(scenario, shared.world, shared.policies);
      }
    },
    create: (definition, { scenario }) => opening(definition, scenario),
    restore: (definition, { scenario }, kept) => restoring(definition, scenario, kept),
  };
  return { engine, errors };
}
