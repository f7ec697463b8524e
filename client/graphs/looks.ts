import type { ChannelCurve, Curve } from '#protocol/curves.ts';
import type { graphWords } from '../i18n/graphs.ts';
import type { KeyOf } from '../i18n/index.ts';

/** One line of a graph. Told apart by dash and name, not by colour alone. */
export interface GraphLine {
  id: string;
  label: string;
  /** On the ticks of the curves, in the graph's own unit. */
  values: readonly number[];
  /** A custom property, `--yellow-ink`. */
  colour: string;
  /** Drawn and left out, by turns, in pixels of a desk's screen. */
  dash?: readonly number[];
  /** The area below it is filled. */
  filled?: boolean;
  /** What the graph is about: thicker than what it is compared with. */
  main?: boolean;
  stepped?: boolean;
}
export type GraphId = 'parcels' | 'backlog' | 'bank' | 'attack' | 'trust' | 'crews';

export interface Look extends Omit<GraphLine, 'label' | 'values'> {
  /** The graph it stands in. */
  on: GraphId;
  name: KeyOf<typeof graphWords.en>;
}

export const calmDash = [2, 3];
const own = { id: 'own', name: 'ours', colour: '--yellow-ink', main: true } as const;

type Single = Exclude<Curve, ChannelCurve>;
/** How each curve is drawn on a team's screen, in this order. Those of the channels are a line each: see panels.ts. */
export const looks: Record<Single, Look | null> = {
  parcelsDeliverable: { on: 'parcels', id: 'calm', name: 'calm', colour: '--ghost', dash: calmDash },
  parcelsDelivered: { ...own, on: 'parcels' },
  backlog: { ...own, on: 'backlog' },
  /** Beside the headline only: the graph of the bank shows its channels. */
  uptimeBp: null,
  attackBp: { on: 'attack', id: 'arrives', name: 'arrives', colour: '--muted', filled: true },
  passedBp: { on: 'attack', id: 'passes', name: 'passes', colour: '--red-ink', filled: true, main: true },
  trustBp: { ...own, on: 'trust' },
  crewsFree: { ...own, on: 'crews', name: 'free', stepped: true },
};
export const drawn = Object.keys(looks) as Single[];
