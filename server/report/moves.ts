import { halfHourTicks } from '#sim/clock.ts';
import type { World } from '#sim/world.ts';
import type { Plan } from './plan.ts';

/** Luck of a search: an integer from 0 up to, not including, `below`. `use` keeps the draws of one step apart. */
export type Luck = (use: number, below: number) => number;

/** A change of a plan; null where there is nothing to change. The plan it is given stays as it is. */
type Move = (world: World, plan: Plan, luck: Luck) => Plan | null;

const inOrder = (decisions: Plan['decisions']): Plan['decisions'] =>
  decisions.toSorted((a, b) => a.tick - b.tick);

/** Half-hours are fine enough for a plan, and make two plans of the same idea the same. */
const anyTick = (world: World, luck: Luck): number => {
  const slot = halfHourTicks(world);
  return slot * luck(1, Math.floor(world.endTick / slot));
};

const add: Move = (world, plan, luck) => {
  const action = world.actions[luck(2, world.actions.length)]!;
  const options = action.target?.options;
  const target = options?.[luck(3, options.length)];
  const tick = anyTick(world, luck);
  return { ...plan, decisions: inOrder([...plan.decisions, { tick, action: action.id, target }]) };
};

const remove: Move = (_world, plan, luck) => {
  if (plan.decisions.length === 0) return null;
  const gone = luck(2, plan.decisions.length);
  return { ...plan, decisions: plan.decisions.filter((_one, i) => i !== gone) };
};

/** Another time: mostly within half a day, now and then anywhere. */
const shift: Move = (world, plan, luck) => {
  if (plan.decisions.length === 0) return null;
  const moved = luck(2, plan.decisions.length);
  const near = luck(3, 4) > 0;
  const by = halfHourTicks(world) * (luck(4, 49) - 24);
  return {
    ...plan,
    decisions: inOrder(
      plan.decisions.map((one, i) => {
        if (i !== moved) return one;
        const tick = near ? Math.min(world.endTick - 1, Math.max(0, one.tick + by)) : anyTick(world, luck);
        return { ...one, tick };
      }),
    ),
  };
};

const retarget: Move = (world, plan, luck) => {
  const aimed = plan.decisions.flatMap((one, i) => (one.target === undefined ? [] : [i]));
  if (aimed.length === 0) return null;
  const changed = aimed[luck(2, aimed.length)]!;
  const { options } = world.actions.find((one) => one.id === plan.decisions[changed]!.action)!.target!;
  const target = options[luck(3, options.length)];
  return { ...plan, decisions: plan.decisions.map((one, i) => (i === changed ? { ...one, target } : one)) };
};

/** Prepares something else: the first of the old ones give way until the points suffice. */
const prepare: Move = ({ preparation }, plan, luck) => {
  const { options, points } = preparation;
  if (options.length === 0) return null;
  const { id } = options[luck(2, options.length)]!;
  if (plan.prepare.includes(id)) return { ...plan, prepare: plan.prepare.filter((one) => one !== id) };
  const kept = [...plan.prepare];
  const cost = (list: readonly string[]) =>
    list.reduce((sum, one) => sum + options.find((option) => option.id === one)!.points, 0);
  while (kept.length > 0 && cost([...kept, id]) > points) kept.splice(luck(3, kept.length), 1);
  return cost([...kept, id]) > points ? null : { ...plan, prepare: [...kept, id] };
};

const answer: Move = (world, plan, luck) => {
  const asking = world.injects.filter((one) => one.options.length > 1);
  if (asking.length === 0) return null;
  const { id, options } = asking[luck(2, asking.length)]!;
  return { ...plan, answers: { ...plan.answers, [id]: options[luck(3, options.length)]!.id } };
};

/** How often each is tried, by its number of places. */
const moves: readonly Move[] = [
  add,
  add,
  add,
  remove,
  remove,
  shift,
  shift,
  shift,
  retarget,
  prepare,
  answer,
];

/** One change by luck. */
export const mutate = (world: World, plan: Plan, luck: Luck): Plan =>
  moves[luck(0, moves.length)]!(world, plan, luck) ?? plan;

/**
 * The plain ideas that a greedy player would try one after the other: each preparation, each action on each target at once, at
 * the onset and half a day later, each decision left out or taken earlier, each other answer.
 */
export function* ideas(world: World, start: Plan): Generator<(plan: Plan) => Plan> {
  for (const { id } of world.preparation.options) {
    const place = world.preparation.options.findIndex((one) => one.id === id);
    yield (plan) => prepare(world, plan, (use) => (use === 2 ? place : 0)) ?? plan;
  }
  for (const action of world.actions) {
    for (const target of action.target?.options ?? [undefined]) {
      for (const tick of [0, world.zeroTick, world.zeroTick + 12 * world.hour]) {
        if (tick >= world.endTick) continue;
        yield (plan) => ({
          ...plan,
          decisions: inOrder([...plan.decisions, { tick, action: action.id, target }]),
        });
      }
    }
  }
  for (const old of start.decisions) {
    const same = (one: Plan['decisions'][number]) =>
      one.tick === old.tick && one.action === old.action && one.target === old.target;
    yield (plan) => ({ ...plan, decisions: plan.decisions.filter((one) => !same(one)) });
    yield (plan) => ({
      ...plan,
      decisions: inOrder(plan.decisions.map((one) => (same(one) ? { ...one, tick: 0 } : one))),
    });
  }
  for (const { id, options } of world.injects)
    for (const option of options)
      yield (plan) => ({ ...plan, answers: { ...plan.answers, [id]: option.id } });
}
