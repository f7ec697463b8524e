import { refusalOf } from '#sim/decisions.ts';
import { answer, payable } from '#sim/injects.ts';
import { draw, STREAM } from '#sim/random.ts';
import { attempt } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import type { Player } from './play.ts';

/**
 * On average: minutes between two decisions, and until a message is answered. Some thirty decisions in four days, as many as
 * the scripted players take: a balance compares what is chosen, not how much.
 */
const DECIDES_EVERY = 180;
const ANSWERS_AFTER = 30;

/**
 * Somebody who knows the rules and nothing else: now and then any legal decision, on any target; any answer to what comes
 * in. A balance asks for scripted players that do better.
 * @param number plays of one seed differ by it
 */
export function randomPlayer({ seed, preparation }: World, number: number): Player {
  const key = Math.imul(seed + 1, 0x3c6ef372) ^ number;
  const look: Player['look'] = (world, state) => {
    const luck = (entity: number) => draw(key, STREAM.policy, state.tick, entity);
    world.injects.forEach((inject, i) => {
      const at = state.injects[i]!;
      if (at.sentTick < 0 || at.answeredTick >= 0 || at.expired || inject.options.length === 0) return;
      if (luck(1000 + i) >= chance(world, ANSWERS_AFTER)) return;
      const can = payable(world, state, inject);
      if (can.length > 0) answer(world, state, inject.id, pick(can, luck(2000 + i)).id);
    });
    if (luck(0) < chance(world, DECIDES_EVERY)) decideSomething(world, state, luck);
  };
  return { prepare: prepareSomething(preparation, key), look };
}

/** Spends the points of the briefing on whatever comes first in a shuffled list. */
function prepareSomething({ points, options }: World['preparation'], key: number): string[] {
  const shuffled = options
    .map((one, i) => ({ one, place: draw(key, STREAM.policy, -1, i) }))
    .toSorted((a, b) => a.place - b.place);
  let left = points;
  return shuffled.flatMap(({ one }) => {
    if (one.points > left) return [];
    left -= one.points;
    return [one.id];
  });
}

function decideSomething(world: World, state: TeamState, luck: (entity: number) => number): void {
  const legal = world.actions.filter((_one, i) => refusalOf(world, state, i) === null);
  if (legal.length === 0) return;
  const action = pick(legal, luck(1));
  const target = action.target ? pick(action.target.options, luck(2)) : undefined;
  attempt(world, state, action.id, target, 'random');
}

/** Chance in a tick, basis points, of what happens once in so many minutes. */
const chance = (world: World, minutes: number): number => Math.floor((10_000 * world.tickMinutes) / minutes);

const pick = <T>(list: readonly T[], luck: number): T => list[Math.floor((luck * list.length) / 10_000)]!;
