import { z } from 'zod';
import { part } from '../arithmetic.ts';
import type { Levers } from '../levers.ts';
import { percent, share } from '../units.ts';
import { onNothing, once, standing, type Push } from './effect.ts';
import { scale, scaled } from './pull.ts';

/** Removes attack traffic, and some honest users with it. On an entry or on a service. */
export const filter = standing(
  z.strictObject({
    on: z.string(),
    against: z.enum(['packets', 'requests']),
    cut: share,
    honestLoss: share.default(0).describe('Honest traffic lost.'),
    foreignOnly: z
      .boolean()
      .default(false)
      .describe('Works by country of origin: sources inside the country pass.'),
  }),
  ({ on, against, cut, honestLoss, foreignOnly }, to) => {
    const { kind, place: index } = to.either(['entry', 'service'], on, 'on');
    const isEntry = kind === 'entry';
    // Requests come by whatever entry their service is reached through at present.
    const byEntry = isEntry && against === 'requests';
    /** Campaigns it may touch: place, what it takes of them, service they aim at. The same for all teams: worked out once. */
    let hits: number[] | null = null;
    const honest = (levers: Levers) => (isEntry ? levers.entryHonest : levers.serviceHonest);
    const does: Push = (levers, strength, world) => {
      hits ??= world.campaigns.flatMap((campaign, k): number[] => {
        if (campaign.against !== against) return [];
        const aim = against === 'packets' && !isEntry ? campaign.at : campaign.target;
        if (!byEntry && aim !== index) return [];
        return [k, foreignOnly ? part(cut, 10_000 - campaign.domesticBp) : cut, aim];
      });
      const { campaignLeft, serviceEntry } = levers;
      for (let n = 0; n < hits.length; n += 3) {
        if (byEntry && serviceEntry[hits[n + 2]!] !== index) continue;
        const k = hits[n]!;
        campaignLeft[k] = part(campaignLeft[k]!, 10_000 - part(hits[n + 1]!, strength));
      }
      if (honestLoss > 0) honest(levers)[index] = scaled(honest(levers)[index]!, -honestLoss, strength);
    };
    return { aims: [{ kind, place: index }], does };
  },
);

/** More or less capacity of an entry, a service or a bank channel (which never carries more than all it is asked). */
export const capacity = standing(z.strictObject({ of: z.string(), by: percent }), ({ of, by }, to) => {
  const { kind, place } = to.either(['entry', 'service', 'channel'], of, 'of');
  const lever = ({ entry: 'entryCapacity', service: 'serviceCapacity', channel: 'channelCapacity' } as const)[
    kind
  ];
  return { aims: [{ kind, place }], does: scale(lever, place, by) };
});

/** Honest demand on a service or a bank channel, moved by words, pages or limits. */
export const demand = standing(z.strictObject({ on: z.string(), by: percent }), ({ on, by }, to) => {
  const { kind, place } = to.either(['service', 'channel'], on, 'on');
  const lever = ({ service: 'serviceDemand', channel: 'channelDemand' } as const)[kind];
  return {
    // What a channel is asked only tells on its cash.
    aims:
      kind === 'channel'
        ? [
            { kind, place },
            { kind: 'cash', place },
          ]
        : [{ kind, place }],
    does: scale(lever, place, by),
  };
});

/** A service closed on purpose; `upstream` drops its address at the providers, and the flood aimed at it. */
export const shed = standing(
  z.strictObject({ service: z.string(), upstream: z.boolean().default(false) }),
  (params, to) => {
    const index = to.index('service', params.service, 'service');
    return {
      aims: [{ kind: 'service', place: index }],
      does(levers) {
        levers.shed[index] = params.upstream ? 2 : Math.max(1, levers.shed[index]!);
      },
    };
  },
);

/** A service reached through another entry, or from inside only (`to: none`). Filters look where it went. */
export const reroute = standing(
  z.strictObject({ service: z.string(), to: z.string() }),
  (params, to) => {
    const index = to.index('service', params.service, 'service');
    const entry = params.to === 'none' ? -1 : to.index('entry', params.to, 'to');
    return {
      aims: [{ kind: 'service', place: index }],
      does(levers, strength) {
        if (strength >= 5_000) levers.serviceEntry[index] = entry;
      },
    };
  },
  true,
);

/** The attack itself: a campaign starts, stops, or changes power. */
export const campaign = once(
  z
    .strictObject({
      start: z.string().optional(),
      stop: z.string().optional(),
      power: z.string().optional(),
      to: percent.optional().describe("With `power`: the new power against the pack's."),
    })
    .refine(
      (one) => [one.start, one.stop, one.power].filter((id) => id !== undefined).length === 1,
      'a campaign effect has exactly one of start, stop, power',
    )
    .refine((one) => one.power === undefined || one.to !== undefined, '"power" needs "to", such as "60 %"')
    .meta({ oneOf: [{ required: ['start'] }, { required: ['stop'] }, { required: ['power', 'to'] }] }),
  ({ start, stop, power, to: level }, to) => {
    const index = to.index('campaign', (start ?? stop ?? power)!, start ? 'start' : stop ? 'stop' : 'power');
    return {
      aims: onNothing,
      fire(_world, state) {
        if (stop !== undefined) state.v.campaignSince[index] = -1;
        else if (start !== undefined) {
          if (state.v.campaignSince[index]! < 0) state.v.campaignSince[index] = state.tick;
          state.v.campaignPower[index] = level ?? 10_000;
        } else state.v.campaignPower[index] = level!;
      },
    };
  },
);
