import { z } from 'zod';
import { clamp, part } from '../arithmetic.ts';
import { share } from '../units.ts';
import { once, standing } from './effect.ts';
import { add, scale } from './pull.ts';

/** A bank channel leans on another service instead of the one it needs: SMS codes in place of the app. */
export const substitute = standing(
  z.strictObject({ channel: z.string(), instead: z.string(), use: z.string(), upTo: share.default(10_000) }),
  (params, to) => {
    const channel = to.index('channel', params.channel, 'channel');
    const instead = to.index('service', params.instead, 'instead');
    const use = to.index('service', params.use, 'use');
    return {
      aims: [
        { kind: 'channel', place: channel },
        { kind: 'need', place: channel, service: instead },
      ],
      does(levers, strength) {
        levers.substitutes.push({ channel, instead, use, strength: part(params.upTo, strength) });
        levers.helped[channel] = 1;
      },
    };
  },
);

/**
 * A channel lies open to fraud: losses run with what passes through it. `exposure` of several adds up; a `guard` is a check
 * that stops its share of whatever is tried.
 */
export const fraud = standing(
  z
    .strictObject({ channel: z.string(), exposure: share.optional(), guard: share.optional() })
    .refine(
      (one) => (one.exposure === undefined) !== (one.guard === undefined),
      'a fraud effect has exactly one of exposure, guard',
    )
    .meta({ oneOf: [{ required: ['exposure'] }, { required: ['guard'] }] }),
  ({ channel, exposure, guard }, to) => {
    const index = to.index('channel', channel, 'channel');
    return {
      // Not the channel itself: a screen would tell a team what it has to find out.
      aims: [{ kind: 'fraud', place: index }],
      does:
        guard !== undefined
          ? scale('channelGuard', index, -guard)
          : add('channelFraud', index, exposure ?? 0),
    };
  },
);

/** Cash brought to a channel's stock: part of a full load. */
export const cash = once(z.strictObject({ channel: z.string(), by: share }), (params, to) => {
  const channel = to.index('channel', params.channel, 'channel');
  return {
    aims: [
      { kind: 'channel', place: channel },
      { kind: 'cash', place: channel },
    ],
    fire(world, state) {
      const full = world.channels[channel]!.stockHours * 1000;
      state.v.stock[channel] = clamp(state.v.stock[channel]! + part(full, params.by), 0, full);
    },
  };
});
