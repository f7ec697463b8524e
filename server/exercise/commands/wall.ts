import { untilClosed, type EntriesFor } from './entry.ts';

/** What the facilitator puts on the wall, and says to everybody. */
export const wallCommands: EntriesFor<'show-prompt' | 'clear-prompt' | 'show-slide'> = {
  'show-prompt': {
    by: 'facilitator',
    during: untilClosed,
    notice: (_state, { text }) => ({ en: `on the wall: “${text}”`, fr: `au mur : « ${text} »` }),
    apply({ wall }, { text, minutes }, at) {
      wall.prompt = { text, minutes: minutes ?? null, at };
      return [];
    },
  },
  'clear-prompt': {
    by: 'facilitator',
    during: untilClosed,
    apply({ wall }) {
      wall.prompt = null;
      return [];
    },
  },
  'show-slide': {
    by: 'facilitator',
    during: ['debrief'],
    apply({ wall }, { slide }) {
      wall.slide = slide;
      return [];
    },
  },
};
