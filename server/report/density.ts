import { renewableTicks } from '#sim/decisions.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';

/** Something that asks a team for a choice: minutes after T+0, and what it is. */
export interface Asking {
  minutes: number;
  what: string;
}

/**
 * Notes what asks for a choice while a play goes on: a message that wants an answer, an order that can be renewed or has run
 * out, a clock of the law that starts. To be called after every tick.
 */
export function createListener(world: World): { hear: (state: TeamState) => void; asked: Asking[] } {
  const asked: Asking[] = [];
  const hear = (state: TeamState): void => {
    const note = (what: string) =>
      asked.push({ minutes: (state.tick - world.zeroTick) * world.tickMinutes, what });
    for (const one of state.happenings) {
      if (one.kind === 'inject') {
        const inject = world.injects[one.inject]!;
        if (inject.options.length > 0 || inject.freeText) note(inject.id);
      } else if (one.kind === 'ended') {
        const decision = state.decisions.find(({ id }) => id === one.decision)!;
        note(`${world.actions[decision.action]!.id} ran out`);
      } else if (one.kind === 'obligation') note(`clock ${world.obligations[one.obligation]!.id}`);
    }
    for (const one of state.decisions) {
      if (one.state === 'in-force' && one.endTick - state.tick === renewableTicks(world, one))
        note(`${world.actions[one.action]!.id} to be renewed`);
    }
  };
  return { hear, asked };
}

/** The longest time from the onset to the end in which nothing asked for a choice, minutes; and when it began. */
export function longestQuiet(world: World, asked: readonly Asking[]): { from: number; minutes: number } {
  const end = (world.endTick - world.zeroTick) * world.tickMinutes;
  let best = { from: 0, minutes: 0 };
  let last = 0;
  for (const at of [...asked.map((one) => one.minutes).filter((one) => one >= 0), end]) {
    if (at - last > best.minutes) best = { from: last, minutes: at - last };
    last = at;
  }
  return best;
}
