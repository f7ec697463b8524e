import { departmentOutlines, mapCredit, mapSize, outlineCentre, outlineRings, project } from './france.ts';
import type { Geography } from './geography.ts';

const paths = new Map(departmentOutlines.map(({ id, path }) => [id, path]));

/** Metropolitan France. A pack of another country adds its drawing here; the rest of the map does not change. */
export const france: Geography = {
  size: mapSize,
  project,
  department: (id) => {
    const path = paths.get(id);
    return path === undefined ? null : { path, rings: outlineRings(id), centre: outlineCentre(id) };
  },
  credit: mapCredit,
};
