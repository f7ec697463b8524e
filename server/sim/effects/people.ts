import { z } from 'zod';
import { applyEffects } from '../apply.ts';
import { clamp, WHOLE } from '../arithmetic.ts';
import { AT, SUM } from '../state.ts';
import { money, percent, share } from '../units.ts';
import { add, onNothing, onTrust, once, raise, scale, standing } from './effect.ts';

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
  push: (levers, strength) => add(levers.trustPerHour, 0, perHour, strength),
}));

/**
 * Something said in public. It breaks the silence; each claim is held against what customers live
 * until the next statement about the same service.
 */
export const say = once(
  z.strictObject({ works: z.array(z.string()).default([]), down: z.array(z.string()).default([]) }),
  (params, to) => {
    const works = params.works.map((id, i) => to.index('service', id, 'works', i));
    const down = params.down.map((id, i) => to.index('service', id, 'down', i));
    return {
      aims: onTrust,
      fire(_world, state) {
        state.v.scalar[AT.lastSaid] = state.tick;
        for (const service of works) state.v.claims[service] = 1;
        for (const service of down) state.v.claims[service] = 2;
      },
    };
  },
);

/** A page kept up, a line kept open: it tells this part of those whom nothing else has told. */
export const inform = standing(z.strictObject({ by: share }), ({ by }) => ({
  aims: onTrust,
  push: (levers, strength) => scale(levers.untold, 0, -by, strength),
}));

/** Money spent at once. */
export const pay = once(z.strictObject({ amount: money }), ({ amount }) => ({
  aims: onNothing,
  fire(_world, { s }) {
    s[SUM.spent] = s[SUM.spent]! + amount;
  },
}));

/** Money that may be spent on top of what the pack gives. */
export const fund = standing(z.strictObject({ amount: money }), ({ amount }) => ({
  aims: onNothing,
  push: (levers) => add(levers.funds, 0, amount, WHOLE),
}));

/** Money that runs for as long as the effect stands. */
export const rent = standing(z.strictObject({ perHour: money }), ({ perHour }) => ({
  aims: onNothing,
  push: (levers) => add(levers.spendPerHour, 0, perHour, WHOLE),
}));

/** Crews relieve each other: they tire more slowly. */
export const rota = standing(z.strictObject({ by: share }), ({ by }) => ({
  aims: onNothing,
  push: (levers, strength) => raise(levers.rota, 0, by, strength),
}));

/** Staff know what works, what to say, what to refuse and whom to call. */
export const instruct = standing(z.strictObject({ by: share }), ({ by }) => ({
  aims: onNothing,
  push: (levers, strength) => raise(levers.instructed, 0, by, strength),
}));

/** The sites get hands and breaks, and their people's strain falls; or they work longer, and it rises. */
export const relieve = standing(z.strictObject({ perHour: percent }), ({ perHour }) => ({
  aims: onNothing,
  push: (levers, strength) => add(levers.relief, 0, perHour, strength),
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
        one.state = 'ended';
        one.endTick = state.tick;
        state.standing = state.standing.filter((effect) => effect.decision !== one.id);
        state.happenings.push({ kind: 'ended', decision: one.id });
        state.leversAt = -1;
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
