import type { Text } from '#protocol/text.ts';
import { pick } from './i18n/index.ts';

/** An exercise that was given no title of its own bears the scenario's: in the language of whoever reads it. */
export function exerciseTitle(title: string, scenario: Text): string {
  return title === scenario.en || title === scenario.fr ? pick(scenario) : title;
}
