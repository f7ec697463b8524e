import { expect, test } from 'vitest';
import { powerOf } from '#sim/attack.ts';
import { serverGauges } from '#sim/gauges.ts';
import { leversOf } from '#sim/levers.ts';
import { runTo, startRun } from '../support/mini.ts';
import { after, real } from '../support/real.ts';

const { world } = real();
const tracking = world.services.findIndex(({ id }) => id === 'tracking');
const run = startRun(world);
runTo(run, after(-1));
const flood = world.campaigns.findIndex(
  ({ against, target }) => against === 'requests' && target === tracking,
);
run.state.v.campaignSince[flood] = run.state.tick;
run.state.v.campaignPower[flood] = 10_000;
runTo(run, run.state.tick + 6);

test('a flood of requests stands on the gauge of the servers it is aimed at, and explains what they still serve', () => {
  const levers = leversOf(world, run.state);
  const { askedBp, floodBp } = serverGauges(world, run.state, levers)[tracking]!;
  const capacity = world.tables.capacity[tracking]!;
  expect(floodBp / 10_000).toBeCloseTo(powerOf(world, run.state, flood) / capacity, 1);
  // Nothing else holds it down an hour before the onset.
  expect(run.state.v.availability[tracking]! / 1e8).toBeCloseTo(1 / (askedBp + floodBp), 5);
});

test('reached from inside only, it meets no flood and no filter', () => {
  const levers = leversOf(world, run.state);
  const inside = { ...levers, serviceEntry: levers.serviceEntry.map(() => -1) };
  const gauge = serverGauges(world, run.state, inside)[tracking]!;
  expect(gauge).toMatchObject({ floodBp: 0, turnedAwayBp: 0 });
  expect(gauge.askedBp).toBeGreaterThan(0);
});
