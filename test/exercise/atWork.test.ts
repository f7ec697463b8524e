import { expect, test } from 'vitest';
import { atWork } from '../../server/exercise/views/atWork.ts';
import { applyEffects } from '#sim/apply.ts';
import { createState } from '#sim/state.ts';
import { real } from '../support/real.ts';

test('a cap by the supervisor is told as holding both channels back, until it ends', () => {
  const { world } = real();
  const state = createState(world);
  const inject = world.injects.find(({ id }) => id === 'supervisor-fraud')!;
  applyEffects(world, state, inject.effects);
  const until = state.tick + 72 * world.hour;
  expect(atWork(world, state)).toEqual([
    { at: 'channel:online-payment', does: 'slows', by: 'inject:supervisor-fraud', until },
    { at: 'channel:transfer', does: 'slows', by: 'inject:supervisor-fraud', until },
  ]);
});
