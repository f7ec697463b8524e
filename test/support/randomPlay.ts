import fc from 'fast-check';
import { attempt } from '#sim/run.ts';
import { answer, planInject, send } from '#sim/injects.ts';
import { cancel } from '#sim/decisions.ts';
import { Refused } from '#protocol/text.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';

/** What a team may try, and when; whether the rules allow it is for the rules to say. */
export interface Try {
  tick: number;
  kind: 'decide' | 'cancel' | 'answer' | 'send' | 'hold' | 'skip' | 'story';
  /** Picks the action, the decision, the inject, the story's effect. */
  which: number;
  /** Picks the target or the option. */
  how: number;
}

export const tries = (lastTick: number): fc.Arbitrary<Try[]> =>
  fc
    .array(
      fc.record({
        tick: fc.integer({ min: 0, max: lastTick - 1 }),
        // Decisions far oftener than the rest.
        kind: fc.constantFrom<Try['kind'][]>(
          'decide',
          'decide',
          'decide',
          'decide',
          'cancel',
          'answer',
          'send',
          'hold',
          'skip',
          'story',
        ),
        which: fc.nat(200),
        how: fc.nat(5),
      }),
      { minLength: 5, maxLength: 60 },
    )
    .map((all) => all.toSorted((a, b) => a.tick - b.tick));

/** Does what is tried at this tick, as far as the rules allow. @returns effects of the story for the next step */
export function tryAt(world: World, state: TeamState, all: readonly Try[]): number[] {
  const story: number[] = [];
  for (const one of all) {
    if (one.tick !== state.tick) continue;
    const action = world.actions[one.which % world.actions.length]!;
    const place = one.which % world.injects.length;
    const inject = world.injects[place]!;
    if (one.kind === 'decide') {
      const options = action.target?.options;
      attempt(world, state, action.id, options?.[one.how % options.length], 'me');
    } else if (one.kind === 'cancel') quietly(() => cancel(world, state, one.which % 10));
    else if (one.kind === 'answer')
      quietly(() =>
        answer(world, state, inject.id, inject.options[one.how % (inject.options.length + 1)]?.id),
      );
    else if (one.kind === 'send') send(world, state, place);
    else if (one.kind === 'hold') planInject(state, place, { held: one.how > 2 });
    else if (one.kind === 'skip') planInject(state, place, { skipped: one.how > 2 });
    else story.push(one.which % world.effects.length);
  }
  return story;
}

function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
