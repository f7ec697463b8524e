import { describe, expect, test } from 'vitest';
import { readBank, scatter } from '../../client/map/bank.ts';
import { darkness, nightAt } from '../../client/map/daylight.ts';
import type { MapTable } from '../../client/map/mapModel.ts';
import { clock, freshTable } from './mapFixtures.ts';

const channels = [{ id: 'atm', name: { en: 'Cash machines', fr: 'Distributeurs' } }] as Parameters<
  typeof readBank
>[0];
const withCash = (cashBp: number): MapTable => ({ situation: { cashBp } as MapTable['situation'] & object });

describe('the bank', () => {
  test.each([
    [10_000, 96],
    [9_999, 95],
    [5000, 48],
    [4100, 39],
    [40, 1],
    [1, 1],
    [0, 0],
  ])('cash at %i bp lights %i marks of 96: all only when full, none only when empty', (cashBp, lit) => {
    expect(readBank(channels, 96, withCash(cashBp)).lit).toBe(lit);
  });

  test('before figures have come nothing is lit and nothing is claimed', () => {
    const bank = readBank(channels, 96, freshTable);
    expect(bank).toMatchObject({ cashBp: null, lit: 0 });
    expect(bank.channels).toEqual([{ ...channels[0], availabilityBp: null }]);
    const open = readBank(channels, 96, { 'channel:atm': { availabilityBp: 7200 } });
    expect(open.channels[0]?.availabilityBp).toBe(7200);
  });

  test('marks go out in one order, every one once, neighbours not one after the other', () => {
    const ids = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0'));
    const ranks = scatter(ids);
    expect(scatter(ids)).toEqual(ranks);
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ids.map((_, i) => i));
    const inOrder = ranks.filter((rank, i) => Math.abs(rank - (ranks[i + 1] ?? -9)) === 1);
    expect(inOrder.length).toBeLessThan(8);
  });
});

describe('day and night', () => {
  const at = (time: string): number => {
    const [h = 0, m = 0] = time.split(':').map(Number);
    return darkness(h * 60 + m);
  };
  test('night before eight, day from a quarter to nine to five, night again after twenty-five to six', () => {
    expect(['00:00', '05:00', '08:10', '17:35', '23:59'].map(at)).toEqual([1, 1, 1, 1, 1]);
    expect(['08:45', '12:00', '17:00'].map(at)).toEqual([0, 0, 0]);
  });

  test('twilight is neither, and goes one way', () => {
    const dawn = ['08:11', '08:20', '08:30', '08:44'].map(at);
    expect(dawn.every((dark) => dark > 0 && dark < 1)).toBe(true);
    expect(dawn).toEqual(dawn.toSorted((a, b) => b - a));
  });

  test('by the exercise clock, over midnight, in as many steps as asked', () => {
    expect(nightAt(0, clock, 8)).toBe(1);
    expect(nightAt(60, clock, 8)).toBe(0);
    expect(nightAt(60 + 288 * 3, clock, 8)).toBe(0);
    const steps = new Set(Array.from({ length: 288 }, (_, tick) => nightAt(tick, clock, 2)));
    expect([...steps].toSorted()).toEqual([0, 0.5, 1]);
  });
});
