import type { Resolver } from '#sim/refer.ts';
import type { Scenario } from './schema.ts';

const ranks = { must: 0, should: 1, may: 2 } as const;

/**
 * Which messages a format keeps in reserve: sent when the facilitator releases or fires them, and not otherwise.
 * @param format id of one of the pack's formats; left out: the first, and in a pack without any nothing is kept back
 * @returns one answer for each inject
 */
export function reservedBy(
  { scenario, injects }: Scenario,
  format: string | null | undefined,
  inScenario: Resolver,
): boolean[] {
  const formats = scenario.formats ?? [];
  const chosen = format ? formats.find((one) => one.id === format) : formats[0];
  if (format && !chosen) inScenario.issue(`no format "${format}"`, 'formats');
  const least = ranks[chosen?.sends ?? 'may'];
  return injects.injects.map((one) => ranks[one.priority] > least);
}
