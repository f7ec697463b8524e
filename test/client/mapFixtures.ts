import type { Catalogue } from '#protocol/catalogue.ts';
import type { Geography } from '../../client/map/geography.ts';
import type { MapTable } from '../../client/map/mapModel.ts';
import { planMap } from '../../client/map/plan.ts';

/** A country of two square departments side by side, 100 units each; a degree is ten units, north is up. */
export const squareland: Geography = {
  size: { width: 200, height: 100 },
  project: ([lat, lon]) => ({ x: lon * 10, y: 100 - lat * 10 }),
  department: (id) => {
    const left = { '01': 0, '02': 100 }[id];
    if (left === undefined) return null;
    const ring = [
      { x: left, y: 0 },
      { x: left + 100, y: 0 },
      { x: left + 100, y: 100 },
      { x: left, y: 100 },
    ];
    return { path: `m ${left},0 100,0 0,100 -100,0 z`, rings: [ring], centre: { x: left + 50, y: 50 } };
  },
  credit: { text: 'drawn by hand', url: 'https://example.org' },
};

export const places: Pick<Catalogue, 'hubs' | 'links' | 'departments'> = {
  hubs: [
    { id: 'west', name: 'West', at: [5, 2], department: '01' },
    { id: 'mid', name: 'Middle', at: [5, 9], department: '01' },
    { id: 'east', name: 'East', at: [5, 18], department: '02' },
  ],
  links: [
    { from: 'west', to: 'mid' },
    { from: 'mid', to: 'east' },
    { from: 'east', to: 'mid' },
  ],
  departments: [
    { id: '01', name: 'Left', hub: 'mid' },
    { id: '02', name: 'Right', hub: 'east' },
  ],
};

export const plan = planMap(places, squareland, 10);
export const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 900 };

/** An ordinary day leaves a twentieth of a day's work waiting. */
export const hub = (loadBp: number, asOfTick = 100, capacityBp = 10_000) => ({
  asOfTick,
  backlog: loadBp * 10,
  loadBp,
  ordinaryBp: 500,
  capacityBp,
});

/** All fresh at tick 100. */
export const freshTable: MapTable = {
  clock: { tick: 100 },
  'hub:west': hub(600),
  'hub:mid': hub(1500),
  'hub:east': hub(14_000),
  links: [8000, 4000, 500],
  departments: { asOfTick: 100, latenessBp: [3000, 5100] },
  ordinary: [3000, 4000],
};
