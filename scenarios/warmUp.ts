import { ratio } from '#sim/arithmetic.ts';
import { halfHourTicks } from '#sim/clock.ts';
import { inYard } from '#sim/count.ts';
import { SUM, cloneState, emptyState } from '#sim/state.ts';
import { stepCalm } from '#sim/step.ts';
import type { Steps } from '#sim/steps.ts';
import type { World } from '#sim/world.ts';

/** Ticks of a world without an attack that are one step of compiling it. */
const ticksAStep = 32;

/** Runs the network without an attack up to tick 0, keeps that state, then counts what it delivers to the end. */
export function* warmUp(world: World): Steps {
  const state = emptyState(world);
  state.tick = -world.parcels.warmUp;
  while (state.tick < 0) {
    stepCalm(world, state);
    if (state.tick % ticksAStep === 0) yield;
  }
  const inside = state.s[SUM.accepted]! - state.s[SUM.delivered]! - state.s[SUM.returned]!;
  state.s[SUM.accepted] = inside;
  state.s[SUM.delivered] = 0;
  state.s[SUM.returned] = 0;
  state.s[SUM.debt] = 0;
  state.v.seenBacklog.forEach((_one, h) => (state.v.seenBacklog[h] = inYard(state.v, h)));
  state.v.seenDepartments.set(state.v.depot);
  world.initial = state;
  const calm = cloneState(world, state);
  const { hubs, roundPerDay } = world.parcels;
  const halfHour = halfHourTicks(world);
  world.ordinary = { hubs: new Uint16Array((world.endTick + 1) * hubs.length), depots: [] };
  for (let tick = 0; ; tick++) {
    world.deliverable[tick] = calm.s[SUM.delivered]!;
    hubs.forEach((hub, h) => {
      world.ordinary.hubs[tick * hubs.length + h] = Math.min(0xffff, ratio(inYard(calm.v, h), hub.yard));
    });
    if (tick % halfHour === 0)
      world.ordinary.depots.push(Array.from(calm.v.depot, (waiting, d) => ratio(waiting, roundPerDay[d]!)));
    if (tick === world.endTick) return;
    stepCalm(world, calm);
    if (tick % ticksAStep === 0) yield;
  }
}
