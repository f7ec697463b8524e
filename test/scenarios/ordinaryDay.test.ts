import { expect, it } from 'vitest';
import { ringFullBp } from '../../client/map/mapModel.ts';
import { real } from '../support/real.ts';

it('no hub of an ordinary day fills its ring on the map, and the busiest nearly does', () => {
  const { world } = real();
  const busiest = world.ordinary.hubs.reduce((most, bp) => Math.max(most, bp), 0);
  expect(busiest).toBeLessThan(ringFullBp);
  expect(busiest).toBeGreaterThan(ringFullBp * 0.8);
});
