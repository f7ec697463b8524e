import type { GhostCurves, TeamCurves } from '#protocol/views.ts';
import { hundredths, number, percent, short } from '../format.ts';
import { graphWords } from '../i18n/graphs.ts';
import { evenScale, roundTop, type Scale, tenfoldScale } from './scale.ts';

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
export interface GraphPanel extends Scale {
  id: GraphId;
  title: string;
  about: string;
  lines: readonly GraphLine[];
  format: (value: number) => string;
  /** Short words beside the axis. */
  axis: (value: number) => string;
}

const ghostDash = [6, 4];
const calmDash = [2, 3];
const channelDashes = [undefined, [9, 4], [2, 3], [9, 3, 2, 3], [5, 3], [2, 6]] as const;

/**
 * The graphs of a team's screen, top to bottom, all on the ticks of `curves`.
 * @param past what happened in reality over the same ticks; null where the pack has none
 * @param channels names of the bank channels, in the catalogue's order @param crews how many there are
 */
export function graphPanels(
  curves: TeamCurves,
  past: GhostCurves | null,
  channels: readonly string[],
  crews: number,
): GraphPanel[] {
  const { t } = graphWords;
  const ghost = (values: readonly number[] | undefined): GraphLine[] =>
    values ? [{ id: 'past', label: t('past'), values, colour: '--ghost', dash: ghostDash }] : [];
  const parcels: GraphLine[] = [
    { id: 'calm', label: t('calm'), values: curves.parcelsDeliverable, colour: '--ghost', dash: calmDash },
    ...ghost(past?.parcelsDelivered),
    { id: 'own', label: t('ours'), values: curves.parcelsDelivered, colour: '--yellow-ink', main: true },
  ];
  const backlog: GraphLine[] = [
    ...ghost(past?.backlog),
    { id: 'own', label: t('ours'), values: curves.backlog, colour: '--yellow-ink', main: true },
  ];
  const bank = channels.map((label, c): GraphLine => {
    const dash = channelDashes[c % channelDashes.length];
    return {
      id: `channel-${c}`,
      label,
      values: curves.channelsBp[c] ?? [],
      colour: `--channel-${(c % 5) + 1}`,
      main: true,
      ...(dash && { dash }),
    };
  });
  const times = (bp: number): number => bp / 10_000;
  const attack: GraphLine[] = [
    {
      id: 'arrives',
      label: t('arrives'),
      values: curves.attackBp.map(times),
      colour: '--muted',
      filled: true,
    },
    {
      id: 'passes',
      label: t('passes'),
      values: curves.passedBp.map(times),
      colour: '--red-ink',
      filled: true,
      main: true,
    },
    {
      id: 'carries',
      label: t('carries'),
      values: curves.tick.map(() => 1),
      colour: '--text',
      dash: calmDash,
    },
  ];
  const trust: GraphLine[] = [
    ...ghost(past?.trustBp),
    { id: 'own', label: t('ours'), values: curves.trustBp, colour: '--yellow-ink', main: true },
  ];
  const whole = (value: number): string => number(value);
  return [
    panel('parcels', parcels, evenScale(topOf(parcels)), whole, thousands),
    panel('backlog', backlog, evenScale(topOf(backlog)), whole, thousands),
    panel('bank', bank, evenScale(10_000), percent, percent),
    panel('attack', attack, tenfoldScale(highest(attack)), timesCapacity, (n) =>
      n === 0 ? '' : timesCapacity(n),
    ),
    panel('trust', trust, evenScale(10_000), hundredths, hundredths),
    panel(
      'crews',
      [
        {
          id: 'own',
          label: t('free'),
          values: curves.crewsFree,
          colour: '--yellow-ink',
          main: true,
          stepped: true,
        },
      ],
      { ...evenScale(Math.max(1, crews)), splits: [0, Math.max(1, crews)] },
      whole,
      whole,
    ),
  ];
}

function panel(
  id: GraphId,
  lines: readonly GraphLine[],
  scale: Scale,
  format: (value: number) => string,
  axis: (value: number) => string,
): GraphPanel {
  const { t } = graphWords;
  return {
    id,
    title: t(id),
    about: t(`${id}About`),
    lines,
    ...scale,
    format: (v) => format(v),
    axis: (v) => axis(v),
  };
}

const highest = (lines: readonly GraphLine[]): number =>
  lines.reduce((most, { values }) => values.reduce((a, b) => Math.max(a, b), most), 0);
/** Never so low that a handful of parcels fills the graph. */
const topOf = (lines: readonly GraphLine[]): number => roundTop(Math.max(1000, highest(lines)));

/** `1.8 M`, `4 M`, `500 k`. */
function thousands(value: number): string {
  return value >= 1_000_000 && value % 1_000_000 === 0 ? `${number(value / 1_000_000)} M` : short(value);
}

/** ×38, ×0.9: one digit more where it decides whether all is carried. */
function timesCapacity(value: number): string {
  if (value === 0) return number(0);
  const tenths = Math.round(value * 10);
  return graphWords.t('times', { n: number(value, tenths < 100 && tenths % 10 !== 0 ? 1 : 0) });
}
