import type { guide } from '../../i18n/guide.ts';
import type { KeyOf } from '../../i18n/index.ts';
import type { Part } from '../layout.ts';

/** Places of the screen that belong together: their elements are framed as one. */
export type Place = readonly string[];

export interface GuideStep {
  title: KeyOf<typeof guide.en>;
  text: KeyOf<typeof guide.en>;
  /** Selectors on a screen that shows everything at once. */
  places: readonly Place[];
  /** The same on a phone, and the part that must be turned to. The first place is scrolled into sight. */
  part: Part;
  narrowPlaces: readonly Place[];
}

const figures: Place = ['[data-figure=parcels]', '[data-figure=bank]'];

/** What a player must have seen before the clock starts, in the order of use. */
export const guideSteps: readonly GuideStep[] = [
  {
    title: 'figuresTitle',
    text: 'figuresText',
    places: [figures],
    part: 'situation',
    narrowPlaces: [figures],
  },
  {
    title: 'servicesTitle',
    text: 'servicesText',
    places: [['.desk > .services', '.rail'], ['.map-pane']],
    part: 'situation',
    narrowPlaces: [['.part .services'], ['#part-tab-situation', '#part-tab-map']],
  },
  {
    title: 'decideTitle',
    text: 'decideText',
    places: [['.decide'], ['.progress']],
    part: 'decide',
    narrowPlaces: [['.part .decide'], ['#part-tab-decide']],
  },
  {
    title: 'inboxTitle',
    text: 'inboxText',
    places: [['.messages']],
    part: 'inbox',
    narrowPlaces: [['.part > .panel'], ['#part-tab-inbox']],
  },
  {
    title: 'teamTitle',
    text: 'teamText',
    places: [['#messages-tab-log'], ['.bar-end']],
    part: 'log',
    narrowPlaces: [['.part > .panel'], ['#part-tab-log'], ['.bar-end']],
  },
];
