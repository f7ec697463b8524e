import { afterEach, describe, expect, it } from 'vitest';
import * as format from '../../client/format.ts';
import { language } from '../../client/i18n/index.ts';

const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 1236 };
/** Any space that is not a plain one, for comparing. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

afterEach(() => {
  language.value = 'en';
});

describe('numbers', () => {
  it('have the separators of the reader', () => {
    expect(format.number(2_412_300)).toBe('2,412,300');
    language.value = 'fr';
    expect(plain(format.number(2_412_300))).toBe('2 412 300');
  });

  it.each([
    [0, '0%'],
    [3, '1%'],
    [6140, '61%'],
    [9996, '99%'],
    [10_000, '100%'],
    [13_000, '130%'],
  ])('%i basis points are %s: never rounded to nothing nor to everything', (bp, expected) => {
    expect(format.percent(bp)).toBe(expected);
  });

  it('keep a digit where asked', () => {
    expect(format.percent(6140, 1)).toBe('61.4%');
    expect(format.percent(9999, 1)).toBe('99.9%');
    language.value = 'fr';
    expect(plain(format.percent(6140, 1))).toBe('61,4 %');
  });
});

describe('money', () => {
  it.each([
    [0, '0 k€'],
    [180, '180 k€'],
    [1840, '1.8 M€'],
    [4000, '4 M€'],
  ])('%i k€ is %s', (value, expected) => {
    expect(format.money(value)).toBe(expected);
  });
});

describe('time', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [115, '1 h 55'],
    [2580, '43 h'],
    [2880, '2 d'],
    [4560, '3 d 4 h'],
    [-10, '0 min'],
  ])('%i minutes are %s', (minutes, expected) => {
    expect(format.duration(minutes)).toBe(expected);
  });

  it('is the exercise’s own, whatever the zone and the summer time of the reader', () => {
    expect(format.timeOfDay(0, clock)).toBe('05:00');
    expect(format.dayAndTime(355, clock)).toBe('Tue 23 Dec 10:35');
    language.value = 'fr';
    expect(format.dayAndTime(355, clock)).toBe('mar. 23 déc. 10:35');
  });

  // 05:00 on Monday 22 December is tick 0; midnights are ticks 228, 516 and so on.
  it.each([
    ['today', 22, 227, '06:50', '06:50'],
    ['the last tick before midnight, read before it', 227, 227, '23:55', '23:55'],
    ['the same, read at midnight', 227, 228, 'Mon 23:55', 'lun. 23:55'],
    ['midnight, read that day', 228, 515, '00:00', '00:00'],
    ['midnight, read five minutes earlier', 228, 227, 'Tue 00:00', 'mar. 00:00'],
    ['another morning', 310, 1236, 'Tue 06:50', 'mar. 06:50'],
    ['six days on, the name of the day is still its own', 0, 1956 - 1, 'Mon 05:00', 'lun. 05:00'],
    ['a week on, it is that of two days', 0, 1956, 'Mon 22 Dec 05:00', 'lun. 22 déc. 05:00'],
    ['a week ahead', 2016, 0, 'Mon 29 Dec 05:00', 'lun. 29 déc. 05:00'],
  ] as const)('says the day where it is not today: %s', (_what, tick, now, english, french) => {
    expect(format.moment(tick, now, clock)).toBe(english);
    language.value = 'fr';
    expect(format.moment(tick, now, clock)).toBe(french);
  });

  it('is shown without its day only where it stands under it', () => {
    const sources = import.meta.glob<string>('../../client/**/*.{ts,tsx}', {
      eager: true,
      query: '?raw',
      import: 'default',
    });
    const bare = Object.entries(sources)
      .filter(([, source]) => source.includes('timeOfDay('))
      .map(([file]) => file.replace('../../client/', ''));
    expect(bare.toSorted()).toEqual([
      'facilitator/mselLine.tsx',
      'facilitator/mselPanel.tsx',
      'format.ts',
      'ui/timeAxis.ts',
    ]);
  });

  it('counts from the onset, before it too', () => {
    expect(format.sinceOnset(355, clock)).toBe('T+28 h 05');
    expect(format.sinceOnset(18, clock)).toBe('T+0 h 00');
    expect(format.sinceOnset(12, clock)).toBe('T−0 h 30');
  });
});
