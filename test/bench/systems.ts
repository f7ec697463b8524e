import { parse } from 'yaml';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { SystemsTable } from '../../client/map/systemsModel.ts';
import services from '../../scenarios/la-poste-2025/services.yaml?raw';

/** Systems of the pack as their map needs them, without a server. */
interface Source {
  id: string;
  name: { en: string; fr: string };
  about: { en: string; fr: string };
  entry?: string;
  internet?: boolean;
  exposed?: string;
  public?: number;
  process?: string;
  needs?: { service: string; loss: string }[];
}
const pack = parse(services) as Record<'entries' | 'services' | 'processes' | 'channels', Source[]>;
const bp = (share = '100 %'): number => Number.parseFloat(share) * 100;
const needs = (one: Source) => (one.needs ?? []).map(({ service, loss }) => ({ service, lossBp: bp(loss) }));

export const systems: Pick<Catalogue, 'entries' | 'services' | 'processes' | 'channels'> = {
  entries: pack.entries.map((one) => ({ ...one, internet: one.internet ?? true })),
  services: pack.services.map((one) => ({
    ...one,
    entry: one.entry ?? null,
    exposedBp: bp(one.exposed),
    needs: needs(one),
    public: (one.public ?? 0) > 0,
  })),
  processes: pack.processes.map((one) => ({ ...one, needs: needs(one) })),
  channels: pack.channels.map((one) => ({ ...one, needs: needs(one), process: one.process ?? null })),
};

/** Everybody comes back again and again, through a filter that does not take enough away: as many marks as there can be. */
export function flooded(tick: number): SystemsTable {
  const table: SystemsTable = { clock: { tick } };
  for (const { id, internet } of systems.entries)
    table[`entry:${id}`] = internet
      ? { loadBp: 60_000, honestBp: 20_000, attackBp: 90_000, filteredBp: 5500, passBp: 9000 }
      : { loadBp: 4000, honestBp: 4000, attackBp: 0, filteredBp: 0, passBp: 10_000 };
  for (const { id, entry } of systems.services)
    table[`service:${id}`] = { availabilityBp: 9000, demandBp: 30_000, entry, shed: false };
  for (const { id } of systems.processes) table[`process:${id}`] = { capacityBp: 9000, paperBp: 1000 };
  for (const { id } of systems.channels) table[`channel:${id}`] = { availabilityBp: 9000 };
  return table;
}
