import { answerRefusal, moneyRefusal } from '#protocol/refusals.ts';
import { refuse, Refused } from '#protocol/text.ts';
import { applyEffects } from './apply.ts';
import { NEVER } from './arithmetic.ts';
import { purseOf } from './decisions.ts';
import type { InjectState, TeamState } from './state.ts';
import type { World, WorldInject } from './world.ts';
import { quarterTicks } from './clock.ts';

/** Sends what is due and closes what nobody answered in time. An inject is sent once, or held, or skipped. */
export function stepInjects(world: World, state: TeamState): void {
  const { tick } = state;
  const { injectLook } = state.v;
  for (let i = 0; i < injectLook.length; i++) {
    if (injectLook[i]! <= tick) injectLook[i] = look(world, state, i);
  }
}

/** Looks at one inject now. @returns the tick at which to look again */
function look(world: World, state: TeamState, i: number): number {
  const { tick } = state;
  const at = state.injects[i]!;
  const inject = world.injects[i]!;
  if (at.sentTick < 0) {
    if (at.held || at.skipped) return NEVER;
    const due = at.retimed >= 0 ? at.retimed : inject.dueTick;
    if (tick < due) return due;
    if (at.retimed < 0 && inject.when !== null) {
      // Conditions are asked once a quarter of an hour, each inject at minutes of its own; times are kept to the tick.
      const every = quarterTicks(world);
      const past = (tick + i) % every;
      if (past !== 0 || !inject.when(world, state)) return tick + every - past;
    }
    send(world, state, i);
  }
  if (at.expired || at.answeredTick >= 0 || inject.answerTicks < 0) return NEVER;
  const last = at.sentTick + inject.answerTicks;
  if (tick <= last) return last + 1;
  at.expired = true;
  applyEffects(world, state, inject.silence);
  state.happenings.push({ kind: 'inject-expired', inject: i });
  return NEVER;
}

/** Holds, skips or retimes what has not gone out. */
export function planInject(
  state: TeamState,
  inject: number,
  plan: Partial<Pick<InjectState, 'held' | 'skipped' | 'retimed'>>,
): void {
  Object.assign(state.injects[inject]!, plan);
  state.v.injectLook[inject] = 0;
}

/** Sends an inject now, whatever its time. Does nothing if this team has it already. */
export function send(world: World, state: TeamState, inject: number): void {
  const at = state.injects[inject]!;
  if (at.sentTick >= 0) return;
  at.sentTick = state.tick;
  at.held = false;
  at.skipped = false;
  state.v.injectLook[inject] = 0;
  applyEffects(world, state, world.injects[inject]!.effects);
  state.happenings.push({ kind: 'inject', inject });
}

/** The answers that a team can pay now. */
export function payable(world: World, state: TeamState, { options }: WorldInject): WorldInject['options'] {
  if (options.every(({ cost }) => cost <= world.pettyCash)) return options;
  const purse = purseOf(world, state);
  return options.filter(({ cost }) => moneyRefusal({ cost, ...purse }) === null);
}

/**
 * Answers an inject; its option's effects follow at once.
 * @param option id of one of the inject's options; undefined for a free answer
 * @throws Refused, having changed nothing
 */
export function answer(world: World, state: TeamState, injectId: string, option: string | undefined): void {
  const index = world.tables.injectPlace.get(injectId) ?? -1;
  const inject = world.injects[index];
  const at = state.injects[index];
  if (!inject || !at || at.sentTick < 0)
    throw new Refused('unknown-inject', 'This message has not reached your team.');
  refuse(answerRefusal(inject, { answered: at.answeredTick >= 0, expired: at.expired }, option));
  const chosen = option === undefined ? -1 : inject.options.findIndex((one) => one.id === option);
  if (chosen >= 0) refuse(moneyRefusal({ cost: inject.options[chosen]!.cost, ...purseOf(world, state) }));
  at.answeredTick = state.tick;
  at.option = chosen;
  if (chosen >= 0) applyEffects(world, state, inject.options[chosen]!.effects);
}
