import { createExercise, replay } from '#exercise/exercise.ts';
import { loadPacks, type Pack } from '#scenarios/load.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { minutesBetween } from '#sim/units.ts';
import type { Engine } from './net/engine.ts';

/**
 * The engine over the packs in a folder.
 * @returns also the packs that did not load, each with its mistakes in words; they hinder none of the others.
 */
export async function loadEngine(folder: string): Promise<{ engine: Engine<Pack>; errors: Error[] }> {
  const { ok, errors } = await loadPacks(folder);
  const engine: Engine<Pack> = {
    offered: new Map(ok.map((pack) => [pack.id, pack])),
    packOf(json, hash) {
      // Checked in full when the exercise was created; what a newer program may miss in it shows when it is compiled.
      const scenario = JSON.parse(json) as Scenario;
      return { id: scenario.scenario.id, hash, json, scenario };
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
    create: createExercise,
    replay,
  };
  return { engine, errors };
}
