import type { Headline, RunResult } from '#protocol/views.ts';
import { preparedIds } from '#sim/preparation.ts';
import { scoreOf } from '#sim/score.ts';
import { AT, SUM, type TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';

export function headlineOf(world: World, state: TeamState): Headline {
  const { parcelsDelivered, parcelsDeliverable, uptimeBp, points } = scoreOf(world, state);
  return { parcelsDelivered, parcelsDeliverable, uptimeBp, points };
}

/** How a run stands, a team's or a scripted one. */
export function outcomeOf(
  world: World,
  state: TeamState,
): Pick<RunResult, 'headline' | 'trustBp' | 'spent' | 'obligations' | 'prepared'> {
  return {
    headline: headlineOf(world, state),
    trustBp: state.v.scalar[AT.trust]!,
    spent: state.s[SUM.spent]!,
    obligations: countObligations(state.obligations),
    prepared: preparedIds(world, state),
  };
}

export function countObligations(states: readonly { state: string }[]): RunResult['obligations'] {
  const count = (state: string) => states.filter((one) => one.state === state).length;
  return { met: count('met'), late: count('late'), missed: count('missed') };
}
