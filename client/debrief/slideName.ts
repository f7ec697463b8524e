import type { WallSlide } from '#protocol/wall.ts';
import { debriefWords } from '../i18n/debrief.ts';

/** What a slide or a curve is called, in the debrief, on the wall and in the list that the facilitator picks from. */
export function slideName(slide: WallSlide): string {
  const keys = {
    third: 'stepThird',
    second: 'stepSecond',
    podium: 'stepFirst',
    ranking: 'ranking',
    parcelsDelivered: 'parcels',
    uptimeBp: 'uptime',
    trustBp: 'trust',
    backlog: 'backlog',
  } as const;
  return debriefWords.t(keys[slide]);
}
