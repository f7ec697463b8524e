import { expect, it, vi } from 'vitest';
import { hearServerTime, serverNow } from '../../client/serverTime.ts';

it('goes on by a clock that only runs forward, whatever this device is set to', () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  hearServerTime(1_000_000);
  vi.advanceTimersByTime(4_000);
  vi.setSystemTime(0);
  expect(serverNow()).toBe(1_004_000);
  hearServerTime(2_000_000);
  expect(serverNow()).toBe(2_000_000);
  vi.useRealTimers();
});
