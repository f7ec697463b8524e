import { z } from 'zod';
import { part, WHOLE } from '../arithmetic.ts';
import { observeHub } from '../fog.ts';
import { processIndex } from '../world.ts';
import { percent, share } from '../units.ts';
import { onNothing, once, raise, scale, standing } from './effect.ts';

/** An organised fallback (paper, manual sorting): the process keeps at least this capacity, and leaves debt. */
export const fallback = standing(
  z.strictObject({ process: z.string(), keeps: share }),
  ({ process, keeps }, to) => {
    const index = processIndex[to.process(process, 'process')]!;
    return {
      aims: [{ kind: 'process', place: index }],
      push: (levers, strength) => raise(levers.fallback, index, keeps, strength),
    };
  },
);

/** More or less hands on a process: a second shift, an order that slows it down. */
export const work = standing(z.strictObject({ process: z.string(), by: percent }), ({ process, by }, to) => {
  const index = processIndex[to.process(process, 'process')]!;
  return {
    aims: [{ kind: 'process', place: index }],
    push: (levers, strength) => scale(levers.process, index, by, strength),
  };
});

/** Sorting speed of one hub, or of all. The map marks hubs by other means. */
export const hub = standing(z.strictObject({ hub: z.string().optional(), by: percent }), (params, to) => {
  const index = params.hub === undefined ? -1 : to.index('hub', params.hub, 'hub');
  return {
    aims: onNothing,
    push(levers, strength) {
      if (index >= 0) scale(levers.hub, index, params.by, strength);
      else for (let h = 0; h < levers.hub.length; h++) scale(levers.hub, h, params.by, strength);
    },
  };
});

/** Part of a hub's waiting deposits is driven to the hub with the lightest load. */
export const divert = standing(z.strictObject({ from: z.string(), part: share }), (params, to) => {
  const from = to.index('hub', params.from, 'from');
  return {
    aims: onNothing,
    push(levers, strength) {
      levers.diversions.push([from, part(params.part, strength)]);
    },
  };
});

/** Deposits accepted: pausing or thinning what comes in. */
export const acceptance = standing(z.strictObject({ by: percent }), ({ by }) => ({
  aims: onNothing,
  push: (levers, strength) => scale(levers.acceptance, 0, by, strength),
}));

/** What cannot wait (medicine, presents before Christmas) goes first: late parcels do less harm to trust. */
export const urgent = standing(z.strictObject({ spares: share }), ({ spares }) => ({
  aims: onNothing,
  push: (levers, strength) => raise(levers.urgent, 0, spares, strength),
}));

/** Parcels that ask for a code at the door are handed over without one. */
export const waiveCodes = standing(z.strictObject({}), () => ({
  aims: onNothing,
  push: (levers, strength) => raise(levers.codesWaived, 0, WHOLE, strength),
}));

/** Speed at which paper is keyed in. */
export const keyIn = standing(z.strictObject({ by: percent }), ({ by }) => ({
  aims: onNothing,
  push: (levers, strength) => scale(levers.keyIn, 0, by, strength),
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
