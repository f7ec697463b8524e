import { z } from 'zod';
import { duration, percent, share } from '#sim/units.ts';

/** How people tire, run to counters and telephones, and wear out: sizes of what feeds back. Left out: it does not happen. */
export const people = z.strictObject({
  tirePerHour: percent,
  restPerHour: percent,
  slowest: percent,
  counterWait: duration,
  spill: percent,
  crisisLoad: percent.default(0).describe('Work that the crisis alone puts on every crew.'),
  crisisRest: share
    .default(10_000)
    .describe('Part of ordinary rest that the crisis leaves where nobody relieves.'),
  strainPerHour: percent
    .default(0)
    .describe('Strain of the sites in an hour of full unrest, staff left to themselves.'),
  easePerHour: percent.default(0).describe('Strain lost in an hour without any relief.'),
  worn: share
    .default(0)
    .describe('Lost at full strain by sites, at full fatigue by servers; nothing below 40 %.'),
  improvisedWears: percent.default(0).describe('Improvisation without instructions wears out: in an hour.'),
  improvisedWearsTo: share.default(10_000).describe('And never below this.'),
  disparity: share.default(0).describe('What an organised fallback loses where nobody told the staff.'),
  absent: share.default(0).describe('Parcels brought to an empty house when nobody was told of them.'),
  withhold: share.default(0).describe('Parcels that merchants keep back at no trust; none above 50 %.'),
  giveUp: share.default(0).describe('Of parcels turned away: taken elsewhere in a day.'),
  calms: share.default(0).describe('How far full information keeps users from trying again.'),
  runOnCash: percent.default(10_000).describe('Cash drawn on top at full unrest.'),
});
