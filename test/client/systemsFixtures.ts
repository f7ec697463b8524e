import { catalogueOf } from '#exercise/catalogue.ts';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { EntryRecord } from '#protocol/views.ts';
import type { SystemsTable } from '../../client/map/systemsModel.ts';
import { real, realPack } from '../support/real.ts';

/** The systems of the pack that is shipped. */
export const catalogue: Catalogue = catalogueOf(realPack.scenario, real().world);

export const entry = (part: Partial<EntryRecord> = {}): EntryRecord => ({
  loadBp: 3000,
  honestBp: 3000,
  attackBp: 0,
  filteredBp: 0,
  passBp: 10_000,
  ...part,
});

/** Everything works, with some records other than that. */
export function tableWith(changes: SystemsTable = {}): SystemsTable {
  const table: SystemsTable = { clock: { tick: 100 } };
  for (const { id } of catalogue.entries) table[`entry:${id}`] = entry();
  for (const { id, entry: home } of catalogue.services)
    table[`service:${id}`] = { availabilityBp: 10_000, demandBp: 10_000, entry: home, shed: false };
  for (const { id } of catalogue.processes) table[`process:${id}`] = { capacityBp: 10_000, paperBp: 0 };
  for (const { id } of catalogue.channels) table[`channel:${id}`] = { availabilityBp: 10_000 };
  return { ...table, ...changes };
}

export const service = (availabilityBp: number, home: string | null = 'main-link', shed = false) => ({
  availabilityBp,
  demandBp: 10_000,
  entry: home,
  shed,
});
