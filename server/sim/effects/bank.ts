import { z } from 'zod';
import { clamp, part } from '../arithmetic.ts';
import { share } from '../units.ts';
import { once, standing } from './effect.ts';

/** A bank channel leans on another service instead of the one it needs: SMS codes in place of the app. */
export const substitute = standing(
  z.strictObject({ channel: z.string(), instead: z.string(), use: z.string() }),
  (params, to) => {
    const channel = to.index('channel', params.channel, 'channel');
    const instead = to.index('service', params.instead, 'instead');
    const use = to.index('service', params.use, 'use');
    return (levers, strength) => {
      levers.substitutes.push([channel, instead, use, strength]);
    };
  },
);

/** Cash brought to a channel's stock: part of a full load. */
export const cash = once(z.strictObject({ channel: z.string(), by: share }), (params, to) => {
  const channel = to.index('channel', params.channel, 'channel');
  return (world, state) => {
    const full = world.channels[channel]!.stockHours * 1000;
    state.v.stock[channel] = clamp(state.v.stock[channel]! + part(full, params.by), 0, full);
  };
});
