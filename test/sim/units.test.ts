import { describe, expect, it, test } from 'vitest';
import type { z } from 'zod';
import {
  duration,
  fineShare,
  hours,
  minuteOf,
  minutesBetween,
  moment,
  money,
  packets,
  percent,
  perHour,
  perSecond,
  readClock,
  share,
} from '#sim/units.ts';

const units: Record<string, z.ZodType> = {
  duration,
  percent,
  share,
  fineShare,
  money,
  perHour,
  perSecond,
  packets,
  hours,
  moment,
};

describe('what a pack may write, and the integer it means', () => {
  test.each<[string, unknown, unknown]>([
    ['duration', '45 min', 45],
    ['duration', '45min', 45],
    ['duration', '2 h', 120],
    ['duration', '1 h 30 min', 90],
    ['duration', '3 d', 4_320],
    ['duration', '1 d 2 h 3 min', 1_563],
    ['duration', '0.5 h', 30],
    ['duration', '0 min', 0],
    ['percent', '35 %', 3_500],
    ['percent', '35%', 3_500],
    ['percent', '-3.5 %', -350],
    ['percent', '+5 %', 500],
    ['percent', '300 %', 30_000],
    ['percent', '0.01 %', 1],
    ['share', '0 %', 0],
    ['share', '100 %', 10_000],
    ['fineShare', '1.134 %', 11_340],
    ['fineShare', '100 %', 1_000_000],
    ['money', '180 k€', 180],
    ['money', '1.2 M€', 1_200],
    ['money', '-20 k€', -20],
    ['perHour', '30000/h', 30_000],
    ['perHour', '30 000 / h', 30_000],
    ['perSecond', '9000/s', 9_000],
    ['packets', '40 Mpps', 40_000],
    ['packets', '2.5 Bpps', 2_500_000],
    ['packets', '750 kpps', 750],
    ['hours', '06:00-14:00', [360, 840]],
    ['hours', '00:00-24:00', [0, 1_440]],
    ['moment', 'T+0', { afterZero: 0 }],
    ['moment', 'T+2 h', { afterZero: 120 }],
    ['moment', 'T-30 min', { afterZero: -30 }],
    ['moment', 'T + 1 h 5 min', { afterZero: 65 }],
    ['moment', '2025-12-22T14:35', { local: '2025-12-22T14:35' }],
  ])('%s: %s', (unit, written, expected) => {
    expect(units[unit]!.parse(written)).toEqual(expected);
  });
});

describe('a slip is refused in one sentence that names what would be right', () => {
  test.each<[string, unknown, RegExp]>([
    ['duration', '45', /"45" is not a duration such as "45 min"/],
    ['duration', 45, /"45" is not a duration/],
    ['duration', '45 minutes', /"45 minutes" is not a duration/],
    ['duration', '-2 h', /"-2 h" is not a duration/],
    ['duration', '1,5 h', /"1,5 h" is not a duration/],
    ['duration', 'soon', /"soon" is not a duration/],
    ['duration', undefined, /a duration such as "45 min"/],
    ['duration', null, /a duration such as "45 min"/],
    ['percent', '35', /"35" is not a percentage such as "35 %"/],
    ['percent', 0.35, /"0.35" is not a percentage/],
    ['percent', '35 k€', /"35 k€" is not a percentage/],
    ['share', '101 %', /a share lies between 0 % and 100 %/],
    ['share', '-1 %', /a share lies between 0 % and 100 %/],
    ['share', 'half', /"half" is not a percentage/],
    ['fineShare', '-1 %', /"-1 %" is not a percentage such as "1.134 %"/],
    ['money', '180', /"180" is not an amount such as "180 k€"/],
    ['money', '180 €', /"180 €" is not an amount/],
    ['perHour', '30000', /"30000" is not an hourly rate such as "30000\/h"/],
    ['perHour', '30000/s', /"30000\/s" is not an hourly rate/],
    ['perHour', '/h', /"\/h" is not an hourly rate/],
    ['perHour', '_/h', /"_\/h" is not an hourly rate/],
    ['perSecond', '9000/h', /"9000\/h" is not a rate such as "9000\/s"/],
    ['perSecond', '1.2.3/s', /"1.2.3\/s" is not a rate/],
    ['packets', '40 Gbps', /"40 Gbps" is not a packet rate such as "40 Mpps"/],
    ['hours', '14:00-06:00', /"14:00-06:00" is not a span of the day such as "06:00-14:00"/],
    ['hours', '06:00-25:00', /is not a span of the day/],
    ['hours', 'always', /is not a span of the day/],
    ['moment', 'T+2', /"T\+2" is not a moment such as "T\+2 h"/],
    ['moment', '14:35', /"14:35" is not a moment/],
    ['moment', '2025-12-22', /"2025-12-22" is not a moment/],
    ['moment', '2025-12-22T25:00', /"2025-12-22T25:00" is not a moment/],
    ['moment', '2025-12-22T14:75', /"2025-12-22T14:75" is not a moment/],
    ['moment', '2025-02-30T10:00', /"2025-02-30T10:00" is not a moment/],
    ['moment', '2025-13-01T10:00', /"2025-13-01T10:00" is not a moment/],
  ])('%s: %s', (unit, written, message) => {
    const result = units[unit]!.safeParse(written);
    expect(result.success).toBe(false);
    expect(result.error!.issues).toHaveLength(1);
    expect(result.error!.issues[0]!.message).toMatch(message);
  });
});

describe('the civil calendar without a clock', () => {
  test.each([
    ['1970-01-01T00:00', 0],
    ['1970-01-02T00:01', 1_441],
    ['2000-02-29T12:00', Date.UTC(2000, 1, 29, 12) / 60_000],
    ['2025-12-22T05:00', Date.UTC(2025, 11, 22, 5) / 60_000],
    ['2024-02-29T23:59', Date.UTC(2024, 1, 29, 23, 59) / 60_000],
    ['2100-03-01T00:00', Date.UTC(2100, 2, 1) / 60_000],
  ])('%s is minute %i', (local, minute) => {
    expect(minuteOf(local)).toBe(minute);
  });

  it('counts over a change of year', () => {
    expect(minutesBetween('2025-12-31T23:30', '2026-01-01T00:30')).toBe(60);
    expect(minutesBetween('2026-01-01T00:00', '2025-12-31T00:00')).toBe(-1_440);
  });

  test.each([
    ['00:00', 0],
    ['6:05', 365],
    ['24:00', 1_440],
    ['24:01', null],
    ['12:60', null],
    ['noon', null],
  ])('the time of day %s is %s', (written, minute) => {
    expect(readClock(written)).toBe(minute);
  });
});
