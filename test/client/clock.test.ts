import { describe, expect, it } from 'vitest';
import { minutesSinceMidnight, perHour, ticksIn } from '../../client/clock.ts';
import { idleAfterTicks } from '../../client/facilitator/attention.ts';
import { dayOf } from '../../client/facilitator/msel.ts';
import { futureTick, typedTime } from '../../client/facilitator/time.ts';
import * as format from '../../client/format.ts';
import { axisEnd } from '../../client/graphs/moment.ts';
import { nightAt } from '../../client/map/daylight.ts';
import { step } from '../../client/team/practice/step.ts';
import { openTable } from '../../client/team/practice/table.ts';
import { timeLabel, timeSplits } from '../../client/ui/timeAxis.ts';
import { catalogueOf } from '../../server/exercise/catalogue.ts';
import { real, realPack } from '../support/real.ts';

const five = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 1236 };
const ten = { ...five, tickMinutes: 10, zeroTick: 9, endTick: 618 };

describe('a pack of ten-minute ticks', () => {
  it.each<[what: string, said: (clock: format.ExerciseClock, tick: (minutes: number) => number) => unknown]>([
    ['time of day', (clock, tick) => format.dayAndTime(tick(29 * 60), clock)],
    ['time since the onset', (clock, tick) => format.sinceOnset(tick(200), clock)],
    ['time as typed', (clock, tick) => typedTime(tick(200), clock)],
    ['age', (clock, tick) => format.ticks(tick(190), clock)],
    ['day', (clock, tick) => [tick(18 * 60), tick(20 * 60), tick(-360)].map((one) => dayOf(one, clock))],
    ['night', (clock, tick) => [0, 200, 240, 720].map((minutes) => nightAt(tick(minutes), clock, 8))],
    ['minute of the day', (clock, tick) => minutesSinceMidnight(tick(70), clock)],
    ['marks', (clock, tick) => timeSplits(0, tick(2880), 6, clock).map((one) => timeLabel(one, clock))],
    ['axis', (clock, tick) => axisEnd(tick(400), clock) * clock.tickMinutes],
    ['hour', (clock) => perHour(clock) * clock.tickMinutes],
    ['idle', (clock) => idleAfterTicks({ ...clock, ticksPerMinute: 1 }) * clock.tickMinutes],
    [
      'time to go to',
      (clock, tick) => {
        const found = futureTick('T+5:00', tick(60), clock);
        return 'tick' in found && found.tick * clock.tickMinutes;
      },
    ],
  ])('says the same %s at the same moment as one of five', (_what, said) => {
    const [inTen, inFive] = [ten, five].map((clock) => said(clock, (minutes) => minutes / clock.tickMinutes));
    expect(inTen).toEqual(inFive);
  });

  it('counts a span in its own ticks, in whole ones and at least one', () => {
    expect([five, ten].map((clock) => ticksIn(30, clock))).toEqual([6, 3]);
    expect(ticksIn(30, { tickMinutes: 20 })).toBe(2);
    expect(ticksIn(30, { tickMinutes: 60 })).toBe(1);
  });

  it('practises at the same hour, with the same parcels an hour', () => {
    const known = catalogueOf(realPack.scenario, real().world);
    const anHour = (clock: format.ExerciseClock) => {
      const pack = { ...known, clock };
      const seat = { id: 'seat-1', name: 'Nadia', roles: [], online: true };
      const sitting = { code: 'K7DP4M', title: '', team: { id: 'team-1', name: 'Lyon' }, seat };
      let table = openTable(pack, sitting);
      const { tick } = table.clock!;
      const start = format.dayAndTime(tick, clock);
      for (let at = 1; table.clock!.tick < tick + perHour(clock); at++) table = step(table, at, pack);
      return { start, parcels: table.headline!.parcelsDeliverable, backlog: table.situation!.backlog };
    };
    expect(anHour(ten)).toEqual(anHour(five));
    expect(anHour(ten).start).toContain('09:00');
  });
});

describe('one formatter', () => {
  it('writes a clock that runs and a time as one types it', () => {
    expect([0, 9, 245, 1805, -30].map(format.sixtieths)).toEqual(['0:00', '0:09', '4:05', '30:05', '−0:30']);
  });

  it('writes basis points out of a hundred', () => {
    expect([0, 6649, 6650, 10_000].map(format.hundredths)).toEqual(['0', '66', '67', '100']);
  });

  it('leaves a time that is none as it came', () => {
    expect(format.wallTime('soon')).toBe('soon');
    expect(format.wallTime('2025-12-22T09:40:00Z')).toContain('2025');
  });
});
