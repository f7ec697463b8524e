import { isCompared, type GhostCurves, type TeamCurves } from '#protocol/curves.ts';
import { hundredths, number, percent, short } from '../format.ts';
import { graphWords } from '../i18n/graphs.ts';
import { calmDash, drawn, looks, type GraphId, type GraphLine } from './looks.ts';
import { evenScale, roundTop, type Scale, tenfoldScale } from './scale.ts';

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
const channelDashes = [undefined, [9, 4], [2, 3], [9, 3, 2, 3], [5, 3], [2, 6]] as const;

/**
 * The graphs of a team's screen, top to bottom, all on the ticks of `curves`.
 * @param past what happened in reality over the same ticks; null where the pack has none
 * @param channels names of the bank channels, in the catalogue's order @param crews how many there are
 * @param pressed name of the place where what passes the filters presses hardest now; null: nothing passes
 */
export function graphPanels(
  curves: TeamCurves,
  past: GhostCurves | null,
  channels: readonly string[],
  crews: number,
  pressed: string | null = null,
): GraphPanel[] {
  const { t } = graphWords;
  const on = (graph: GraphId): GraphLine[] => linesOn(graph, curves, past);
  const times = (bp: number): number => bp / 10_000;
  const parcels = on('parcels');
  const backlog = on('backlog');
  const attack: GraphLine[] = [
    ...on('attack').map((line) => ({ ...line, values: line.values.map(times) })),
    {
      id: 'carries',
      label: t('carries'),
      values: curves.tick.map(() => 1),
      colour: '--text',
      dash: calmDash,
    },
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
  const whole = (value: number): string => number(value);
  return [
    panel('parcels', parcels, evenScale(topOf(parcels)), whole, thousands),
    panel('backlog', backlog, evenScale(topOf(backlog)), whole, thousands),
    panel('bank', bank, evenScale(10_000), percent, percent),
    panel(
      'attack',
      attack.map((line) =>
        line.id === 'passes' && pressed ? { ...line, label: t('passesAt', { name: pressed }) } : line,
      ),
      tenfoldScale(highest(attack)),
      timesCapacity,
      (n) => (n === 0 ? '' : timesCapacity(n)),
    ),
    panel('trust', on('trust'), evenScale(10_000), hundredths, hundredths),
    panel(
      'crews',
      on('crews'),
      { ...evenScale(Math.max(1, crews)), splits: [0, Math.max(1, crews)] },
      whole,
      whole,
    ),
  ];
}

/** The lines of a graph; before each the past run's, where the two are compared. */
function linesOn(graph: GraphId, curves: TeamCurves, past: GhostCurves | null): GraphLine[] {
  const { t } = graphWords;
  return drawn.flatMap((curve): GraphLine[] => {
    const look = looks[curve];
    if (look?.on !== graph) return [];
    const { on: _graph, name, ...line } = look;
    const own = { ...line, label: t(name), values: curves[curve] };
    if (!past || !isCompared(curve)) return [own];
    return [{ id: 'past', label: t('past'), values: past[curve], colour: '--ghost', dash: ghostDash }, own];
  });
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
