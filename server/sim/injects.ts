import { Refused } from '#protocol/text.ts';
import { applyEffects } from './apply.ts';
import type { TeamState } from './state.ts';
import type { World } from './world.ts';

/** Sends what is due and closes what nobody answered in time. An inject is sent once, or held, or skipped. */
export function stepInjects(world: World, state: TeamState): void {
  const { tick } = state;
  // Conditions are asked once a quarter of an hour, each inject at minutes of its own; times are kept to the tick.
  const every = world.hour >> 2 || 1;
  const { injects } = state;
  for (let i = 0; i < injects.length; i++) {
    const at = injects[i]!;
    if (at.sentTick >= 0) {
      if (!at.expired && at.answeredTick < 0) expire(world, state, i);
      continue;
    }
    if (at.held || at.skipped) continue;
    if (at.retimed >= 0) {
      if (tick >= at.retimed) send(world, state, i);
      continue;
    }
    const inject = world.injects[i]!;
    if (tick < inject.dueTick) continue;
    if (inject.when === null || ((tick + i) % every === 0 && inject.when(world, state)))
      send(world, state, i);
  }
}

/** Sends an inject now, whatever its time. Does nothing if this team has it already. */
export function send(world: World, state: TeamState, inject: number): void {
  const at = state.injects[inject]!;
  if (at.sentTick >= 0) return;
  at.sentTick = state.tick;
  at.held = false;
  at.skipped = false;
  applyEffects(world, state, world.injects[inject]!.effects);
  state.happenings.push({ kind: 'inject', inject });
}

function expire(world: World, state: TeamState, i: number): void {
  const at = state.injects[i]!;
  const inject = world.injects[i]!;
  if (inject.answerTicks < 0 || state.tick <= at.sentTick + inject.answerTicks) return;
  at.expired = true;
  applyEffects(world, state, inject.silence);
  state.happenings.push({ kind: 'inject-expired', inject: i });
}

/**
 * Answers an inject; its option's effects follow at once.
 * @param option id of one of the inject's options; undefined for a free answer
 * @throws Refused, having changed nothing
 */
export function answer(world: World, state: TeamState, injectId: string, option: string | undefined): void {
  const index = world.injects.findIndex((one) => one.id === injectId);
  const inject = world.injects[index];
  const at = state.injects[index];
  if (!inject || !at || at.sentTick < 0)
    throw new Refused('unknown-inject', 'This message has not reached your team.');
  if (at.answeredTick >= 0) throw new Refused('already-answered', 'Your team has answered this already.');
  if (at.expired) throw new Refused('too-late', 'The time to answer this has passed.');
  const chosen = option === undefined ? -1 : inject.options.findIndex((one) => one.id === option);
  if (option === undefined && !inject.freeText)
    throw new Refused('unknown-option', 'This asks for one of the answers offered.');
  if (option !== undefined && chosen < 0)
    throw new Refused('unknown-option', `There is no answer "${option}" to this.`);
  at.answeredTick = state.tick;
  at.option = chosen;
  if (chosen >= 0) applyEffects(world, state, inject.options[chosen]!.effects);
}
