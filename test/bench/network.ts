import { parse } from 'yaml';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { MapTable } from '../../client/map/mapModel.ts';
import network from '../../scenarios/la-poste-2025/network.yaml?raw';

/** Network of the pack as the map needs it, without a server: for looking at the map and for measuring it. */
const { hubs, links, departments } = parse(network) as Pick<Catalogue, 'hubs' | 'links' | 'departments'>;

const nothing = { en: '–', fr: '–' };
export const catalogue: Catalogue = {
  scenario: { id: 'bench', title: nothing, summary: nothing, organisation: nothing },
  clock: { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 900 },
  roles: [],
  pools: [],
  budget: 0,
  pettyCash: 0,
  slowestBp: 18_000,
  entries: [],
  services: [],
  processes: [],
  channels: ['Accounts online', 'Card payments', 'Cash machines', 'Banking at the counter', 'Transfers'].map(
    (name, i) => ({
      id: `channel-${i}`,
      name: { en: name, fr: name },
      about: nothing,
      needs: [],
      process: null,
    }),
  ),
  hubs,
  links,
  departments,
  actions: [],
  preparations: [],
  objectives: [],
  obligations: [],
  phases: [],
  glossary: [],
  manual: nothing,
};

/** A spread of figures that looks alive and is the same every time. */
const wave = (i: number, by: number): number => (Math.sin(i * 12.9898 + by * 78.233) + 1) / 2;

const calm: NonNullable<MapTable['situation']> = {
  trustBp: 8000,
  trustChangeBp: 0,
  silentMinutes: null,
  spent: 0,
  budget: 0,
  costPerHour: 0,
  pressedAt: null,
  crews: [],
  backlog: 0,
  awaitingPickUp: 0,
  debt: 0,
  informedBp: 6000,
  unrestBp: 1500,
  strainBp: 1000,
  takes: { strain: 0, blindness: 0, queues: 0, tired: 0 },
  counterWaitMinutes: 0,
  callsAnsweredBp: 10_000,
  cashBp: 10_000,
};

export type Scene = 'calm' | 'crisis' | 'stale' | 'empty';

/** An invented view of a team. @param parcelsPerHour on every link */
export function tableOf(scene: Scene, tick: number, parcelsPerHour: number): MapTable {
  const table: MapTable = { clock: { tick } };
  if (scene === 'empty') return table;
  const trouble = scene === 'calm' ? 0 : 1;
  hubs.forEach(({ id }, i) => {
    const hit = trouble * (wave(i, 3) > 0.62 ? 1 : 0);
    const old = (scene === 'stale' && wave(i, 5) > 0.3) || (scene === 'crisis' && wave(i, 5) > 0.8);
    const ordinaryBp = Math.round(200 + 1600 * wave(i, tick / 40));
    const loadBp = ordinaryBp + Math.round(trouble * 220 * wave(i, 6) + hit * 360);
    table[`hub:${id}`] = {
      asOfTick: old ? tick - 30 - i : tick,
      backlog: loadBp * 31,
      loadBp,
      ordinaryBp,
      capacityBp: trouble ? (wave(i, 9) > 0.9 ? 0 : 8900) : 10_000,
    };
  });
  table.links = links.map((_, i) => Math.round(parcelsPerHour * (0.4 + 1.2 * wave(i, 11))));
  table.departments = {
    asOfTick: scene === 'stale' ? tick - 36 : tick,
    latenessBp: departments.map((_, i) =>
      scene === 'stale' && wave(i, 4) > 0.85 ? -1 : Math.round(2000 + trouble * 3400 * wave(i, 7) ** 3),
    ),
  };
  catalogue.channels.forEach(({ id }, i) => {
    table[`channel:${id}`] = { availabilityBp: trouble ? [3100, 9600, 7200, 8100, 1500][i]! : 10_000 };
  });
  table.situation = { ...calm, cashBp: trouble ? 4100 : 8700 };
  table.ordinary = departments.map(() => 2000);
  return table;
}
