import type { Catalogue } from '#protocol/catalogue.ts';
import type { HubRecord } from '#protocol/views.ts';
import type { CountryRecord, PublicState } from '#protocol/wall.ts';
import type { MapState, MapTable } from '../map/mapModel.ts';
import type { State } from '../ui/stateMark.tsx';

/** The country's figures as the records the map reads of a team. What the wall does not know (roads) is not in it. */
export function countryTable(
  country: CountryRecord,
  tick: number,
  hubs: readonly Pick<Catalogue['hubs'][number], 'id'>[],
): MapTable {
  const { asOfTick, behindBp } = country.departments;
  const table: MapTable = {
    clock: { tick },
    departments: { asOfTick, latenessBp: behindBp },
    ordinary: behindBp.map(() => 0),
  };
  hubs.forEach(({ id }, h) => {
    const hub = country.hubs[h];
    if (!hub) return;
    const { loadBp, capacityBp } = hub;
    const record: HubRecord = {
      asOfTick: hub.asOfTick,
      backlog: 0,
      loadBp,
      ordinaryBp: loadBp - hub.behindBp,
      capacityBp,
    };
    table[`hub:${id}`] = record;
  });
  return table;
}

/**
 * The state most teams are in; where two are as many the worse, so that the wall does not show a failing service as working.
 */
export function commonState({ up, degraded, down }: PublicState): State {
  if (down >= degraded && down >= up && down > 0) return 'down';
  return degraded >= up && degraded > 0 ? 'degraded' : 'up';
}

/** Without the time at each hub's name, too small to read from ten metres: one line above says it for all. */
export const withoutTimes = (state: MapState): MapState => ({
  ...state,
  hubs: state.hubs.map((hub) => ({ ...hub, asOf: null })),
});
