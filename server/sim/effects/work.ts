import { z } from 'zod';
import { part, WHOLE } from '../arithmetic.ts';
import { observeHub } from '../fog.ts';
import { processIndex } from '../world.ts';
import { percent, share } from '../units.ts';
import { onNothing, once, standing } from './effect.ts';
import { raise, scale, scaled } from './pull.ts';

/** An organised fallback (paper, manual sorting): the process keeps at least this capacity, and leaves debt. */
export const fallback = standing(
  z.strictObject({ process: z.string(), keeps: share }),
  ({ process, keeps }, to) => {
    const index = processIndex[to.process(process, 'process')]!;
    return {
      aims: [{ kind: 'process', place: index }],
      does: raise('fallback', index, keeps),
    };
  },
);

/** More or less hands on a process: a second shift, an order that slows it down. */
export const work = standing(z.strictObject({ process: z.string(), by: percent }), ({ process, by }, to) => {
  const index = processIndex[to.process(process, 'process')]!;
  return {
    aims: [{ kind: 'process', place: index }],
    does: scale('process', index, by),
  };
});

/** Sorting speed of one hub, or of all. The map marks hubs by other means. */
export const hub = standing(z.strictObject({ hub: z.string().optional(), by: percent }), (params, to) => {
  const index = params.hub === undefined ? -1 : to.index('hub', params.hub, 'hub');
  return {
    aims: onNothing,
    does:
      index >= 0
        ? scale('hub', index, params.by)
        : ({ hub }, strength) => {
            for (let h = 0; h < hub.length; h++) hub[h] = scaled(hub[h]!, params.by, strength);
          },
  };
});

/** Part of a hub's waiting deposits is driven to the hub with the lightest load. */
export const divert = standing(z.strictObject({ from: z.string(), part: share }), (params, to) => {
  const from = to.index('hub', params.from, 'from');
  return {
    aims: onNothing,
    does(levers, strength) {
      levers.diversions.push([from, part(params.part, strength)]);
    },
  };
});

/** Deposits accepted: pausing or thinning what comes in. */
export const acceptance = standing(z.strictObject({ by: percent }), ({ by }) => ({
  aims: onNothing,
  does: scale('acceptance', 0, by),
}));

/** What cannot wait (medicine, presents before Christmas) goes first: late parcels do less harm to trust. */
export const urgent = standing(z.strictObject({ spares: share }), ({ spares }) => ({
  aims: onNothing,
  does: raise('urgent', 0, spares),
}));

/** Parcels that ask for a code at the door are handed over without one. */
export const waiveCodes = standing(z.strictObject({}), () => ({
  aims: onNothing,
  does: raise('codesWaived', 0, WHOLE),
}));

/** Speed at which paper is keyed in. */
export const keyIn = standing(z.strictObject({ by: percent }), ({ by }) => ({
  aims: onNothing,
  does: scale('keyIn', 0, by),
}));

/** Fresh figures from a hub, or from all, whatever tracking does. */
export const observe = once(z.strictObject({ hub: z.string().optional() }), (params, to) => {
  const index = params.hub === undefined ? -1 : to.index('hub', params.hub, 'hub');
  return {
    aims: onNothing,
    fire(world, state) {
      if (index >= 0) observeHub(state, index);
      else world.parcels.hubs.forEach((_one, h) => observeHub(state, h));
    },
  };
});
