import { z } from 'zod';
import { applyEffects } from '../apply.ts';
import { clamp } from '../arithmetic.ts';
import { end } from '../decisions.ts';
import { UP_BP } from '../services.ts';
import { AT, SUM } from '../state.ts';
import { money, percent, share } from '../units.ts';
import { onNothing, onTrust, once, standing } from './effect.ts';
import { add, give, raise, scale } from './pull.ts';

/** A one-off change of public trust. */
export const trust = once(z.strictObject({ by: percent }), ({ by }) => ({
  aims: onTrust,
  fire(_world, { v: { scalar } }) {
    scalar[AT.trust] = clamp(scalar[AT.trust]! + by, 0, 10_000);
  },
}));

/** Trust gained or lost for each hour it stands. */
export const mood = standing(z.strictObject({ perHour: percent }), ({ perHour }) => ({
  aims: onTrust,
  does: add('trustPerHour', 0, perHour),
}));

/**
 * Something said in public. It breaks the silence; each claim is held against what customers live
 * until the next statement about the same service.
 */
export const say = once(
  z.strictObject({
    works: z.array(z.string()).default([]),
    down: z.array(z.string()).default([]),
    asItIs: z.boolean().default(false).describe('Names as failing whatever is not fully up when it is said.'),
  }),
  (params, to) => {
    const works = params.works.map((id, i) => to.index('service', id, 'works', i));
    const down = params.down.map((id, i) => to.index('service', id, 'down', i));
    return {
      aims: onTrust,
      fire(_world, state) {
        state.v.scalar[AT.lastSaid] = state.tick;
        for (const service of works) state.v.claims[service] = 1;
        for (const service of down) state.v.claims[service] = 2;
        if (!params.asItIs) return;
        const { availability, claims } = state.v;
        for (let i = 0; i < availability.length; i++) if (availability[i]! < UP_BP) claims[i] = 2;
      },
    };
  },
);

/** A page kept up, a line kept open: it tells this part of those whom nothing else has told. */
export const inform = standing(z.strictObject({ by: share }), ({ by }) => ({
  aims: onTrust,
  does: scale('untold', 0, -by),
}));

/** Money spent at once. */
export const pay = once(z.strictObject({ amount: money }), ({ amount }) => ({
  aims: onNothing,
  pays: amount,
  fire(_world, { s }) {
    s[SUM.spent] = s[SUM.spent]! + amount;
  },
}));

/** Money that may be spent on top of what the pack gives. */
export const fund = standing(z.strictObject({ amount: money }), ({ amount }) => ({
  aims: onNothing,
  does: give('funds', 0, amount),
}));

/** Money that runs for as long as the effect stands. */
export const rent = standing(z.strictObject({ perHour: money }), ({ perHour }) => ({
  aims: onNothing,
  does: give('spendPerHour', 0, perHour),
}));

/** Crews relieve each other: they tire more slowly. */
export const rota = standing(z.strictObject({ by: share }), ({ by }) => ({
  aims: onNothing,
  does: raise('rota', 0, by),
}));

/** Staff know what works, what to say, what to refuse and whom to call. */
export const instruct = standing(z.strictObject({ by: share }), ({ by }) => ({
  aims: onNothing,
  does: raise('instructed', 0, by),
}));

/** The sites get hands and breaks, and their people's strain falls; or they work longer, and it rises. */
export const relieve = standing(z.strictObject({ perHour: percent }), ({ perHour }) => ({
  aims: onNothing,
  does: add('relief', 0, perHour),
}));

/** Crews of a pool, or of all, sleep: fatigue falls at once. */
export const rest = once(z.strictObject({ pool: z.string().optional(), by: share }), (params, to) => {
  const index = params.pool === undefined ? -1 : to.index('pool', params.pool, 'pool');
  return {
    aims: onNothing,
    fire(world, state) {
      for (let p = 0; p < world.pools.length; p++) {
        if (index >= 0 && p !== index) continue;
        state.v.fatigue[p] = Math.max(0, state.v.fatigue[p]! - params.by);
      }
    },
  };
});

/** An obligation is met (on time or late is worked out from its clock). Where nothing calls for it, that has its own price. */
export const meet = once(z.strictObject({ obligation: z.string() }), (params, to) => {
  const index = to.index('obligation', params.obligation, 'obligation');
  return {
    aims: [{ kind: 'obligation', place: index }],
    fire(world, state) {
      const obligation = state.obligations[index]!;
      if (obligation.metTick >= 0) return;
      obligation.metTick = state.tick;
      if (obligation.state === 'waiting') applyEffects(world, state, world.obligations[index]!.early);
    },
  };
});

/** Decisions in force come to their end at once: what a word like "take the filters off" does. */
export const lift = once(z.strictObject({ actions: z.array(z.string()).min(1) }), ({ actions }, to) => {
  const lifted = actions.map((id, i) => to.index('action', id, 'actions', i));
  return {
    aims: onNothing,
    fire(_world, state) {
      for (const one of state.decisions) {
        if (one.state !== 'in-force' || !lifted.includes(one.action)) continue;
        end(state, one);
        state.happenings.push({ kind: 'ended', decision: one.id });
      }
    },
  };
});

/** Remembers that something happened, for conditions. */
export const flag = once(z.strictObject({ set: z.string() }), ({ set }) => ({
  aims: [{ kind: 'flag', name: set }],
  fire(_world, { flags, tick }) {
    flags[set] ??= tick;
  },
}));
