/**
 * Pace is ticks of the exercise per real minute, 1..600, the unit of the `pace` command. Here it is turned into what a
 * facilitator plans with: how long the room is booked.
 */
export const paceLimits = { min: 1, max: 600 } as const;

/** Steps of the pace control, against the exercise's own pace. */
export const paceSteps: readonly number[] = [0.5, 1, 2, 4, 8];

export type PaceChoice = 'suggested' | 'workshop' | 'slow' | 'fast' | 'exact';
export const workshopMinutes = 90;

/** What the form needs of a scenario to offer a pace. */
export interface PacedScenario {
  endTick: number;
  suggestedTicksPerMinute: number;
}

export function clampPace(ticksPerMinute: number): number {
  const whole = Math.round(ticksPerMinute);
  return Math.min(paceLimits.max, Math.max(paceLimits.min, Number.isFinite(whole) ? whole : paceLimits.min));
}

/** Real minutes that `ticks` take at a pace, without pauses. */
export function realMinutes(ticks: number, ticksPerMinute: number): number {
  return Math.max(0, ticks) / Math.max(1, ticksPerMinute);
}

/** Ticks per minute of a choice. The workshop's pace is rounded up, so that the exercise ends within the 90 minutes. */
export function paceOf(choice: Exclude<PaceChoice, 'exact'>, scenario: PacedScenario): number {
  switch (choice) {
    case 'suggested':
      return clampPace(scenario.suggestedTicksPerMinute);
    case 'workshop':
      return clampPace(Math.ceil(scenario.endTick / workshopMinutes));
    case 'slow':
      return clampPace(scenario.suggestedTicksPerMinute / 2);
    case 'fast':
      return clampPace(scenario.suggestedTicksPerMinute * 2);
  }
}

/** The step nearest to the pace in force when it is exactly one of them, else null. */
export function stepOf(ticksPerMinute: number, own: number): number | null {
  return paceSteps.find((step) => clampPace(own * step) === ticksPerMinute) ?? null;
}
